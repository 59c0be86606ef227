"""Calling: a counter calls who has waited longest for what it takes in; calls again, or notes that nobody came."""

from dataclasses import dataclass
from datetime import datetime

from yimen.engine.tickets import moves
from yimen.engine.tickets.models import Ticket
from yimen.engine.tickets.reading import windows_of
from yimen.engine.tickets.refusals import CounterBusy, CounterInNoGroup, NobodyWaits, TicketUnknown
from yimen.engine.visits.operations import NotAtAWindow
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.visits.tickets import TicketMove
from yimen.registries.windows import queries as windows


@dataclass(frozen=True, slots=True)
class TicketMoved:
    """A ticket by its reference and number, and how it stands now."""

    ref: str
    number: str
    state: str


@operation
def call_next(*, by: Actor, now: datetime) -> TicketMoved:
    """Call who has waited longest today for a group in which the clerk's counter stands; who booked for now goes first.

    Two counters that call at the same moment call different tickets. Refuses with NotAtAWindow, CounterInNoGroup,
    CounterBusy or NobodyWaits.
    """
    mine = windows_of(by)
    if not mine:
        raise NotAtAWindow()
    busy = moves.at_counters(set(mine.values()))
    if busy is not None:
        raise CounterBusy(number=moves.number_of(busy))
    standing = {row.group_id: row.window_id for row in windows.standing(mine, now)}
    if not standing:
        raise CounterInNoGroup()
    row = moves.next_waiting(standing, now)
    if row is None:
        raise NobodyWaits()
    window_id = standing[row.group_id]
    moves.move(row, TicketMove.CALL, by, now, window_id=window_id, called_at=now, calls=1)
    return _said(row)


@operation
def call_again(ref: str, *, by: Actor, now: datetime) -> TicketMoved:
    """Call the same ticket once more. Refuses with TicketUnknown or WrongState."""
    row = at_my_counter(ref, by)
    moves.move(row, TicketMove.CALL_AGAIN, by, now, called_at=now, calls=row.calls + 1)
    return _said(row)


@operation
def miss(ref: str, *, by: Actor, now: datetime) -> TicketMoved:
    """Nobody came when the ticket was called. Refuses with TicketUnknown or WrongState."""
    row = at_my_counter(ref, by)
    moves.move(row, TicketMove.MISS, by, now, ended_at=now)
    return _said(row)


def at_my_counter(ref: str, by: Actor) -> Ticket:
    """A ticket under its lock that was called to the clerk's counter; refuses with TicketUnknown. In an act only."""
    row = moves.locked(ref)
    if row.window_id is None or row.window_id not in windows_of(by).values():
        raise TicketUnknown(ref=ref)
    return row


def _said(row: Ticket) -> TicketMoved:
    return TicketMoved(row.ref, moves.number_of(row), row.state)
