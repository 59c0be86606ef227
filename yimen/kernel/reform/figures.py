"""Figures 指标: sums before and after in one unit, and what was due in a time. Pure.

A figure is told with what was left out of it and why; how a rate is said in per cent: `kernel.rates`.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import TimeLimit
from yimen.kernel.time.limit import UNIT_MINUTES, office_minutes

CONVERSION: Mapping[str, int] = UNIT_MINUTES
"""Limits in different units are added as minutes of office time: this table is told and kept with every such sum."""


@snapshot
class Pair:
    """What one item adds to a reduction: a quantity before and after, or nothing on a side that is not known."""

    before: Decimal | None
    after: Decimal | None

    @property
    def counts(self) -> bool:
        """Whether both sides are known, and there was something to reduce."""
        return self.before is not None and self.after is not None and self.before > 0


@snapshot
class Reduction:
    """By how much a set of items was reduced 压缩率: sums of what counts, and how many items were left out."""

    before: Decimal
    after: Decimal
    counted: int
    left_out: int

    @property
    def rate(self) -> Fraction | None:
        """(before - after) / before; negative when it grew, None when nothing counts."""
        return Fraction(self.before - self.after) / Fraction(self.before) if self.before else None

    @property
    def removed(self) -> Decimal:
        """How much less it is, in the unit of the sums."""
        return self.before - self.after


@snapshot
class OnTime:
    """The cases due in a time 时限内办结率: what was finished, in time or late, and what lies open over its time."""

    in_time: int
    late: int
    open_overdue: int

    @property
    def share(self) -> Share:
        """In time, of all that were finished or lie open over their time: one open case more and it is not all."""
        return Share(self.in_time, self.in_time + self.late + self.open_overdue)


def minutes_of(limit: TimeLimit | None) -> Decimal | None:
    """A limit as minutes of office time; None where there is none, or none that can be converted."""
    if limit is None or limit.unit not in CONVERSION:
        return None
    return office_minutes(limit.amount, limit.unit)


def reduction(pairs: Iterable[Pair]) -> Reduction:
    """The sums over all pairs that count; the others are counted as left out and add nothing to either side."""
    before = after = Decimal(0)
    counted = left_out = 0
    for pair in pairs:
        if pair.before is None or pair.after is None or not pair.counts:
            left_out += 1
            continue
        before, after, counted = before + pair.before, after + pair.after, counted + 1
    return Reduction(before, after, counted, left_out)


def mean(pairs: Iterable[Pair]) -> Fraction | None:
    """The plain mean of the rates of single items 各项平均: told beside the rate of the sums, under its own name."""
    rates = [
        Fraction(one.before - one.after) / Fraction(one.before)
        for one in pairs
        if one.before is not None and one.after is not None and one.counts
    ]
    return sum(rates, Fraction(0)) / len(rates) if rates else None
