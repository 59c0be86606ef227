"""Writes of the bases: a document recorded, ended, linked to what rests on it; by legal affairs or reform office."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, named, span
from yimen.registries.bases import moves
from yimen.registries.bases.models import KINDS, LINKED, Basis, BasisLink
from yimen.registries.bases.moves import BasisOver
from yimen.registries.bases.moves import BasisSaid as BasisSaid
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing
from yimen.registries.offices import queries as offices

KEEPERS = (Role.LEGAL_REVIEWER, Role.REFORM_OFFICE)


class LinkedAlready(Refusal):
    """It rests on this document already."""

    code: ClassVar[str] = "bases.linked_already"


@snapshot
class BasisKept:
    """A document, or what rests on it, by its reference."""

    ref: str


@operation
def record_basis(
    said: BasisSaid, valid_from: date, valid_to: date | None = None, *, by: Actor, now: datetime
) -> BasisKept:
    """Record a document with the days on which it is in force.

    Refuses with NotAllowed, NotInList, ImpossibleDates, BasisNumberTaken, Missing or TooLong.
    """
    must_hold(by, *KEEPERS)
    if said.kind not in KINDS:
        raise NotInList(field="kind")
    span(said.issued_on, None)
    span(valid_from, valid_to)
    return BasisKept(moves.write(said, valid_from, valid_to, by, now).ref)


@operation
def end_basis(ref: str, on: date, why: str, *, by: Actor, now: datetime) -> BasisKept:
    """The document is in force no more from a day on; everything that rests on it is told of.

    Refuses with NotAllowed, NoSuchThing, ImpossibleDates or Missing.
    """
    must_hold(by, *KEEPERS)
    row = locked(Basis, ref, "basis")
    over = row.valid.upper is not None and row.valid.upper <= day_of(now)
    if over or on <= row.valid.lower or (row.valid.upper is not None and on > row.valid.upper):
        raise ImpossibleDates()
    end_term(row, days(row.valid.lower, on), named(why, "basis"))
    moves.tell_of(row, Line("end_basis", {"on": on, "basis": row.end_basis}, now), by)
    return BasisKept(ref)


@operation
def link_basis(ref: str, kind: str, thing_ref: str, what: str, *, by: Actor, now: datetime) -> BasisKept:
    """Say that an item, an office or a centre rests on a document that is in force, and in what.

    Refuses with NotAllowed, NoSuchThing, BasisOver, NotInList, LinkedAlready or Missing.
    """
    must_hold(by, *KEEPERS)
    row = locked(Basis, ref, "basis")
    if day_of(now) not in row.valid:
        raise BasisOver(number=row.number)
    if kind not in LINKED:
        raise NotInList(field="kind")
    thing = _thing(kind, thing_ref, now)
    with refusing(basis_link_once_a_time=LinkedAlready()):
        link = BasisLink.objects.create(
            ref=new_ref(), basis=row, kind=kind, thing_ref=thing, what=named(what, "what"), valid=days(day_of(now))
        )
    moves.tell_of(row, Line("link_basis", {"kind": kind, "thing": thing, "link": link.ref}, now), by)
    return BasisKept(link.ref)


@operation
def unlink_basis(link_ref: str, why: str, *, by: Actor, now: datetime) -> BasisKept:
    """From today it rests on this document no more. Refuses with NotAllowed, NoSuchThing or Missing."""
    must_hold(by, *KEEPERS)
    link = BasisLink.objects.select_for_update(of=("self",)).filter(ref=link_ref, valid__endswith=None).first()
    if link is None:
        raise NoSuchThing(what="basis_link")
    row = Basis.objects.select_for_update().get(pk=link.basis_id)
    end_term(link, days(min(link.valid.lower, day_of(now)), day_of(now)), named(why, "basis"))
    moves.tell_of(row, Line("unlink_basis", {"link": link_ref, "basis": link.end_basis}, now), by)
    return BasisKept(link_ref)


def _thing(kind: str, typed: str, now: datetime) -> str:
    """The reference of what rests on a document; an item may be named by its code."""
    if kind == "item":
        item = catalogue.in_force(typed, now)
        ref = item.ref if item is not None else ""
    else:
        unit = offices.office(typed, day_of(now)) if kind == "office" else offices.centre(typed, day_of(now))
        ref = unit.ref if unit is not None else ""
    if not ref:
        raise NoSuchThing(what=kind)
    return ref
