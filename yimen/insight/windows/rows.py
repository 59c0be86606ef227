"""What is shown of the work of counters: frozen rows."""

from fractions import Fraction

from yimen.kernel.rates import per_hundred
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.window_groups import CounterAdvice


@snapshot
class LoadRow:
    """A counter, or all counters of a group, in a span of days: who came, for how long, and what that recommends."""

    ref: str
    code: str
    """Of a counter its code, of a group its letter."""
    name: str
    office_name: str
    group_ref: str
    windows: int
    arrivals: int
    busy_minutes: int
    open_minutes: int
    mean_minutes: float
    utilisation: float
    needed: int
    """How many counters would do, each as busy as it is meant to be."""
    advice: CounterAdvice

    @property
    def percent(self) -> int:
        """Utilisation in percent."""
        return round(self.utilisation * 100)


@snapshot
class LoadReport:
    """The load of a centre: its groups and its counters, the busiest first."""

    groups: tuple[LoadRow, ...]
    windows: tuple[LoadRow, ...]


@snapshot
class FewItem:
    """An item that few people came for."""

    ref: str
    name: str
    office_ref: str
    office_name: str
    cases: int


@snapshot
class Plan:
    """What could be merged at a centre: items with few cases, whose counters they keep busy, how many would do."""

    items: tuple[FewItem, ...]
    offices: int
    cases: int
    windows: tuple[str, ...]
    """Refs of the counters that serve these items and nothing else."""
    codes: tuple[str, ...]
    needed: int
    """How many comprehensive counters would do instead."""


@snapshot
class MonthRow:
    """How often a group was used in a month."""

    month: str
    cases: int
    on_the_spot: int
    """Of these, decided on the day of receipt."""


@snapshot
class SpotRow:
    """How often a case was accepted and issued on one visit or in one sitting: at a centre, or of an item at one."""

    ref: str
    name: str
    cases: int
    """Cases handed in at a window or terminal and handed out."""
    on_the_spot: int
    """Of these, accepted and handed out during one and the same visit or sitting."""

    @property
    def percent(self) -> int:
        """The share finished on the spot."""
        return int(per_hundred(Fraction(self.on_the_spot, self.cases), 0)) if self.cases else 0
