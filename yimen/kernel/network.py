"""The network of halls 三级网络: what a hall must have, and of which class a town centre ought to be.

Pure readings of facts that were gathered elsewhere; the thresholds are named here once.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


class HallClass(StrEnum):
    """For which halls a standard holds: town centres of two classes, and village points."""

    FIRST = "first"
    SECOND = "second"
    VILLAGE = "village"


class HallAsked(StrEnum):
    """What a standard 大厅标准 may ask of a hall."""

    AREA = "area"
    WINDOWS = "windows"
    NETWORK = "network"
    COMPUTERS = "computers"
    PRINTER = "printer"
    SCANNER = "scanner"
    BOARD = "board"
    IDENTITY = "identity"
    SEATS = "seats"
    WATER = "water"
    RAMP = "ramp"
    FIRST_AID = "first_aid"


COUNTED = frozenset({HallAsked.AREA, HallAsked.WINDOWS})
"""What is read off the records; everything else is seen by whoever checks the hall."""
CHECKED_EVERY = 366
"""Days after which what somebody saw in a hall counts no longer."""


class Stock(StrEnum):
    """What an absorbed hall brings along, each under a number that it gave 旧编号."""

    ITEM = "item"
    STAFF = "staff"
    CASE = "case"


COUNT_HOLDS = 3
"""Days before a switch from which on what the old hall counted still tells what it has."""


@snapshot
class StockCounts:
    """How many items, people and open cases stand on one side of a switch 移交数."""

    items: int
    staff: int
    cases: int

    def of(self, kind: Stock) -> int:
        """How many of a kind."""
        return {Stock.ITEM: self.items, Stock.STAFF: self.staff, Stock.CASE: self.cases}[kind]

    def differs_at(self, other: "StockCounts") -> Stock | None:
        """The first kind of which the two sides do not have the same number; None: nothing is missing."""
        return next((kind for kind in Stock if self.of(kind) != other.of(kind)), None)


class InvestmentKind(StrEnum):
    """What money was spent on 信息化建设."""

    NETWORK = "network"
    COMPUTERS = "computers"
    TERMINALS = "terminals"
    FURNITURE = "furniture"


@snapshot
class StandardLine:
    """One line of a standard: at least so much, and at most; what is only there or not asks for 1."""

    asked: HallAsked
    least: int = 1
    most: int | None = None

    def met_by(self, found: int | None) -> str:
        """yes, no, or nothing when nobody knows."""
        if found is None:
            return ""
        return "yes" if found >= self.least and (self.most is None or found <= self.most) else "no"


@snapshot
class StandardFinding:
    """A line of a standard held against a hall."""

    line: StandardLine
    found: int | None
    met: str


def held_against(lines: Collection[StandardLine], found: Mapping[str, int]) -> tuple[StandardFinding, ...]:
    """Each line of a standard with what was found; what nobody looked at is not met."""
    return tuple(StandardFinding(line, found.get(line.asked), line.met_by(found.get(line.asked))) for line in lines)


def compliance(findings: Collection[StandardFinding]) -> Share:
    """How many lines are met, of all that are asked."""
    return Share(sum(one.met == "yes" for one in findings), len(findings))


FIRST_STATIONS, FIRST_YEARLY = 6, 2000
"""From so many stations at its windows, or so many cases a year, a town centre ought to be of the first class."""


def proposed_class(stations: int, yearly: int) -> HallClass:
    """Of which class a town centre ought to be by what is there and what comes in. Somebody decides it."""
    return HallClass.FIRST if stations >= FIRST_STATIONS or yearly >= FIRST_YEARLY else HallClass.SECOND


SCOPE_CASES = 12
"""Cases a year of one item from which a town ought to take it in itself."""


def proposed_scope(yearly: int, handed: str) -> str:
    """add: people come for it often, elsewhere; drop: nobody came for it; keep, or nothing to say."""
    if handed != "yes":
        return "add" if yearly >= SCOPE_CASES else ""
    return "keep" if yearly else "drop"
