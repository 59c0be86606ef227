"""Fairness 同标准办理: when one place does the same item noticeably otherwise than the others. Pure.

Few cases prove nothing: a point stands out only with enough of its own, against enough of the others.
"""

from collections.abc import Sequence
from fractions import Fraction

from yimen.kernel.snapshot import snapshot

ENOUGH = 5
"""Cases a point needs before anything is said of it."""
TIMES = Fraction(3, 2)
"""Half as slow again as the middle of the others is slower."""
STRICTER = Fraction(1, 5)
"""A fifth of all cases more refused than elsewhere is stricter."""


@snapshot
class Point:
    """An item at one place: its cases, how many got a no, and the time that half of the decided ones took at most."""

    cases: int
    noes: int
    median: int | None


def standing_out(points: Sequence[Point]) -> tuple[str, ...]:
    """For each point: slower, stricter, or nothing when it does as the others do."""
    return tuple(_said(one, [*points[:n], *points[n + 1 :]]) for n, one in enumerate(points))


def _said(one: Point, others: Sequence[Point]) -> str:
    rest = [other for other in others if other.cases >= ENOUGH]
    if one.cases < ENOUGH or not rest:
        return ""
    cases, noes = sum(other.cases for other in rest), sum(other.noes for other in rest)
    if Fraction(one.noes, one.cases) - Fraction(noes, cases) >= STRICTER:
        return "stricter"
    timed = [(other.median, other.cases) for other in rest if other.median is not None]
    if one.median is None or not timed:
        return ""
    usual = Fraction(sum(median * count for median, count in timed), sum(count for _, count in timed))
    return "slower" if one.median > usual * TIMES else ""
