"""Petitions 上报建议: what a city asks a higher level to cancel, improve or hand down, and what came of it."""

from datetime import datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import Missing, NoSuchThing, NotInList, named, told, written
from yimen.registries.catalogue.models import Item, Petition
from yimen.registries.catalogue.moves import office
from yimen.registries.catalogue.refusals import PetitionAnswered
from yimen.registries.catalogue.review import allow
from yimen.registries.dated import locked, new_ref

WISHES = ("cancel", "improve", "devolve")
OUTCOMES = ("accepted", "partly", "declined")


@snapshot
class Wish:
    """What is asked for, of which item, of whom, why."""

    wish: str
    item_name: str
    addressed_to: str
    reason: str
    basis: str = ""
    domain: str = ""
    item: str = ""
    """Ref of the item, when this city handles it."""


@snapshot
class PetitionSent:
    ref: str


@operation
def send_petition(office_ref: str, wish: Wish, *, by: Actor, now: datetime) -> PetitionSent:
    """Record a petition that goes to a higher level; by the office's catalogue desk or the reform office.

    Refuses with OfficeUnknown, NotCatalogueEditor, NotInList, NoSuchThing or Missing.
    """
    sender = office(office_ref)
    _must_handle(by, sender.id)
    if wish.wish not in WISHES:
        raise NotInList(field="wish")
    item = Item.objects.filter(ref=wish.item).first() if wish.item else None
    if wish.item and item is None:
        raise NoSuchThing(what="item")
    row = Petition.objects.create(
        ref=new_ref(),
        office_id=sender.id,
        item=item,
        item_name=named(wish.item_name, "item_name"),
        wish=wish.wish,
        domain=written(wish.domain, "domain"),
        addressed_to=named(wish.addressed_to, "addressed_to"),
        reason=_said(wish.reason, "reason"),
        basis=written(wish.basis, "basis"),
        sent_at=now,
    )
    return PetitionSent(row.ref)


@operation
def answer_petition(ref: str, outcome: str, answer: str, *, by: Actor, now: datetime) -> PetitionSent:
    """Record what the higher level answered. Refuses with NoSuchThing, NotInList, PetitionAnswered or Missing."""
    row = locked(Petition, ref, "petition")
    _must_handle(by, row.office_id)
    if outcome not in OUTCOMES:
        raise NotInList(field="outcome")
    if row.answered_at is not None:
        raise PetitionAnswered()
    row.outcome, row.answer, row.answered_at = outcome, _said(answer, "answer"), now
    row.save(update_fields=["outcome", "answer", "answered_at"])
    return PetitionSent(ref)


def _must_handle(by: Actor, office_id: int) -> None:
    if not by.has_role(Role.REFORM_OFFICE):
        allow.must_edit(by, office_id)


def _said(typed: str, field: str) -> str:
    if not (text := told(typed, field)):
        raise Missing(field=field)
    return text
