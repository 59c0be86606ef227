"""What the reports about powers show: frozen rows."""

from collections.abc import Mapping
from datetime import date, datetime

from yimen.kernel.rates import Share as Rate
from yimen.kernel.snapshot import snapshot


@snapshot
class UnitCount:
    """How many delegations stand in one county or town, by mode; the sum is the number of records."""

    region_ref: str
    name: str
    level: int
    modes: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.modes.values())


@snapshot
class Share:
    """A share with its numerator, its denominator and its day."""

    count: int
    of: int
    on: date

    @property
    def percent(self) -> str:
        return Rate(self.count, self.of).percent


@snapshot
class Cell:
    """What one level does with an item: how many units collect, accept, review and decide it, and who supervises."""

    level: int
    collects: int = 0
    accepts: int = 0
    reviews: int = 0
    decides: int = 0
    supervised: str = "no"


@snapshot
class MatrixRow:
    """One item through the levels, with what is contradictory or missing."""

    item_ref: str
    item_name: str
    office_name: str
    own_level: int
    cells: tuple[Cell, ...]
    flags: tuple[str, ...]
    """two_deciders | no_reviewer | no_decider | no_window | no_supervisor"""


@snapshot
class MatrixPage:
    """A page of the matrix by key: `after` opens the next page, None at the end."""

    rows: tuple[MatrixRow, ...]
    after: str | None


@snapshot
class ColdRow:
    """A delegated item that was hardly used, beside what the same item still brought to the city."""

    delegation_ref: str
    item_ref: str
    item_name: str
    office_name: str
    unit_name: str
    mode: str
    since: date
    """The first day of its delegation."""
    used: int
    ever: int
    """How many cases it has seen since that day."""
    above: int


@snapshot
class TownHeading:
    """A column of the coverage: a town."""

    ref: str
    name: str


@snapshot
class DomainRow:
    """A line of the coverage: a domain with one number a town; `bare`: no town was handed anything of it."""

    domain: str
    counts: tuple[int, ...]
    bare: str


@snapshot
class Coverage:
    """Domain x town: how many items of each domain each town was handed."""

    towns: tuple[TownHeading, ...]
    rows: tuple[DomainRow, ...]


@snapshot
class StaleRow:
    """Where a town's published list, its delegations and its cases do not agree."""

    what: str
    """not_in_force: on the list, but no version in force; not_on_list: taken in lately, but not on today's list."""
    unit_name: str
    item_ref: str
    item_name: str
    cases: int
    centre_ref: str
    """The centre it concerns; empty: an office that works in none."""
    last: datetime
    """When it showed itself last."""


@snapshot
class LevelsRow:
    """An item that still needs more than one level of government, and which."""

    item_ref: str
    item_name: str
    office_name: str
    levels: tuple[int, ...]


@snapshot
class NetworkRow:
    """One level of the network of service points: how many areas, how many have a point, and what came in there."""

    level: int
    areas: int
    covered: int
    points: int
    windows: int
    cases: int


@snapshot
class DoneWhere:
    """Where cases of an item were decided since a moment: the unit and how many."""

    office_name: str
    mode: str
    cases: int
