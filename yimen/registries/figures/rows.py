"""What the figures of the catalogue show: frozen rows, never models."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from yimen.kernel.reform.figures import Reduction, mean
from yimen.kernel.reform.reductions import ItemLine, Levels, Measure, pair
from yimen.kernel.snapshot import snapshot


@snapshot
class Counted:
    """A measure over a set of items, with the items."""

    measure: Measure
    total: Reduction
    lines: tuple[ItemLine, ...]

    @property
    def mean(self) -> Fraction | None:
        """The plain mean of the items' own rates, which is another figure than the rate of the sums."""
        return mean(pair(self.measure, line) for line in self.lines)


@snapshot
class KeptLine:
    """One item of a kept figure, by which versions it was counted."""

    item_ref: str
    name: str
    office_name: str
    version: int
    since: str
    version_before: int | None
    since_before: str
    before: str
    """In the unit of the sums; empty: it was left out."""
    after: str


@snapshot
class KeptRow:
    """A figure as it was told."""

    ref: str
    name: str
    document: str
    measure: Measure
    as_of: datetime
    before_at: datetime | None
    before: Decimal
    after: Decimal
    counted: int
    left_out: int
    digest: str

    @property
    def total(self) -> Reduction:
        """Its sums."""
        return Reduction(self.before, self.after, self.counted, self.left_out)


@snapshot
class KeptPage:
    """A kept figure with all its items, the conversion of its units, and whether its items still make its sums."""

    row: KeptRow
    conversion: dict[str, int]
    lines: tuple[KeptLine, ...]
    holds: str
    """yes: lines, digest and sums agree; no: something was altered."""


@snapshot
class Target:
    """To how many steps an item is to come down, and by when."""

    steps: int
    steps_then: int
    by_day: date
    basis: str


@snapshot
class SeveralLevels:
    """An item with steps at several levels of government, and how far it has come towards its target."""

    item_ref: str
    name: str
    office_name: str
    own_level: str
    levels: Levels
    steps: int
    target: Target | None
