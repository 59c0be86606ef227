"""Window groups 窗口组: what a group of counters takes in, how busy they are, and whether one more or one fewer is due.

Pure arithmetic. Times are minutes; a share is busy time over open time, of all counters of a group together.
"""

from collections.abc import Iterable
from enum import StrEnum
from math import ceil

from yimen.kernel.snapshot import snapshot


class GroupKind(StrEnum):
    """By what the items of a group belong together."""

    EVERYTHING = "everything"
    """无差别综合窗口: whatever no other group of the centre names."""
    SECTOR = "sector"
    """同一行业或领域: items of several departments, one sector."""
    CHAIN = "chain"
    """前后衔接: items that are prerequisites of each other."""
    FEW = "few"
    """办件量较少: items that few people come for, of several departments."""
    LIST = "list"
    """What stands on a list of the catalogue, and leaves the group with it."""


NAMES_ITEMS = frozenset({GroupKind.SECTOR, GroupKind.CHAIN, GroupKind.FEW})
"""Kinds whose items are named one by one."""


class CounterAdvice(StrEnum):
    """What the figures of a counter recommend."""

    ADD = "add"
    KEEP = "keep"
    MERGE = "merge"


BUSY, IDLE = 0.85, 0.25
"""From here on people wait in rows; up to here a counter mostly waits for people."""
AIM = 0.7
"""How busy counters are meant to be, when it is worked out how many are needed."""
LONGEST_MINUTES = 240
"""A visit that nobody closed counts no longer than this."""


@snapshot
class Load:
    """How many people came to some counters, how long they were served, and how long the counters were open."""

    arrivals: int
    busy_minutes: int
    open_minutes: int
    windows: int

    @property
    def mean_minutes(self) -> float:
        """How long one visitor is served."""
        return round(self.busy_minutes / self.arrivals, 1) if self.arrivals else 0.0

    @property
    def utilisation(self) -> float:
        """Busy time as a share of open time; counters that were never open are not busy."""
        return round(self.busy_minutes / self.open_minutes, 3) if self.open_minutes else 0.0

    @property
    def advice(self) -> CounterAdvice:
        """One more, one fewer (merged with a neighbour), or as they are."""
        if not self.open_minutes:
            return CounterAdvice.KEEP
        if self.utilisation >= BUSY:
            return CounterAdvice.ADD
        return CounterAdvice.MERGE if self.utilisation <= IDLE else CounterAdvice.KEEP

    @property
    def needed(self) -> int:
        """How many counters would be as busy as they are meant to be; at least one where anybody comes."""
        return needed(self.busy_minutes, self.open_minutes // self.windows if self.windows else 0)


def needed(busy_minutes: int, open_minutes: int) -> int:
    """How many counters this much work asks for, each open so long."""
    if not busy_minutes or not open_minutes:
        return 0
    return ceil(busy_minutes / (open_minutes * AIM))


def together(loads: Iterable[Load]) -> Load:
    """Several counters as one group."""
    parts = tuple(loads)
    return Load(
        arrivals=sum(one.arrivals for one in parts),
        busy_minutes=sum(one.busy_minutes for one in parts),
        open_minutes=sum(one.open_minutes for one in parts),
        windows=sum(one.windows for one in parts),
    )
