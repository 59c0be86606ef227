"""Leave 请假: asked for by whoever is away, granted by whoever heads them. Granted, it is an absence like any other."""

from datetime import datetime

from yimen.engine.staff.rotas import moves
from yimen.engine.staff.rotas.models import LeaveRequest
from yimen.engine.staff.rotas.refusals import AwayThen, DecidedAlready, SecondPerson
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.attendance import Outcome
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList, span
from yimen.registries.dated import locked, moments, new_ref, refusing
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.people import seconded
from yimen.registries.people.duty import is_above
from yimen.registries.people.operations import AbsenceKind


@snapshot
class LeaveAsked:
    """Leave by its reference; the posts that nobody covers then stand beside it."""

    ref: str
    uncovered: tuple[str, ...] = ()


@operation
def ask_leave(begins: datetime, ends: datetime, kind: str, reason: str, *, by: Actor, now: datetime) -> LeaveAsked:
    """Ask to be away from a moment until another. Refuses with NotAllowed, NotInList, ImpossibleDates or AwayThen."""
    if by.staff_id is None:
        raise NotAllowed()
    if kind not in list(AbsenceKind):
        raise NotInList(field="kind")
    span(begins, ends)
    row = LeaveRequest(
        ref=new_ref(), staff_id=by.staff_id, kind=kind, reason=must_be_said("reason", reason, 200).strip(),
        during=moments(begins, ends), asked_at=now,
    )  # fmt: skip
    with refusing(leave_is_asked_once_for_a_time=AwayThen(name=by.name)):
        row.save(force_insert=True)
    moves.told(row, "ask_leave", {"kind": kind, "from": begins, "until": ends}, by, now)
    return LeaveAsked(row.ref)


@operation
def grant_leave(ref: str, *, by: Actor, now: datetime) -> LeaveAsked:
    """Grant it: whoever heads the office or manages the centre of who asks, or an administrator; never oneself.

    The absence is written with it, and stand-ins take over by themselves. Refuses with NoSuchThing, SecondPerson,
    KeptByTheCentre, KeptAtHome, DecidedAlready or AwayAlready.
    """
    row = _waiting(ref, by, now)
    member = people_queries.staff_member(row.staff_id)
    assert member is not None, "leave is asked for by a member of staff"
    kind = AbsenceKind(row.kind)
    away = people.record_absence(
        member.ref, row.during.lower, row.during.upper, kind, row.reason, by=by.within(), now=now
    )
    row.absence_ref = away.ref
    _decide(row, Outcome.GRANTED, "", by, now)
    return LeaveAsked(ref, away.uncovered)


@operation
def refuse_leave(ref: str, words: str, *, by: Actor, now: datetime) -> LeaveAsked:
    """Say no, and why.

    Refuses with NoSuchThing, SecondPerson, KeptByTheCentre, KeptAtHome, DecidedAlready or TextMissing.
    """
    _decide(_waiting(ref, by, now), Outcome.REFUSED, must_be_said("words", words, 200).strip(), by, now)
    return LeaveAsked(ref)


@operation
def take_back_leave(ref: str, *, by: Actor, now: datetime) -> LeaveAsked:
    """Whoever asked needs it no more, as long as nobody has decided. Refuses with NoSuchThing or DecidedAlready."""
    row = locked(LeaveRequest, ref, "leave")
    if by.staff_id is None or row.staff_id != by.staff_id:
        raise NoSuchThing(what="leave")
    if row.outcome:
        raise DecidedAlready()
    row.outcome, row.decided_at = Outcome.TAKEN_BACK, now
    row.save(update_fields=["outcome", "decided_at"])
    moves.told(row, "take_back_leave", {}, by, now)
    return LeaveAsked(ref)


def _waiting(ref: str, by: Actor, now: datetime) -> LeaveRequest:
    row = locked(LeaveRequest, ref, "leave")
    if by.staff_id is not None and row.staff_id == by.staff_id:
        raise SecondPerson()
    if by.staff_id is None or not (by.has_role(Role.ADMINISTRATOR) or is_above(by.staff_id, row.staff_id, now)):
        raise NoSuchThing(what="leave")
    seconded.must_keep(by, row.staff_id, (row.during.lower, row.during.upper), now)
    if row.outcome:
        raise DecidedAlready()
    return row


def _decide(row: LeaveRequest, outcome: Outcome, words: str, by: Actor, now: datetime) -> None:
    row.outcome, row.words, row.decided_by_id, row.decided_at = outcome, words, by.staff_id, now
    row.save(update_fields=["outcome", "words", "decided_by", "decided_at", "absence_ref"])
    moves.told(row, "decide_leave", {"outcome": outcome}, by, now)
