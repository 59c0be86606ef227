"""Lengths: how long every list is, worked out for all at once and kept until a version is told of or its time comes.

A list is a question to the catalogue: what is kept is the answer as long as it is the answer (journal/keeping.py).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from yimen.insight.lists.members import BASE_CODE, ORDER, READ, select, whole_number
from yimen.insight.lists.rows import ListTotal, Narrowed
from yimen.journal.keeping import Kept, Worked
from yimen.kernel.lists import DEFINITIONS, Counts, ListDefinition
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience


@snapshot
class _Alike:
    """Items of one kind that stand on the same lists, for the same people, under one theme, at one level; how many."""

    lists: int
    audience: str
    theme: str
    kind: str
    level: int
    items: int

    def fits(self, narrowed: Narrowed) -> bool:
        return (
            (not narrowed.audience or self.audience in (narrowed.audience, Audience.BOTH.value))
            and (not narrowed.theme or self.theme == narrowed.theme)
            and (not narrowed.kind or self.kind == narrowed.kind)
            and (not narrowed.level or self.level == whole_number(narrowed.level))
        )


@snapshot
class _Lengths:
    whole: Mapping[str, ListTotal]
    of_kinds: Mapping[tuple[str, str], ListTotal]
    alike: tuple[_Alike, ...]


_IN_FORCE = (
    "(select v.lists, v.item_id, v.audience, v.theme, v.kind from catalogue_itemversion v"
    f" where v.lists <> 0 and v.in_force @> %(now)s{ORDER} offset 0) v"
)
_ALIKE = (
    "select v.lists, v.audience, v.theme, v.kind, r.level, count(*)::int"
    f" from {_IN_FORCE} join (select id, office_id from catalogue_item offset 0) i on i.id = v.item_id"
    " join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id group by 1, 2, 3, 4, 5"
)
# Once for each base item, with all the lists on which one of its items stands: there are few different sets of lists.
_BASE_ITEMS = (
    "with k as materialized (select i.base_code, v.kind, bit_or(v.lists) as lists"
    f" from {_IN_FORCE}{BASE_CODE} where i.base_code <> '' group by 1, 2)"
    " select kind, lists, count(*)::int from k group by 1, 2 union all"
    " select '', lists, count(*)::int from (select bit_or(lists) as lists from k group by base_code) b group by 2"
)
_NEXT = """
select least(min(lower(in_force)) filter (where lower(in_force) > %(now)s),
             min(upper(in_force)) filter (where upper(in_force) > %(now)s))
  from catalogue_itemversion where lists <> 0
"""


def _worked_out(now: datetime) -> Worked[_Lengths]:
    values: dict[str, Any] = {"now": now}
    alike = tuple(_Alike(*row) for row in select(_ALIKE, values))
    bases = select(_BASE_ITEMS, values)
    kinds = {one.kind for one in alike}
    whole = {of.code: _total(of, alike, bases) for of in DEFINITIONS}
    of_kinds = {(of.code, kind): _total(of, alike, bases, kind) for of in DEFINITIONS for kind in kinds}
    return Worked(_Lengths(whole, of_kinds, alike), select(_NEXT, values)[0][0])


def _total(of: ListDefinition, alike: Iterable[_Alike], bases: Iterable[tuple[Any, ...]], kind: str = "") -> ListTotal:
    items = sum(one.items for one in alike if one.lists & of.bit and kind in ("", one.kind))
    if of.counts is Counts.ITEMS:
        return ListTotal(of.counts, items, 0)
    return ListTotal(of.counts, items, sum(count for told, lists, count in bases if lists & of.bit and told == kind))


# An item that goes to another office is told of with a version of it; an office stays in the region it was founded in.
_LENGTHS = Kept(("item_version",), _worked_out, READ)


def lengths(now: datetime) -> Mapping[str, ListTotal]:
    """How long each list is, by its code."""
    return _LENGTHS.at(now).whole


def length(of: ListDefinition, narrowed: Narrowed, now: datetime) -> ListTotal | None:
    """How long one list is, narrowed by no more than people, theme, level and kind; None: that has to be counted.

    So has a list of an earlier day: one list is counted sooner than all of them.
    """
    kind = narrowed.kind
    grouped = Narrowed(audience=narrowed.audience, theme=narrowed.theme, level=narrowed.level, kind=kind)
    if narrowed != Narrowed(kind=kind) and (of.counts is not Counts.ITEMS or narrowed != grouped):
        return None
    kept = _LENGTHS.unless_before(now)
    if kept is None:
        return None
    if narrowed == Narrowed(kind=kind):
        return kept.of_kinds.get((of.code, kind), ListTotal(of.counts, 0, 0)) if kind else kept.whole[of.code]
    return ListTotal(of.counts, sum(one.items for one in kept.alike if one.lists & of.bit and one.fits(narrowed)), 0)
