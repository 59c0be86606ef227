"""Figures of items, asked as the reading role: a measure over a named set, and its groups."""

from collections.abc import Callable, Mapping
from datetime import datetime

from yimen.insight.figures.reading import READ
from yimen.kernel.reform.figures import Reduction
from yimen.kernel.reform.reductions import ItemLine, Measure, grouped
from yimen.registries.figures import queries
from yimen.registries.figures.reading import ItemSet
from yimen.registries.figures.rows import Counted, SeveralLevels

GROUPS: Mapping[str, Callable[[ItemLine], str]] = {
    "office": lambda line: line.office_name,
    "level": lambda line: str(line.level),
    "family": lambda line: line.family,
}
"""By what the items of a set are put together."""


def counted(measure: Measure, of: ItemSet, at: datetime, before: datetime | None = None) -> Counted:
    """A measure over the items of a set in force at a moment. Costs one reading of the terms of the set."""
    return queries.counted(measure, of, at, before, READ)


def by_group(group: str, found: Counted) -> tuple[tuple[str, Reduction], ...]:
    """The same for each office, level or licence family; no further statement."""
    return grouped(found.measure, found.lines, GROUPS[group])


def families(at: datetime) -> tuple[str, ...]:
    """The licences that items in force issue."""
    return queries.families(at, READ)


def several_levels(at: datetime) -> tuple[SeveralLevels, ...]:
    """Items with steps at several levels of government, with their targets. Costs one reading of all terms."""
    return queries.several_levels(at, READ)
