"""Where two pieces of land overlap: exact areas of plain polygons, with holes and in several parts.

Points are whole centimetres of the city's plane, areas exact fractions: land that touches a line lies beside it, and a
sliver is as small as it is. What counts as inside follows from the edges alone: who crosses one goes in or out.
"""

import hashlib
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from yimen.kernel.refusal import Refusal

Point = tuple[int, int]
Ring = tuple[Point, ...]
Land = tuple[Ring, ...]

MOST_POINTS, FARTHEST = 300, 1_000_000_000
SQUARE_METRE = 10_000  # square centimetres


class LandUnreadable(Refusal):
    """A piece of land is written as points x,y in metres, three or more in each ring, a ring to a line."""

    code: ClassVar[str] = "sites.land_unreadable"
    most: int


def land_of(text: str) -> Land:
    """Land as it is written: a ring to a line, points x,y in metres with up to two decimals, holes as further rings.

    Refuses with LandUnreadable what has no area, or too many points.
    """
    rings = tuple(_ring(line) for line in text.replace("；", "\n").replace(";", "\n").split("\n") if line.strip())
    if not rings or sum(len(ring) for ring in rings) > MOST_POINTS or not area(rings):
        raise LandUnreadable(most=MOST_POINTS)
    return rings


def _ring(line: str) -> Ring:
    points = tuple(_point(word) for word in line.replace("，", ",").split())
    if len(points) > 1 and points[0] == points[-1]:
        points = points[:-1]
    if len(set(points)) < 3:
        raise LandUnreadable(most=MOST_POINTS)
    return points


def _point(word: str) -> Point:
    cells = word.split(",")
    if len(cells) != 2:
        raise LandUnreadable(most=MOST_POINTS)
    x, y = (_centimetres(cell) for cell in cells)
    return x, y


def _centimetres(typed: str) -> int:
    try:
        exact = Decimal(typed) * 100
    except InvalidOperation:
        raise LandUnreadable(most=MOST_POINTS) from None
    if not exact.is_finite() or exact != exact.to_integral_value() or abs(exact) > FARTHEST:
        raise LandUnreadable(most=MOST_POINTS)
    return int(exact)


def digest_of(land: Land) -> str:
    """By what the same land is found again, wherever its rings were begun and whichever way they run."""
    return hashlib.sha256(repr(sorted(_begun_alike(ring) for ring in land)).encode()).hexdigest()


def _begun_alike(ring: Ring) -> Ring:
    turned = [ring[at:] + ring[:at] for at in range(len(ring)) if ring[at] == min(ring)]
    back = tuple(reversed(ring))
    turned += [back[at:] + back[:at] for at in range(len(back)) if back[at] == min(back)]
    return min(turned)


def area(land: Land) -> Fraction:
    """Square centimetres inside."""
    return overlap(land, land)


def overlap(first: Land, second: Land) -> Fraction:
    """Square centimetres that lie inside both, exactly."""
    edges = [(*edge, 0) for edge in _edges(first)] + [(*edge, 1) for edge in _edges(second)]
    stops = sorted({Fraction(x) for (x, _), (z, _), _ in edges for x in (x, z)} | set(_crossings(edges)))
    total = Fraction(0)
    for left, right in pairwise(stops):
        total += _in_slab(edges, left, right)
    return total


_Edge = tuple[Point, Point, int]


def _edges(land: Land) -> Iterable[tuple[Point, Point]]:
    """The edges from left to right; upright ones bound nothing between two stops."""
    for ring in land:
        for start, end in zip(ring, (*ring[1:], ring[0]), strict=True):
            if start[0] != end[0]:
                yield min(start, end), max(start, end)


def _crossings(edges: Sequence[_Edge]) -> Iterable[Fraction]:
    for at, (a, b, _) in enumerate(edges):
        for c, d, _ in edges[at + 1 :]:
            if (
                max(a[0], c[0]) >= min(b[0], d[0])
                or max(a[1], b[1]) < min(c[1], d[1])
                or max(c[1], d[1]) < min(a[1], b[1])
            ):
                continue
            rise = (b[1] - a[1]) * (d[0] - c[0]) - (d[1] - c[1]) * (b[0] - a[0])
            if rise:
                apart = (c[1] - a[1]) * (d[0] - c[0]) - (d[1] - c[1]) * (c[0] - a[0])
                x = a[0] + Fraction(apart * (b[0] - a[0]), rise)
                if max(a[0], c[0]) < x < min(b[0], d[0]):
                    yield x


def _in_slab(edges: Sequence[_Edge], left: Fraction, right: Fraction) -> Fraction:
    """Between two stops no edges cross: what lies between neighbours is inside both, or it is not."""
    spanning = sorted(
        (_height(edge, left) + _height(edge, right), _height(edge, left), _height(edge, right), edge[2])
        for edge in edges
        if edge[0][0] <= left and right <= edge[1][0]
    )
    inside, total = [False, False], Fraction(0)
    for below, above in pairwise(spanning):
        inside[below[3]] = not inside[below[3]]
        if all(inside):
            total += (above[1] - below[1] + above[2] - below[2]) / 2 * (right - left)
    return total


def _height(edge: _Edge, x: Fraction) -> Fraction:
    (x1, y1), (x2, y2), _ = edge
    return y1 + Fraction(y2 - y1, x2 - x1) * (x - x1)


def square_metres(exact: Fraction) -> Decimal:
    """An area as it is told: square metres with two decimals; what is there at all is never told as nothing."""
    told = (Decimal(exact.numerator) / Decimal(exact.denominator * SQUARE_METRE)).quantize(
        Decimal("0.01"), ROUND_HALF_UP
    )
    return max(told, Decimal("0.01")) if exact else told
