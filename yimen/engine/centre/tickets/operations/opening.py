"""Opening: a clerk opens the counter at which they stand, pauses it, goes on, closes it; the manager may close it."""

from datetime import datetime

from yimen.engine.centre.tickets import counters, moves
from yimen.engine.centre.tickets.models import CounterSession
from yimen.engine.centre.tickets.reading import windows_of
from yimen.engine.centre.tickets.refusals import CounterBusy, CounterNotOpen
from yimen.engine.centre.visits.operations import NotAtAWindow
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.counters import CounterMove, CounterState, PausedFor
from yimen.kernel.writing import NoSuchThing, NotInList
from yimen.registries.dated import day_of, locked
from yimen.registries.offices import queries as offices


@snapshot
class CounterMoved:
    """A counter session by its reference, and how the counter stands now."""

    ref: str
    state: str


@operation
def open_counter(window_ref: str, *, by: Actor, now: datetime) -> CounterMoved:
    """Open the counter at which the clerk holds a post 开窗: from now on it calls.

    Refuses with NotAtAWindow, CounterTaken or CounterOpenElsewhere.
    """
    window = offices.window(window_ref, day_of(now))
    if window is None or by.staff_id is None or window.id not in windows_of(by).values():
        raise NotAtAWindow()
    return _said(counters.open_at(window, by.staff_id, by, now))


@operation
def pause_counter(why: str, *, by: Actor, now: datetime) -> CounterMoved:
    """Pause the clerk's counter 暂停: it calls nobody until it goes on.

    Refuses with NotInList, NotAtAWindow, CounterNotOpen, WrongState or CounterBusy.
    """
    if why not in list(PausedFor):
        raise NotInList(field="why")
    return _said(counters.move(_mine_and_free(by, now), CounterMove.PAUSE, why, by, now))


@operation
def resume_counter(*, by: Actor, now: datetime) -> CounterMoved:
    """The clerk's counter goes on. Refuses with NotAtAWindow, CounterNotOpen or WrongState."""
    return _said(counters.move(_mine(by, now), CounterMove.RESUME, "", by, now))


@operation
def close_counter(*, by: Actor, now: datetime) -> CounterMoved:
    """Close the clerk's counter 关窗. Refuses with NotAtAWindow, CounterNotOpen or CounterBusy."""
    return _said(counters.move(_mine_and_free(by, now), CounterMove.CLOSE, "", by, now))


@operation
def close_for(ref: str, *, by: Actor, now: datetime) -> CounterMoved:
    """The manager closes a counter that was left open. Refuses with NoSuchThing, WrongState or CounterBusy."""
    row = locked(CounterSession, ref, "counter_session")
    manages = any(post.role is Role.CENTRE_MANAGER and post.centre_id == row.centre_id for post in by.posts)
    if not (manages or by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR)):
        raise NoSuchThing(what="counter_session")
    _must_be_free(row)
    return _said(counters.move(row, CounterMove.CLOSE, "", by, now))


def _mine(by: Actor, now: datetime) -> CounterSession:
    if not windows_of(by):
        raise NotAtAWindow()
    row = counters.of_clerk(by, now)
    if row is None:
        raise CounterNotOpen(state=CounterState.CLOSED)
    return row


def _mine_and_free(by: Actor, now: datetime) -> CounterSession:
    row = _mine(by, now)
    _must_be_free(row)
    return row


def _must_be_free(row: CounterSession) -> None:
    busy = moves.at_counters({row.window_id})
    if busy is not None:
        raise CounterBusy(number=moves.number_of(busy))


def _said(row: CounterSession) -> CounterMoved:
    return CounterMoved(row.ref, row.state)
