"""What the fulfilment shows: frozen rows."""

from yimen.kernel.evaluation import Satisfaction
from yimen.kernel.rates import NONE
from yimen.kernel.snapshot import snapshot


@snapshot
class Fulfilled:
    """Promises of a time: kept, broken, and open over their time; and the averages in minutes of office time."""

    in_time: int
    late: int
    open: int
    promised: int
    took: int

    @property
    def due(self) -> int:
        return self.in_time + self.late + self.open

    @property
    def rate(self) -> str:
        """Kept of due, rounded down to a tenth; of none there is no rate."""
        return f"{1000 * self.in_time // self.due / 10:.1f}%" if self.due else NONE

    @property
    def promised_hours(self) -> str:
        return f"{self.promised / 60:.1f}"

    @property
    def took_hours(self) -> str:
        return f"{self.took / 60:.1f}"


@snapshot
class FulfilledWindow:
    """A window with its promises and how it was rated."""

    ref: str
    code: str
    name: str
    kept: Fulfilled
    said: Satisfaction


@snapshot
class FulfilmentReport:
    """The windows of a centre, and the officers who decided, by name."""

    windows: tuple[FulfilledWindow, ...]
    officers: tuple[tuple[str, Fulfilled], ...]
