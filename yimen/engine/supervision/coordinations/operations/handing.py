"""Handing a meeting over: by who called it, or from who calls meetings no more; a meeting outlives its caller."""

from datetime import datetime

from yimen.engine.supervision.coordinations import moves
from yimen.engine.supervision.coordinations.models import Coordination
from yimen.engine.supervision.coordinations.operations.calling import CoordinationKept
from yimen.engine.supervision.coordinations.refusals import CallerThere
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.coordination import CoordinationState
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, must_hold
from yimen.registries.people import queries as people


@operation
def hand_over_coordination(ref: str, staff_ref: str, why: str, *, by: Actor, now: datetime) -> CoordinationKept:
    """Hand a meeting that is not over to another who calls meetings, with the reason.

    Refuses with CoordinationUnknown, NotTheCaller, NoSuchThing, TextMissing or WrongState.
    """
    row = moves.lock_called(ref, by)
    _must_not_be_over(row, "hand_over")
    other = people.staff_member(staff_ref)
    if other is None or other.id == by.staff_id or other.id not in moves.callers(now):
        raise NoSuchThing(what="staff")
    return _handed(row, other.id, "hand_over_coordination", why, by, now)


@operation
def take_over_coordination(ref: str, why: str, *, by: Actor, now: datetime) -> CoordinationKept:
    """Take over a meeting whose caller calls meetings no more, with the reason.

    Refuses with NotAllowed, CoordinationUnknown, CallerThere, TextMissing or WrongState.
    """
    must_hold(by, *moves.KEEPERS)
    row = moves.lock(ref, by)
    _must_not_be_over(row, "take_over")
    if row.called_by_id in moves.callers(now):
        raise CallerThere()
    assert by.staff_id is not None, "the lock is for staff alone"
    return _handed(row, by.staff_id, "take_over_coordination", why, by, now)


def _must_not_be_over(row: Coordination, step: str) -> None:
    if row.state not in (CoordinationState.CALLED, CoordinationState.MINUTED):
        raise WrongState(move=step, state=row.state)


def _handed(row: Coordination, to: int, verb: str, why: str, by: Actor, now: datetime) -> CoordinationKept:
    said = must_be_said("why", why, 500).strip()
    row.called_by_id = to
    row.save(update_fields=["called_by"])
    moves.told(row, Line(verb, {"to": to, "why": digest(said.encode(), row.ref.encode())}, now), by)
    return CoordinationKept(row.ref, row.state)
