"""Lists as of a moment: how long, page by key, or whole. Read with the reading role, written by nobody.

Membership is one bit of the version's `lists`, which the database derives from the terms; counts and pages without a
filter are read from one index. `now` may be any moment: what was in force then stands on the list of then.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from yimen.insight.lists.lengths import length, lengths
from yimen.insight.lists.members import BASE_CODE, ITEM, ORDER, READ, in_centre, members, select, whole_number
from yimen.insight.lists.rows import ListCount, ListPage, ListRow, ListTotal, Narrowed, OfficeShare, Value, Volume
from yimen.journal.statement import prepared
from yimen.kernel.criteria import hint_of, read
from yimen.kernel.lists import DEFINITIONS, Column, Counts, Lines, ListDefinition, Shape
from yimen.kernel.terms import Terms, TimeLimit
from yimen.registries.catalogue.queries import OFFICE

PAGE = 20
#: A whole list is read in pieces of this many items, so that nobody holds it in memory.
PIECE = 2000
CODE = "coalesce(i.implementation_code, nullif(i.local_code, ''), i.base_code)"


def counts(now: datetime, centre_ref: str = "") -> tuple[ListCount, ...]:
    """Every list with how many items stand on it; of one centre, the set that it publishes."""
    condition, values = in_centre(centre_ref, now) if centre_ref else ("", {})
    if not condition:
        return tuple(ListCount(code, told.items) for code, told in lengths(now).items())
    rows = select(
        "select lists, count(*) from (select v.lists, v.item_id from catalogue_itemversion v"
        f" where v.lists <> 0 and v.in_force @> %(now)s{ORDER}) v"
        f" join (select id from catalogue_item where {condition} offset 0) f on f.id = v.item_id group by 1",
        {"now": now, **values},
    )
    return tuple(ListCount(one.code, sum(items for lists, items in rows if lists & one.bit)) for one in DEFINITIONS)


def total(of: ListDefinition, narrowed: Narrowed, now: datetime) -> ListTotal:
    """How long a list is. Base items are counted where they are the list's own counter."""
    if (kept := length(of, narrowed, now)) is not None:
        return kept
    found = members(of, narrowed, now)
    items, base_items = select(_counted(of, found.sql), found.values)[0]
    return ListTotal(of.counts, items, base_items)


def opened(of: ListDefinition, narrowed: Narrowed, now: datetime, after: str = "") -> tuple[ListTotal, ListPage]:
    """A page with the length of its list. What had to be looked through for the one is not read again for the other."""
    if (kept := length(of, narrowed, now)) is not None:
        return kept, page(of, narrowed, now, after) if kept.items else ListPage((), None)
    return opened_then(of, narrowed, now, after)


def opened_then(of: ListDefinition, narrowed: Narrowed, now: datetime, after: str = "") -> tuple[ListTotal, ListPage]:
    """A narrowed list, or one of an earlier day: counted by itself, for no length is kept of it."""
    found, further = members(of, narrowed, now), _further(after) or "true"
    rows = select(
        f"with m as materialized (select v.id, v.sort_key, v.item_id from {found.sql})"
        f" select c.*, array(select v.id from m v where {further}{ORDER} limit {PAGE + 1})"
        f" from ({_counted(of, 'm v')}) c",
        {**found.values, **_place(after)},
    )
    items, base_items, ids = rows[0]
    return ListTotal(of.counts, items, base_items), _page(of, ids, PAGE)


def page(of: ListDefinition, narrowed: Narrowed, now: datetime, after: str = "", limit: int = PAGE) -> ListPage:
    """Items on the list by name in pinyin order, a page by key."""
    found = members(of, narrowed, now, _further(after))
    rows = select(f"select v.id from {found.sql}{ORDER} limit {limit + 1}", {**found.values, **_place(after)})
    return _page(of, [version for (version,) in rows], limit)


def _counted(of: ListDefinition, members: str) -> str:
    """How many items are among the members, and how many base items where those are the list's own counter."""
    if of.counts is Counts.ITEMS:
        return f"select count(*) as items, 0 as base_items from {members}"
    # By groups: sorting the codes to count them takes twice as long.
    return (
        "select coalesce(sum(items), 0)::bigint as items, count(*) filter (where base_code <> '') as base_items from"
        f" (select i.base_code, count(*) as items from (select v.item_id from {members}) v{BASE_CODE} group by 1) b"
    )


def _further(after: str) -> str:
    return "(v.sort_key, v.id) > (%(key)s, %(last)s)" if after else ""


def _place(after: str) -> dict[str, Any]:
    key, _, last = after.rpartition("~")
    return {"key": key, "last": whole_number(last)}


def _page(of: ListDefinition, ids: Sequence[int], limit: int) -> ListPage:
    """The items behind a page and one further; asked by their numbers, so that the plan is kept list by list."""
    columns, lines = of.columns, of.lines
    told = "".join(f", s.said #> '{{{','.join(path.split('.'))}}}'" for path in _paths(of))
    # Joined with nothing and kept apart, the stored terms are unpacked once for all the columns.
    said = " cross join lateral (select v.terms || '{}' as said offset 0) s" if told else ""
    rows = (
        prepared(
            f"select i.ref, {CODE}, v.name, v.kind, v.audience, v.theme, o.ref, coalesce(t.name, ''), r.level,"
            f" lower(v.in_force), v.sort_key || '~' || v.id{told}"
            f" from catalogue_itemversion v{ITEM}{OFFICE} join regions_region r on r.id = o.region_id{said}"
            f" where v.id = any(%(ids)s::bigint[]){ORDER}",
            {"ids": list(ids)},
            READ,
        ).rows
        if ids
        else ()
    )
    shown = tuple(
        ListRow(*(*row[:10], _cells(columns, row[11:]), _lines(lines, row[-1] if lines else None)))
        for row in rows[:limit]
    )
    return ListPage(shown, str(rows[limit - 1][10]) if len(rows) > limit else None)


def whole(of: ListDefinition, narrowed: Narrowed, now: datetime) -> Iterator[ListRow]:
    """Every item on the list, read piece by piece."""
    after: str | None = ""
    while after is not None:
        piece = page(of, narrowed, now, after, PIECE)
        yield from piece.rows
        after = piece.after


def volumes(of: ListDefinition, narrowed: Narrowed, now: datetime, size: int) -> tuple[Volume, ...]:
    """Where the volumes of a list begin and end when each holds `size` items: the list is counted through once."""
    found = members(of, narrowed, now)
    rows = select(
        "select n.name, n.sort_key || '~' || n.id, n.n, n.of from (select v.name, v.sort_key, v.id,"
        " row_number() over (order by v.sort_key, v.id) as n, count(*) over () as of"
        f" from (select v.id, v.sort_key, v.name from {found.sql}) v) n"
        " where n.n %% %(size)s = 0 or (n.n - 1) %% %(size)s = 0 or n.n = n.of order by n.n",
        {**found.values, "size": size},
    )
    ends = [row for row in rows if row[2] % size == 0 or row[2] == row[3]]
    firsts = [row[0] for row in rows if (row[2] - 1) % size == 0]
    befores = [("", 0), *((key, number) for _, key, number, _ in ends)]
    return tuple(
        Volume(after, first, last, number - before)
        for (after, before), first, (last, _, number, _) in zip(befores, firsts, ends, strict=False)
    )


def by_office(of: ListDefinition, now: datetime, level: str = "") -> tuple[OfficeShare, ...]:
    """Each office with items in force, with how many of them stand on the list; the fullest first, zeros at the end."""
    rows = select(
        "select o.ref, coalesce(t.name, ''), r.level, c.on_list, c.items from ("
        "  select i.office_id, count(*) filter (where v.lists & %(bit)s <> 0) as on_list, count(*) as items"
        f"  from catalogue_itemversion v{ITEM} where v.state <> 'draft' and v.in_force @> %(now)s group by 1) c"
        f" join lateral (select c.office_id) i on true {OFFICE} join regions_region r on r.id = o.region_id"
        " where %(level)s = '' or r.level::text = %(level)s order by 4 desc, 5 desc, 2",
        {"bit": of.bit, "now": now, "level": level},
    )
    return tuple(OfficeShare(*row) for row in rows)


def _paths(of: ListDefinition) -> list[str]:
    return [column.path for column in of.columns] + ([of.lines.path] if of.lines else [])


def _cells(columns: Sequence[Column], told: Sequence[Any]) -> tuple[Value, ...]:
    return tuple(
        _cell(column, None if value is None else json.loads(value))
        for column, value in zip(columns, told, strict=False)
    )


def _cell(column: Column, value: Any) -> Value:
    if column.shape is Shape.LIMIT:
        return TimeLimit(Decimal(value["amount"]), value["unit"]) if value else None
    if isinstance(value, list):
        return "、".join(str(one) for one in value)
    return value if value is None or isinstance(value, int | str) else str(value)


def _lines(lines: Lines | None, told: Any) -> tuple[tuple[Value, ...], ...]:
    if lines is None or told is None:
        return ()
    return tuple(
        tuple(_plain(read(line, column.path)) for column in lines.columns)
        for line in _reader(lines.path).validate_json(told)
        if lines.when is None or lines.when.holds(line)
    )


def _plain(value: Any) -> Value:
    return value if value is None or isinstance(value, int | TimeLimit) else str(value)


@cache
def _reader(path: str) -> TypeAdapter[Any]:
    return TypeAdapter(hint_of(Terms, path))
