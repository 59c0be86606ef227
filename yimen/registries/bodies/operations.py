"""Transfer work to an outside body, and take it back; by the reform office or an administrator, under a document."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import OutsideKind
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotInList, must_hold, named, span, written
from yimen.registries.bodies.models import Body
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing
from yimen.registries.offices import queries as offices

MOST_WORKS = 40


class BodyEntered(Refusal):
    """Work is transferred to this body already in that time; end it first to say it anew."""

    code: ClassVar[str] = "bodies.entered_already"


class BodyEnded(Refusal):
    """The transfer to this body has ended already."""

    code: ClassVar[str] = "bodies.ended"


@snapshot
class BodyTold:
    """An outside body by its reference."""

    ref: str


@operation
def enter_body(
    office_ref: str, kind: OutsideKind, works: tuple[str, ...], basis: str, begins: date, *, by: Actor, now: datetime
) -> BodyTold:
    """Transfer technical work to an institution or intermediary 转移, under a document, from a day on.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing, TooLong, ImpossibleDates or BodyEntered.
    """
    must_hold(by, Role.REFORM_OFFICE, Role.ADMINISTRATOR)
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    if kind not in list(OutsideKind):
        raise NotInList(field="kind")
    span(begins, None)
    named_works = [written(one, "works", 100) for one in dict.fromkeys(works) if one.strip()]
    if not 0 < len(named_works) <= MOST_WORKS:
        raise Missing(field="works")
    with refusing(body_is_entered_once_at_a_time=BodyEntered()):
        row = Body.objects.create(
            ref=new_ref(), office_id=office.id, kind=kind, works=named_works, basis=named(basis, "basis"),
            valid=days(begins),
        )  # fmt: skip
    body = {"office": office_ref, "kind": kind, "works": named_works, "basis": row.basis, "from": begins}
    tell(_subject(row), Line("body_entered", body, now), by)
    return BodyTold(row.ref)


@operation
def end_body(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> BodyTold:
    """Nothing more is asked of the body from a day on; what it has in hand it brings to an end.

    Refuses with NotAllowed, NoSuchThing, BodyEnded, Missing or ImpossibleDates.
    """
    must_hold(by, Role.REFORM_OFFICE, Role.ADMINISTRATOR)
    row = locked(Body, ref, "body")
    if row.valid.upper is not None:
        raise BodyEnded()
    if on < day_of(now) or on <= row.valid.lower:
        raise ImpossibleDates()
    end_term(row, days(row.valid.lower, on), named(basis, "basis"))
    tell(_subject(row), Line("body_ended", {"on": on, "basis": row.end_basis}, now), by)
    return BodyTold(ref)


def _subject(row: Body) -> Subject:
    return Subject("body", "bodies_body", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
