"""Absorbing 并入: an old number of a hall gets its new one. Within the acts that know what it is called here.

The old number stays beside the new one for good: whoever holds an old receipt finds what became of it.
"""

from datetime import datetime

from yimen.kernel.actor import Actor
from yimen.kernel.network import Stock
from yimen.registries.dated import locked, refusing
from yimen.registries.network.models import OldNumber
from yimen.registries.network.refusals import CaseTaken, NamedAlready, NumberStruck, OfAnotherHall
from yimen.registries.network.subjects import tell_of


def waiting(ref: str, kind: Stock) -> OldNumber:
    """An old number without a new one, locked; refuses with NoSuchThing, NumberStruck, OfAnotherHall, NamedAlready."""
    row = standing(ref)
    if row.kind != kind:
        raise OfAnotherHall()
    if row.named_ref:
        raise NamedAlready()
    return row


def standing(ref: str) -> OldNumber:
    """An old number that stands in the list of its hall, locked; refuses with NoSuchThing or NumberStruck."""
    row = locked(OldNumber, ref, "old_number")
    if row.struck_at is not None:
        raise NumberStruck()
    return row


def give_name(row: OldNumber, named_ref: str, named: str, by: Actor, now: datetime) -> None:
    """Say what it is called here; refuses with CaseTaken."""
    row.named_ref, row.named, row.named_at = named_ref, named, now
    with refusing(old_number_names_a_case_once=CaseTaken(number=named)):
        row.save(update_fields=["named_ref", "named", "named_at"])
    tell_of(row, "name_old_number", {"kind": row.kind, "named": named_ref}, by=by, now=now)
