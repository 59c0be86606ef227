"""Lengths: how long every list is, worked out for all at once and kept until a version is told of or its time comes.

A list is a question to the catalogue: what is kept is the answer as long as it is the answer (journal/keeping.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yimen.insight.lists.members import BASE_CODE, ORDER, READ, select, whole_number
from yimen.insight.lists.rows import ListTotal, Narrowed
from yimen.journal.keeping import Kept, Worked
from yimen.kernel.lists import DEFINITIONS, Counts, ListDefinition
from yimen.kernel.terms import Audience


@dataclass(frozen=True, slots=True)
class _Alike:
    """Items that stand on the same lists, for the same people, under one theme, at offices of one level; how many."""

    lists: int
    audience: str
    theme: str
    level: int
    items: int

    def fits(self, narrowed: Narrowed) -> bool:
        return (
            (not narrowed.audience or self.audience in (narrowed.audience, Audience.BOTH.value))
            and (not narrowed.theme or self.theme == narrowed.theme)
            and (not narrowed.level or self.level == whole_number(narrowed.level))
        )


@dataclass(frozen=True, slots=True)
class _Lengths:
    whole: Mapping[str, ListTotal]
    alike: tuple[_Alike, ...]


_IN_FORCE = (
    "(select v.lists, v.item_id, v.audience, v.theme from catalogue_itemversion v"
    f" where v.lists <> 0 and v.in_force @> %(now)s{ORDER} offset 0) v"
)
_ALIKE = (
    "select v.lists, v.audience, v.theme, r.level, count(*)::int"
    f" from {_IN_FORCE} join (select id, office_id from catalogue_item offset 0) i on i.id = v.item_id"
    " join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id group by 1, 2, 3, 4"
)
# Once for each base item, with all the lists on which one of its items stands: there are few different sets of lists.
_BASE_ITEMS = (
    "select lists, count(*)::int from (select i.base_code, bit_or(v.lists) as lists"
    f" from {_IN_FORCE}{BASE_CODE} where i.base_code <> '' group by 1) b group by 1"
)
_NEXT = """
select least(min(lower(in_force)) filter (where lower(in_force) > %(now)s),
             min(upper(in_force)) filter (where upper(in_force) > %(now)s))
  from catalogue_itemversion where lists <> 0
"""


def _worked_out(now: datetime) -> Worked[_Lengths]:
    values: dict[str, Any] = {"now": now}
    alike = tuple(_Alike(*row) for row in select(_ALIKE, values))
    base_items = select(_BASE_ITEMS, values)
    whole = {}
    for of in DEFINITIONS:
        items = sum(one.items for one in alike if one.lists & of.bit)
        bases = sum(count for lists, count in base_items if lists & of.bit) if of.counts is Counts.BASE_ITEMS else 0
        whole[of.code] = ListTotal(of.counts, items, bases)
    return Worked(_Lengths(whole, alike), select(_NEXT, values)[0][0])


# An item that goes to another office is told of with a version of it; an office stays in the region it was founded in.
_LENGTHS = Kept(("item_version",), _worked_out, READ)


def lengths(now: datetime) -> Mapping[str, ListTotal]:
    """How long each list is, by its code."""
    return _LENGTHS.at(now).whole


def length(of: ListDefinition, narrowed: Narrowed, now: datetime) -> ListTotal | None:
    """How long one list is, narrowed by no more than people, theme and level; None: that has to be counted.

    So has a list of an earlier day: one list is counted sooner than all of them.
    """
    grouped = Narrowed(audience=narrowed.audience, theme=narrowed.theme, level=narrowed.level)
    if narrowed != Narrowed() and (of.counts is not Counts.ITEMS or narrowed != grouped):
        return None
    kept = _LENGTHS.unless_before(now)
    if kept is None:
        return None
    if narrowed == Narrowed():
        return kept.whole[of.code]
    return ListTotal(of.counts, sum(one.items for one in kept.alike if one.lists & of.bit and one.fits(narrowed)), 0)
