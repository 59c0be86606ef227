"""Benchmarks 对标: what other cities published, held against the figure that is counted here. Pure.

A reference without a figure of its own (a rank, say) is context: nothing is worked out of it.
"""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from yimen.kernel.rates import HALF, NONE, Share, per_hundred
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class BenchmarkUnit(StrEnum):
    """In what a published value is told."""

    PERCENT = "percent"
    TIMES = "times"
    COUNT = "count"
    DAYS = "days"
    RANK = "rank"


class BenchmarkFigure(StrEnum):
    """The figures counted here that a published value can be held against."""

    ON_TIME = "on_time"
    SAME_DAY = "same_day"
    SATISFACTION = "satisfaction"
    NO_TRIP = "no_trip"
    TRIPS = "trips"
    ONLINE = "online"
    COMPRESSION = "compression"
    GATHERED = "gathered"
    ONE_AND_ONE = "one_and_one"
    EXCELLENT = "excellent"
    ITEMS = "items"


class BetterSide(StrEnum):
    """Which side of a figure is the better one."""

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


class BenchmarkStanding(StrEnum):
    """How the figure counted here stands to the published one."""

    AHEAD = "ahead"
    BEHIND = "behind"
    ABOVE = "above"
    BELOW = "below"
    EVEN = "even"


_P, _T, _C = BenchmarkUnit.PERCENT, BenchmarkUnit.TIMES, BenchmarkUnit.COUNT
MEASURED: Mapping[BenchmarkFigure, tuple[BenchmarkUnit, BetterSide]] = {
    BenchmarkFigure.ON_TIME: (_P, BetterSide.MORE),
    BenchmarkFigure.SAME_DAY: (_P, BetterSide.MORE),
    BenchmarkFigure.SATISFACTION: (_P, BetterSide.MORE),
    BenchmarkFigure.NO_TRIP: (_P, BetterSide.MORE),
    BenchmarkFigure.TRIPS: (_T, BetterSide.LESS),
    BenchmarkFigure.ONLINE: (_P, BetterSide.MORE),
    BenchmarkFigure.COMPRESSION: (_P, BetterSide.MORE),
    BenchmarkFigure.GATHERED: (_P, BetterSide.MORE),
    BenchmarkFigure.ONE_AND_ONE: (_P, BetterSide.MORE),
    # How many of a staff are excellent is a question of the quota, and how many items there are one of the powers.
    BenchmarkFigure.EXCELLENT: (_P, BetterSide.NEITHER),
    BenchmarkFigure.ITEMS: (_C, BetterSide.NEITHER),
}
"""In which unit each figure is told, and which side is the better one."""
PLACES = 4
THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
MOST = Decimal(10) ** 9
DIGITS: Mapping[BenchmarkUnit, int] = {_P: 1, _T: 2, _C: 0}
"""With so many digits a figure counted here is told at least."""


class NotAnAmount(Refusal):
    """The value is no number, has too many digits, or cannot be in its unit."""

    code: ClassVar[str] = "benchmark.not_an_amount"
    field: str


def amount_of(typed: str, unit: BenchmarkUnit, indicator: str) -> Decimal:
    """A published value as it was typed; refuses with NotAnAmount.

    A share that is held against one of ours lies between nought and a hundred; a rank is a place from the first on.
    """
    try:
        value = Decimal(_digits(typed, unit))
    except InvalidOperation:
        raise NotAnAmount(field="value") from None
    if not value.is_finite() or abs(value) > MOST or value != round(value, PLACES):
        raise NotAnAmount(field="value")
    if not can_be(value, unit, indicator):
        raise NotAnAmount(field="value")
    return round(value, PLACES)


def _digits(typed: str, unit: BenchmarkUnit) -> str:
    """Without the sign of a share, where it is one, and the commas between thousands; another comma is no digit."""
    told = typed.strip()
    if unit is BenchmarkUnit.PERCENT:
        told = told.removesuffix("%").removesuffix("％")
    return told.replace(",", "") if THOUSANDS.fullmatch(told) else told


def can_be(value: Decimal, unit: BenchmarkUnit, indicator: str) -> bool:
    """Whether there can be such a value in its unit."""
    if unit is BenchmarkUnit.RANK:
        return value >= 1 and value == int(value)
    if not indicator:
        return True
    return 0 <= value <= (100 if unit is BenchmarkUnit.PERCENT else MOST)


@snapshot
class OwnFigure:
    """A figure as it is counted here: a part of a whole; of a plain count the whole is one."""

    indicator: BenchmarkFigure
    share: Share

    @property
    def unit(self) -> BenchmarkUnit:
        """In what it is told."""
        return MEASURED[self.indicator][0]

    @property
    def amount(self) -> Fraction | None:
        """In the unit of the figure; None while there is nothing to count."""
        rate = self.share.rate
        return rate if rate is None or self.unit is not BenchmarkUnit.PERCENT else rate * 100

    def told(self, digits: int) -> str:
        """As it is said, a share short of a hundred while it is; a dash while there is nothing to count."""
        amount = self.amount
        if amount is None:
            return NONE
        if self.unit is BenchmarkUnit.PERCENT:
            return f"{per_hundred(amount / 100, digits):.{digits}f}"
        return f"{_rounded(amount, digits):,f}"


@snapshot
class BenchmarkGap:
    """By how much the figure counted here differs from the published one 差距, and what that means."""

    by: Decimal
    """In the unit of the figure, in as many digits as either is told with; a share in points."""
    stands: BenchmarkStanding

    @property
    def told(self) -> str:
        """With its sign; nought without one."""
        return f"{self.by:+,f}" if self.by else "0"


def digits_of(theirs: Decimal, unit: BenchmarkUnit) -> int:
    """With how many digits both are told: those of the figure here, or more where more were published."""
    exponent = theirs.normalize().as_tuple().exponent
    return max(DIGITS[unit], -exponent if isinstance(exponent, int) else 0)


def gap(theirs: Decimal, ours: OwnFigure) -> BenchmarkGap | None:
    """Ours less theirs; None while there is nothing to count here."""
    amount = ours.amount
    if amount is None:
        return None
    by = _rounded(amount - Fraction(theirs), digits_of(theirs, ours.unit))
    return BenchmarkGap(by, _stands(by, MEASURED[ours.indicator][1]))


def _rounded(amount: Fraction, digits: int) -> Decimal:
    """Half up, away from nought."""
    steps = int(abs(amount) * 10**digits + HALF)
    return Decimal(steps if amount >= 0 else -steps).scaleb(-digits)


def _stands(by: Decimal, wanted: BetterSide) -> BenchmarkStanding:
    if not by:
        return BenchmarkStanding.EVEN
    if wanted is BetterSide.NEITHER:
        return BenchmarkStanding.ABOVE if by > 0 else BenchmarkStanding.BELOW
    return BenchmarkStanding.AHEAD if (by > 0) is (wanted is BetterSide.MORE) else BenchmarkStanding.BEHIND
