"""What the step clocks show: frozen rows, never models."""

from datetime import datetime

from yimen.engine.case.cases.rows import StopRow
from yimen.kernel.snapshot import snapshot


@snapshot
class StepClockRow:
    """One step's limit: when it began, when it is due, when it ended, and how it stands."""

    step: str
    """accept | report | review | decide | deliver"""
    side: str
    """promised | statutory"""
    amount: str
    unit: str
    law: str
    started_at: datetime
    due_at: datetime | None
    stopped_at: datetime | None
    lamp: str
    """green | amber | red | paused while it runs; in_time | late once it has ended."""
    provisional: bool
    stops: tuple[StopRow, ...] = ()
    """Every stop while it ran, those too through which this side ran on."""


@snapshot
class StepFigure:
    """How often the limit of a step was kept and missed: what was ended, and what runs over its time now."""

    step: str
    side: str
    ended: int
    in_time: int
    running_late: int

    @property
    def missed(self) -> int:
        return self.ended - self.in_time + self.running_late


@snapshot
class StepsOfCase:
    """The limits of the steps of one case, the oldest first."""

    rows: tuple[StepClockRow, ...]


@snapshot
class StepFigures:
    """How the limits of steps were kept."""

    rows: tuple[StepFigure, ...]
