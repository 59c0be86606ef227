"""Sizes 清单数量: how many items stood on each list at the end of a day, level by level.

Counted from the versions in force at that moment. Sizes of lists are never added: an item may stand on several.
"""

from collections.abc import Mapping
from datetime import datetime

from yimen.insight.lists import figures
from yimen.insight.lists.rows import Alike
from yimen.kernel.lists import LISTS, ListDefinition
from yimen.kernel.snapshot import snapshot


@snapshot
class ListSize:
    """One list: how many items stood on it, in all and at each level of government."""

    code: str
    items: int
    by_level: Mapping[int, int]


def sizes(at: datetime) -> tuple[ListSize, ...]:
    """Every list, empty ones too, in the order in which lists are given their numbers. One statement for all."""
    alike = figures.in_force(at).alike
    return tuple(_size(of, alike) for of in LISTS.values())


def _size(of: ListDefinition, alike: tuple[Alike, ...]) -> ListSize:
    found: dict[int, int] = {}
    for one in alike:
        if one.lists & of.bit:
            found[one.level] = found.get(one.level, 0) + one.items
    return ListSize(of.code, sum(found.values()), found)
