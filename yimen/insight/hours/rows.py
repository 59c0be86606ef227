"""What the hours show: frozen rows."""

from datetime import datetime

from yimen.kernel.rates import NONE
from yimen.kernel.snapshot import snapshot


@snapshot
class HoursRow:
    """What was done in one kind of time: working days, after closing on them, weekends, holidays."""

    kind: str
    """workday, extended, weekend or holiday"""
    days: int
    """Days of this kind in the span on which the centre opens; for extended those on which somebody came late."""
    cases: int
    """Applications taken in at its windows; what comes over the net knows no hours"""
    visits: int
    acts: int
    """Acts done while the visitor stood there"""

    @property
    def a_day(self) -> float:
        """Visits a day of this kind."""
        return round(self.visits / self.days, 1) if self.days else 0.0

    @property
    def cases_a_day(self) -> str:
        """Applications taken in a day of this kind 日均受理; a dash where there was none: a closed day is no nought."""
        return f"{self.cases / self.days:,.1f}" if self.days else NONE


@snapshot
class OvertimeRow:
    """A member of staff who stayed, with the overtime and what was done in it."""

    staff_name: str
    sessions: int
    minutes: int
    visits: int
    acts: int
    last: datetime
