"""Reductions 压缩: what items ask for by law, by promise and before, item by item. One model for every such rate.

Each measure says which pair an item adds. The rate is the sum of what went, over the sum of what was; what has no pair
is left out and counted. A share is the same: every item was one, and those that have it went.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from yimen.kernel.reform.figures import Pair, Reduction, minutes_of, reduction
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import StepTerm, TimeLimit
from yimen.kernel.time.limit import OFFICE_TIME


class Measure(StrEnum):
    """What is measured of items."""

    COMPRESSION = "compression"
    """时限压缩: of the statutory limits, what the promises of now leave out."""
    COMPRESSION_BEFORE = "compression_before"
    """The same, by the versions of before."""
    LIMITS = "limits"
    """承诺提速: of the promises of before, what those of now leave out."""
    MATERIALS = "materials"
    """材料精简: materials before and now."""
    STEPS = "steps"
    """环节精简: steps before and now."""
    HOURS = "hours"
    """The share of items whose promise is counted in hours or minutes."""


@snapshot
class Version:
    """What one version of an item says, in figures, and since when it is in force."""

    number: int
    since: datetime
    statutory: TimeLimit | None
    promised: TimeLimit | None
    materials: int
    steps: int


@snapshot
class ItemLine:
    """An item of a named set: whose it is, what it says now, and what it said before; None: it was not there."""

    ref: str
    name: str
    office_ref: str
    office_name: str
    level: int
    family: str
    """What it issues 证照: the items of one licence are a family; empty when it issues none."""
    now: Version
    before: Version | None


def pair(measure: Measure, line: ItemLine) -> Pair:
    """What an item adds to a measure; limits in minutes of office time."""
    now, before = line.now, line.before
    match measure:
        case Measure.COMPRESSION:
            return Pair(minutes_of(now.statutory), minutes_of(now.promised))
        case Measure.HOURS:
            return Pair(Decimal(1), Decimal(0 if _in_hours(now.promised) else 1))
        case _ if before is None:
            return Pair(None, None)
        case Measure.COMPRESSION_BEFORE:
            return Pair(minutes_of(before.statutory), minutes_of(before.promised))
        case Measure.LIMITS:
            return Pair(minutes_of(before.promised), minutes_of(now.promised))
        case Measure.MATERIALS:
            return Pair(Decimal(before.materials), Decimal(now.materials))
        case Measure.STEPS:
            return Pair(Decimal(before.steps), Decimal(now.steps))


def _in_hours(limit: TimeLimit | None) -> bool:
    return limit is not None and limit.unit in OFFICE_TIME


def reduced(measure: Measure, lines: Iterable[ItemLine]) -> Reduction:
    """The rate of a set of items with its sums."""
    return reduction(pair(measure, line) for line in lines)


def grouped(
    measure: Measure, lines: Iterable[ItemLine], of: Callable[[ItemLine], str]
) -> tuple[tuple[str, Reduction], ...]:
    """The rate of each group; the groups' sums are the sum of the set."""
    found: dict[str, list[ItemLine]] = {}
    for line in lines:
        found.setdefault(of(line), []).append(line)
    return tuple((name, reduced(measure, these)) for name, these in sorted(found.items()))


@snapshot
class Levels:
    """At which levels of government the steps of an item are done."""

    steps: Mapping[str, int]
    """Level -> how many steps; the item's own level where a step names none."""
    unfounded: tuple[str, ...]
    """Steps at another level than the item's own for which no provision is named."""

    @property
    def several(self) -> bool:
        """Whether more than one level is at work."""
        return len(self.steps) > 1


def levels_of(steps: Sequence[StepTerm], own: str) -> Levels:
    """The steps of an item by level; a further level needs a legal reason."""
    found: dict[str, int] = {}
    for step in steps:
        found[step.level or own] = found.get(step.level or own, 0) + 1
    elsewhere = tuple(step.name for step in steps if step.level not in ("", own) and not step.law.strip())
    return Levels(found, elsewhere)
