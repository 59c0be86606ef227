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
