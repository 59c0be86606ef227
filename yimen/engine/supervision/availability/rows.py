"""What the availability shows: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.availability import ServiceDoor
from yimen.kernel.snapshot import snapshot


@snapshot
class DoorFigures:
    """How a door answered over a span of days; `percent` is empty when nobody asked."""

    door: ServiceDoor
    asked: int
    answered: int
    excused: int
    expected: int
    """How many probes the span has; what is missing was never made."""
    slowest: int
    percent: str


@snapshot
class DoorDay:
    """How a door answered on one day."""

    on: date
    door: ServiceDoor
    asked: int
    answered: int
    excused: int


@snapshot
class MaintenanceRow:
    """A maintenance as it was announced."""

    ref: str
    doors: tuple[ServiceDoor, ...]
    begins: datetime
    ends: datetime
    reason: str
    announced_at: datetime
    called_off_at: datetime | None


@snapshot
class DoorMonth:
    """How a door answered in a month, held against the target of that month."""

    month: date
    door: ServiceDoor
    due: int
    """Probes of the month since the first there ever was, those nobody could make among them."""
    answered: int
    excused: int
    """Not answered or not made while an announced maintenance lasted."""
    percent: str
    """Answered, of what was due and not excused; empty when nothing was."""
    least: str
    """The target in per cent; empty: none was set for that month."""
    kept: str
    """yes or no; empty without a target."""


@snapshot
class TargetRow:
    """A target as it was set."""

    ref: str
    least: str
    document: str
    since: date
    until: date | None
    set_by: str
