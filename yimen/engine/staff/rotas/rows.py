"""What the rotas show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.attendance import Standing


@snapshot
class ShiftRow:
    """Somebody is due, and how they stand."""

    id: int
    ref: str
    staff_id: int
    staff_ref: str
    staff_name: str
    staff_number: str
    window_id: int | None
    window: str
    """Code of the counter; empty for duty elsewhere."""
    kind: str
    day: date
    day_kind: str
    begins: datetime
    ends: datetime
    confirmed_at: datetime | None
    first: datetime | None
    last: datetime | None
    standing: Standing
    correction: str
    """The reference of a correction that waits to be decided."""


@snapshot
class AttendanceSum:
    """Somebody's days in a span of time."""

    staff_id: int
    staff_ref: str
    staff_name: str
    due: int
    in_order: int
    late: int
    left_early: int
    absent: int
    on_leave: int
    excused: int
    weekends: int
    """Days served at weekends and on holidays."""
    holidays_due: int
    holidays: int
    minutes: int
    """For how many minutes they were due, leave taken off."""


@snapshot
class FaultRow:
    """What is not as it has to be in a week."""

    fault: str
    """One of RotaFault."""
    day: date | None
    who: str
    """A person or a counter."""
    n: int = 0
    of: int = 0


@snapshot
class LeaveRow:
    """Leave as it was asked for."""

    ref: str
    staff_ref: str
    staff_name: str
    kind: str
    reason: str
    begins: datetime
    ends: datetime
    asked_at: datetime
    outcome: str
    words: str
    decided_by: str
    decided_at: datetime | None


@snapshot
class CorrectionRow:
    """A correction of attendance as it was asked for."""

    ref: str
    staff_name: str
    day: date
    found: str
    reason: str
    asked_by: str
    asked_at: datetime
    outcome: str
    words: str
    decided_by: str
    mine: str
    """yes: the reader asked for it or it is about them; somebody else decides."""


@snapshot
class AllowanceLineRow:
    """What one person is paid."""

    staff_name: str
    staff_number: str
    served: int
    fen: int


@snapshot
class AllowanceSheet:
    """What is paid for the weekends of a month: frozen, or as it stands now."""

    month: date
    document: str
    each_fen: int
    budget_fen: int
    lines: tuple[AllowanceLineRow, ...]
    fen: int
    frozen_at: datetime | None
    frozen_by: str


@snapshot
class LeaderRow:
    """Who leads on duty on a day."""

    ref: str
    day: date
    staff_id: int
    staff_ref: str
    staff_name: str
    office: str
    standing: Standing
    events: tuple[tuple[datetime, str, str], ...]


@snapshot
class VillageDay:
    """A working day of a village point on which nobody is due, or nobody came."""

    centre_ref: str
    centre_name: str
    day: date
    passed: str
    """yes: it was a violation; empty: there is time to put it right."""


@snapshot
class RepresentativeRow:
    """Who speaks for an office in a centre now."""

    office_ref: str
    office: str
    chief: str
    deputy: str
    letter: str
    acting: str
    """chief, deputy, or empty when both are away."""
    since: date


@snapshot
class OnDuty:
    """Who stands at a counter on a day."""

    staff_id: int
    staff_ref: str
    name: str
    number: str
    post: str
    office: str
