"""What the levels show: frozen rows."""

from datetime import date
from fractions import Fraction

from yimen.kernel.rates import per_hundred
from yimen.kernel.snapshot import snapshot


@snapshot
class LevelRow:
    """One level of government on a day: how far it is covered, and what was done there."""

    level: int
    """1 province, 2 city, 3 county, 4 town, 5 village."""
    regions: int
    covered: int
    """Regions of this level with a centre or service point of their own that is open on the day."""
    offices: int
    items: int
    """Items in force of the offices of this level, and those handed down to a unit of it."""
    taken_in: int
    """Cases taken in at places of this level since the beginning of the span."""
    sent: int
    """Subtasks sent by offices of this level in the span."""
    done: int
    """Subtasks that were sent to units of this level in the span."""
    late: int
    """Of these, returned late or late and still open."""

    @property
    def percent(self) -> int:
        """How many regions in a hundred are covered; 99.9 is not all."""
        return int(per_hundred(Fraction(self.covered, self.regions), 0)) if self.regions else 0


@snapshot
class PassedOn:
    """What passed from one level to another in a span."""

    from_level: int
    to_level: int
    subtasks: int
    returned: int
    in_time: int


@snapshot
class Uncovered:
    """A region without a centre or service point of its own."""

    level: int
    name: str
    above: str


@snapshot
class LevelsReport:
    """The five levels in one tree, as of a day; what is counted in a span begins with `since`."""

    on: date
    since: date
    levels: tuple[LevelRow, ...]
    passed: tuple[PassedOn, ...]
    uncovered: tuple[Uncovered, ...]
