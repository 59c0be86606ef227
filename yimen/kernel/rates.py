"""Rates 占比: a part of a whole, and the one way in which it is said in per cent. Pure.

A rate stays an exact fraction and is rounded once, when it is said: half up, as centres publish theirs (13,201 of
20,435 reads as 64.6 %). What is short of all never reads as 100 %, however little is missing; nothing to divide by
reads as a dash, never as all or as nothing.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from yimen.kernel.snapshot import snapshot

HALF = Fraction(1, 2)
NONE = "—"


@snapshot
class Share:
    """A part of a whole 占比."""

    part: int
    whole: int

    @property
    def rate(self) -> Fraction | None:
        """The part over the whole; None when there is nothing to divide."""
        return Fraction(self.part, self.whole) if self.whole else None

    @property
    def percent(self) -> str:
        """The rate as it is said; a dash when there is nothing to divide."""
        return percent(self.rate)


def per_hundred(rate: Fraction, digits: int = 1) -> Decimal:
    """A rate in per cent, rounded half up (what grew: half down, away from nought) and short of 100 while it is."""
    unit = 10**digits
    steps = int(abs(rate) * 100 * unit + HALF)
    if abs(rate) < 1:
        steps = min(steps, 100 * unit - 1)
    return Decimal(steps if rate >= 0 else -steps).scaleb(-digits)


def percent(rate: Fraction | None, digits: int = 1) -> str:
    """A rate as it is said; a dash when there is none."""
    return NONE if rate is None else f"{per_hundred(rate, digits):.{digits}f}%"


def points(before: Fraction | None, after: Fraction | None) -> Fraction | None:
    """The difference of two rates in percentage points; None when one of them is missing."""
    return None if before is None or after is None else (after - before) * 100


def shares_of_all(counts: Sequence[int]) -> tuple[int, ...]:
    """Parts of one whole in whole per cent that add up to 100: what rounding takes goes where it took the most.

    9, 17 and 6 of 32 are 28, 53 and 19 %. No whole: all nought.
    """
    whole = sum(counts)
    if not whole:
        return tuple(0 for _ in counts)
    floors = [100 * count // whole for count in counts]
    by_loss = sorted(range(len(counts)), key=lambda n: (-(100 * counts[n] % whole), n))
    for n in by_loss[: 100 - sum(floors)]:
        floors[n] += 1
    return tuple(floors)
