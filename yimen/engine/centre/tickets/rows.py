"""What the tickets show: frozen rows, never models. Who holds a ticket stands in the row for the counter alone."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class WaitRow:
    """How long somebody waits, and what that was worked out of."""

    minutes: int | None
    """None: nobody can say."""
    unknown: str
    """Why nobody can: no counter is open, or too few were served lately."""
    before: int
    counters: int
    """Open counters that call for this queue."""
    counted: int
    """Of how many that were served lately the mean was formed."""
    mean_minutes: float


@snapshot
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
    """How many are called before it."""
    wait: WaitRow | None
    """How long it still waits; none for one that does not wait."""
    first: str
    """yes: it was put first."""
    back_until: datetime | None
    """Of one that was missed: until when it may come back."""
    window: str
    """The counter to which it is called."""
    calls: int
    taken_at: datetime
    called_at: datetime | None
    ended_at: datetime | None


@snapshot
class HeldTicket:
    """A ticket at the counter that called it: with its party and the application it leads to, as far as known."""

    ticket: TicketRow
    party_ref: str
    party_name: str
    matter_ref: str
    visit_ref: str


@snapshot
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
    open: tuple[str, ...]
    """Of its counters those that are open now."""
    wait: WaitRow
    """How long who takes a ticket now will wait."""


@snapshot
class LinedUp:
    """A number that waits, in the order in which it will be called."""

    ref: str
    number: str


@snapshot
class OtherQueue:
    """A queue of the centre by its letter and name."""

    ref: str
    letter: str
    name: str


@snapshot
class CallRow:
    """A number that was called to a counter, as the hall is told."""

    number: str
    window: str
    window_name: str
    group_name: str
    called_at: datetime
    calls: int
    standing: str


@snapshot
class LineRow:
    """A queue with the numbers that are called next."""

    queue: QueueRow
    numbers: tuple[str, ...]


@snapshot
class BoardRow:
    """What the screen of a hall shows: who was called where, the last first, and each queue."""

    calls: tuple[CallRow, ...]
    lines: tuple[LineRow, ...]


@snapshot
class CounterNow:
    """A counter as it stands now: open, paused or closed, who is there, and whose number."""

    window_ref: str
    code: str
    name: str
    letter: str
    group_name: str
    session_ref: str
    state: str
    paused_for: str
    clerk: str
    since: datetime | None
    number: str
    """Of the ticket that is called to it or served at it."""
    number_since: datetime | None


@snapshot
class PlaceRow:
    """What a ticket would be for, and the queue in which it would stand; none: the centre does not take it in."""

    about: str
    queue: QueueRow | None


@snapshot
class CounterView:
    """What a counter sees: the queues it serves, who stands there, and who did today, the latest first."""

    window: str
    queues: tuple[QueueRow, ...]
    now_here: HeldTicket | None
    before: tuple[TicketRow, ...]
    session: CounterNow | None
    """The counter that this clerk has open or paused; none: it is closed."""
    counters: tuple[CounterNow, ...]
    """The counters at which this clerk may open, as they are now."""
    lined_up: tuple[LinedUp, ...]
    """Who is called next here, the first first."""
    others: tuple[OtherQueue, ...]
    """The other queues of the centre, to which somebody may be sent over."""
    missed: tuple[TicketRow, ...]
    """Numbers that were passed over and may still come back."""
