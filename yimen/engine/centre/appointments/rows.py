"""What the appointments show: frozen rows, never models."""

from datetime import date, datetime, time

from yimen.kernel.snapshot import snapshot


@snapshot
class PlanRow:
    """What can be booked at a centre."""

    ref: str
    name: str
    kind: str
    centre_ref: str
    centre_name: str
    family: str
    item_ref: str
    office_ref: str
    minutes: int
    places: int
    lead_hours: int
    days_ahead: int
    opens: time | None
    closes: time | None


@snapshot
class SlotRow:
    """A slot that can be booked, with the places still free."""

    begins: datetime
    ends: datetime
    free: int
    places: int


@snapshot
class DayRow:
    """A day of a plan: its slots, and what the centre's calendar calls it."""

    day: date
    name: str
    slots: tuple[SlotRow, ...]

    @property
    def free(self) -> int:
        """How many places are free on this day."""
        return sum(slot.free for slot in self.slots)


@snapshot
class Elsewhere:
    """Another centre at which the same item can be booked, with its next free slot."""

    centre_ref: str
    centre_name: str
    address: str
    plan_ref: str
    plan_name: str
    begins: datetime
    free: int


@snapshot
class OpenDay:
    """A day of a centre: whether it opens, its hours, and which plans can be booked on it."""

    day: date
    standing: str
    """open, closed, by_appointment: closed, but served for who books; other_items: open, but not for this item"""
    hours: tuple[tuple[time, time], ...]
    name: str
    plans: tuple[str, ...]


@snapshot
class AppointmentRow:
    """An appointment as its ticket tells it."""

    ref: str
    code: str
    state: str
    kind: str
    plan_ref: str
    plan_name: str
    centre_ref: str
    centre_name: str
    centre_address: str
    item_ref: str
    item_name: str
    case_ref: str
    party_ref: str
    """Empty for who holds the ticket and nothing else."""
    party_name: str
    comes: str
    begins: datetime
    ends: datetime
    booked_at: datetime
    arrived_at: datetime | None
    changes: int
    duty_name: str
    visit_ref: str


@snapshot
class RosterRow:
    """Somebody on duty on a day off, and with how many visitors; nobody comes in vain."""

    ref: str
    day: date
    plan_ref: str
    plan_name: str
    centre_name: str
    office_name: str
    staff_ref: str
    staff_name: str
    bookings: int


@snapshot
class PauseRow:
    """A time in which a party may not book, and what came of its appeal."""

    ref: str
    party_name: str
    begins: datetime
    ends: datetime
    misses: int
    appeal: str
    appealed_at: datetime | None
    answer: str
    answer_reason: str


@snapshot
class Attendance:
    """What came of the bookings of a centre in a span of days."""

    booked: int
    arrived: int
    missed: int
    cancelled: int
    waiting: int
