"""Settling: when a session is closed, what nobody answered goes to its department with a limit; the record follows."""

from datetime import datetime

from yimen.engine.public.interviews import moves
from yimen.engine.public.interviews.models import Interview
from yimen.engine.public.interviews.operations.ordering import left_open
from yimen.engine.public.interviews.operations.planning import InterviewKept
from yimen.engine.public.interviews.refusals import NotBegun
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line
from yimen.kernel.interview_life import CLOSED_BY_ITSELF, INTERVIEW_LIFE, InterviewMove, InterviewState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotAllowed

SLICE = 20


@snapshot
class InterviewsClosed:
    """How many sessions were closed because their time was over."""

    done: int


@operation
def close_interview(ref: str, *, by: Actor, now: datetime) -> InterviewKept:
    """Close a session: each question that is neither answered nor withheld becomes an order of its department.

    Refuses with NotAtTheDesk, InterviewUnknown, GuestChooses, NotBegun or WrongState.
    """
    row = moves.hosted(ref, by, now)
    if now < row.begins:
        raise NotBegun(begins=row.begins)
    return _closed(row, by, now)


@operation
def close_interviews(size: int = SLICE, *, by: Actor, now: datetime) -> InterviewsClosed:
    """Close the sessions whose end lies an hour back and that nobody closed; by itself."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    over = Interview.objects.filter(state="announced", ends__lt=now - CLOSED_BY_ITSELF).order_by("ends", "id")
    found = list(over.select_for_update(skip_locked=True, of=("self",))[:size])
    for row in found:
        _closed(row, by, now)
    return InterviewsClosed(len(found))


@operation
def publish_interview(ref: str, *, by: Actor, now: datetime) -> InterviewKept:
    """Publish the record of a closed session as it was said; nothing of it changes any more.

    Refuses with NotAtTheDesk, InterviewUnknown, GuestChooses or WrongState.
    """
    row = moves.hosted(ref, by, now)
    moves.move(row, InterviewMove.PUBLISH, published_at=now)
    moves.told(row, Line("publish_interview", {}, now), by)
    return InterviewKept(ref, row.state)


def _closed(row: Interview, by: Actor, now: datetime) -> InterviewKept:
    INTERVIEW_LIFE.after(InterviewMove.CLOSE, InterviewState(row.state))
    orders = left_open(row, by, now)
    moves.move(row, InterviewMove.CLOSE, closed_at=now)
    moves.told(row, Line("close_interview", {"orders": orders}, now), by)
    return InterviewKept(row.ref, row.state)
