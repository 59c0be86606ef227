"""Figures 指标: a numerator over a denominator, and sums before and after in one unit. Pure, and never rounded up.

A figure is told with what was left out of it and why; a percentage is rounded down, so that nothing short of all reads
as 100 %.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from yimen.kernel.terms import TimeLimit
from yimen.kernel.time.limit import UNIT_MINUTES, office_minutes

CONVERSION: Mapping[str, int] = UNIT_MINUTES
"""Limits in different units are added as minutes of office time: this table is told and kept with every such sum."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole 占比."""

    part: int
    whole: int

    @property
    def rate(self) -> Fraction | None:
        """The part over the whole; None when there is nothing to divide."""
        return Fraction(self.part, self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class Pair:
    """What one item adds to a reduction: a quantity before and after, or nothing on a side that is not known."""

    before: Decimal | None
    after: Decimal | None

    @property
    def counts(self) -> bool:
        """Whether both sides are known, and there was something to reduce."""
        return self.before is not None and self.after is not None and self.before > 0


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


def percent(rate: Fraction | None, digits: int = 1) -> str:
    """A rate in per cent, rounded down (what grew, towards more growth); a dash when there is none."""
    if rate is None:
        return "—"
    whole = rate * 100 * 10**digits
    return f"{Decimal(whole.numerator // whole.denominator).scaleb(-digits):.{digits}f}%"


def points(before: Fraction | None, after: Fraction | None) -> Fraction | None:
    """The difference of two rates in percentage points; None when one of them is missing."""
    return None if before is None or after is None else (after - before) * 100
