"""Calling: an open counter calls who has waited longest for what it takes in; again; or notes that nobody came."""

from datetime import datetime

from yimen.engine.centre.tickets import counters, moves
from yimen.engine.centre.tickets.models import Ticket
from yimen.engine.centre.tickets.reading import own_windows, windows_of
from yimen.engine.centre.tickets.refusals import CounterBusy, CounterInNoGroup, NobodyWaits, TicketUnknown
from yimen.engine.centre.visits.operations import NotAtAWindow
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.tickets import (
    TICKET_LIFE,
    TicketMove,
    TicketState,
    must_be_time_to_call,
    must_have_called,
)
from yimen.registries.windows import queries as windows


@snapshot
class TicketMoved:
    """A ticket by its reference and number, and how it stands now."""

    ref: str
    number: str
    state: str


@operation
def call_next(*, by: Actor, now: datetime) -> TicketMoved:
    """Call who has waited longest today for a group in which the clerk's counter stands; who booked for now goes first.

    Two counters that call at the same moment call different tickets. Refuses with NotAtAWindow, CounterNotOpen,
    CounterInNoGroup, CounterBusy or NobodyWaits.
    """
    mine = windows_of(by)
    if not mine:
        raise NotAtAWindow()
    here = counters.must_be_open(set(mine.values()), by, now)
    busy = moves.at_counters(own_windows(by, now))
    if busy is not None:
        raise CounterBusy(number=moves.number_of(busy))
    groups = {row.group_id for row in windows.standing(mine, now) if row.window_id == here}
    if not groups:
        raise CounterInNoGroup()
    row = moves.next_waiting(groups, now)
    if row is None:
        raise NobodyWaits()
    first = row.first_called_at or now
    moves.move(row, TicketMove.CALL, by, now, window_id=here, called_at=now, calls=1, first_called_at=first)
    return said(row)


@operation
def call_again(ref: str, *, by: Actor, now: datetime) -> TicketMoved:
    """Call the same ticket once more 再叫. Refuses with TicketUnknown, WrongState, CalledEnough or CalledTooSoon."""
    row = at_my_counter(ref, by)
    TICKET_LIFE.after(TicketMove.CALL_AGAIN, TicketState(row.state))
    must_be_time_to_call(row.calls, _called(row), now)
    moves.move(row, TicketMove.CALL_AGAIN, by, now, called_at=now, calls=row.calls + 1)
    return said(row)


@operation
def miss(ref: str, *, by: Actor, now: datetime) -> TicketMoved:
    """Nobody came though the number was called as often as numbers are 过号; it is kept for a while.

    Refuses with TicketUnknown, WrongState, NotCalledEnough or CalledTooSoon.
    """
    row = at_my_counter(ref, by)
    TICKET_LIFE.after(TicketMove.MISS, TicketState(row.state))
    must_have_called(row.calls, _called(row), now)
    moves.move(row, TicketMove.MISS, by, now, ended_at=now)
    return said(row)


def at_my_counter(ref: str, by: Actor) -> Ticket:
    """A ticket under its lock that was called to the clerk's counter; refuses with TicketUnknown. In an act only."""
    row = moves.locked(ref)
    if row.window_id is None or row.window_id not in windows_of(by).values():
        raise TicketUnknown(ref=ref)
    return row


def said(row: Ticket) -> TicketMoved:
    """How the ticket stands now."""
    return TicketMoved(row.ref, moves.number_of(row), row.state)


def _called(row: Ticket) -> datetime:
    assert row.called_at is not None, "what is called was called at a moment"
    called_at: datetime = row.called_at
    return called_at
