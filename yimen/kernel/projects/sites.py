"""Sites 选址: the five control lines 五线, and what departments are asked about land before a project begins."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from yimen.kernel.projects.geometry import Land, area, overlap, square_metres
from yimen.kernel.snapshot import snapshot

ANSWERED_WITHIN = 5
"""Working days of the department that is asked."""
MOST_ASKED = 20


class ControlLine(StrEnum):
    """Five lines 五线: roads, green space, water, heritage, pipes and other works of the city."""

    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    YELLOW = "yellow"


class SiteSubject(StrEnum):
    """What a department is asked about a site."""

    INVESTMENT = "investment"
    LAND = "land"
    FOREST = "forest"
    PLANNING = "planning"
    ECOLOGY = "ecology"
    FACILITIES = "facilities"


class SiteView(StrEnum):
    """What a department says, and what comes of it all."""

    FIT = "fit"
    UNFIT = "unfit"


@snapshot
class Touched:
    """A line that a site touches: how much of it in square metres, and which share in per cent."""

    line: str
    overlap: Decimal
    share: Decimal


def touched(site: Land, lines: Iterable[tuple[str, Land]]) -> tuple[Touched, ...]:
    """The lines that a site touches; land that only borders on one does not touch it."""
    whole, found = area(site), []
    for line, land in lines:
        shared = overlap(site, land)
        if shared:
            share = Decimal(shared.numerator * 100) / Decimal(shared.denominator) / _decimal(whole)
            found.append(Touched(line, square_metres(shared), share.quantize(Decimal("0.01"))))
    return tuple(found)


def _decimal(exact: Fraction) -> Decimal:
    return Decimal(exact.numerator) / Decimal(exact.denominator)
