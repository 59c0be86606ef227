"""What the tickets show: frozen rows, never models. Who holds a ticket stands in the row for the counter alone."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket as everybody may read it who has its address: no personal data."""

    ref: str
    number: str
    centre_ref: str
    centre_name: str
    group_ref: str
    group_name: str
    wanted: str
    about: str
    """What it was taken for: an item, a bundle, or a group of counters."""
    item_ref: str
    bundle_ref: str
    day: date
    standing: str
    """The state of the ticket; of one that still waited when its day was over: expired."""
    before: int
    """How many wait before it, counted up to a hundred."""
    window: str
    """The counter to which it is called."""
    calls: int
    taken_at: datetime
    called_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class HeldTicket:
    """A ticket at the counter that called it: with its party and the application it leads to, as far as known."""

    ticket: TicketRow
    party_ref: str
    party_name: str
    matter_ref: str
    visit_ref: str


@dataclass(frozen=True, slots=True)
class QueueRow:
    """The queue of a group of counters today."""

    group_ref: str
    letter: str
    name: str
    windows: tuple[str, ...]
    waiting: int
    """Counted up to a hundred."""
    called: str
    """The number that was called last; empty: none yet."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """What a ticket would be for, and the queue in which it would stand; none: the centre does not take it in."""

    about: str
    queue: QueueRow | None


@dataclass(frozen=True, slots=True)
class CounterView:
    """What a counter sees: the queues it serves, who stands there, and who did today, the latest first."""

    window: str
    queues: tuple[QueueRow, ...]
    now_here: HeldTicket | None
    before: tuple[TicketRow, ...]
