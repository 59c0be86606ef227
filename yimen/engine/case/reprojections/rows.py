"""What the reprojections show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class ReprojectionRow:
    """One run: why, how far, and how many due moments have moved."""

    ref: str
    calendar_ref: str
    calendar_name: str
    from_revision: int
    to_revision: int
    days: tuple[date, ...]
    """The days that have another rule since."""
    began_at: datetime
    finished_at: datetime | None
    cases: int
    counted: int
    moved: int

    @property
    def percent(self) -> int:
        """How far it is; a run over no case is done."""
        return 100 * self.counted // self.cases if self.cases else 100


@snapshot
class Runs:
    """The runs of a calendar, the latest first."""

    rows: tuple[ReprojectionRow, ...]
