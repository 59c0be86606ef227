"""Lists as of a moment: how long, page by key, or whole. Read with the reading role, written by nobody.

Membership is one bit of the version's `lists`, which the database derives from the terms; counts and pages without a
filter are read from one index. `now` may be any moment: what was in force then stands on the list of then.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import connections
from pydantic import TypeAdapter

from yimen.insight.lists.rows import ListCount, ListPage, ListRow, ListTotal, Narrowed, OfficeShare, Value, Volume
from yimen.kernel.criteria import hint_of, read
from yimen.kernel.lists import DEFINITIONS, Column, Counts, Lines, ListDefinition, Shape
from yimen.kernel.terms import Audience, Terms, TimeLimit
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.dated import day_of

READ = "read"
PAGE = 20
#: A whole list is read in pieces of this many items, so that nobody holds it in memory.
PIECE = 2000
LONGEST_WORDS = 40

#: `lists <> 0` says nothing new, but lets the database answer from the index that holds the lists.
ON_LIST = "v.lists <> 0 and v.lists & %(bit)s <> 0 and v.in_force @> %(now)s"
#: In the order of that index, or a scan of the whole table would look cheaper to the planner than it is.
ORDER = " order by v.sort_key, v.id"
ITEM = " join catalogue_item i on i.id = v.item_id"
CODE = "coalesce(i.implementation_code, nullif(i.local_code, ''), i.base_code)"
_ENTERED = """
select p.item_id from concentration_residentitem p join concentration_residency r on r.id = p.residency_id
  join offices_centre c on c.id = r.centre_id where c.ref = %(centre)s and p.valid @> %(on)s::date
"""
_IN_INDEX = "v.id, v.sort_key, v.item_id, v.audience, v.theme, v.name"


@dataclass(frozen=True, slots=True)
class _Members:
    """Who is on a narrowed list: what follows `from`, and the values it names."""

    sql: str
    values: Mapping[str, Any]


def counts(now: datetime, centre_ref: str = "") -> tuple[ListCount, ...]:
    """Every list with how many items stand on it; of one centre, the set that it publishes."""
    condition, values = _in_centre(centre_ref, now) if centre_ref else ("", {})
    here = (
        f" join (select id from catalogue_item where {condition} offset 0) f on f.id = v.item_id" if condition else ""
    )
    rows = select(
        "select lists, count(*) from (select v.lists, v.item_id from catalogue_itemversion v"
        f" where v.lists <> 0 and v.in_force @> %(now)s{ORDER}) v{here} group by 1",
        {"now": now, **values},
    )
    return tuple(ListCount(one.code, sum(items for lists, items in rows if lists & one.bit)) for one in DEFINITIONS)


def total(of: ListDefinition, narrowed: Narrowed, now: datetime) -> ListTotal:
    """How long a list is. Base items are counted where they are the list's own counter."""
    members = _members(of, narrowed, now)
    listed = f"(select v.item_id from {members.sql}{ORDER}) v"
    if of.counts is Counts.ITEMS:
        rows = select(f"select count(*), 0 from {listed}", members.values)
    else:
        # By groups: sorting the codes to count them takes twice as long.
        rows = select(
            "select coalesce(sum(items), 0), count(*) filter (where base_code <> '') from"
            f" (select i.base_code, count(*) as items from {listed}{ITEM} group by 1) b",
            members.values,
        )
    items, base_items = rows[0]
    return ListTotal(of.counts, int(items), base_items)


def opened(of: ListDefinition, narrowed: Narrowed, now: datetime, after: str = "") -> tuple[ListTotal, ListPage]:
    """A page with the length of its list. What had to be looked through for the one is not read again for the other."""
    if of.counts is not Counts.ITEMS or narrowed == Narrowed():
        return total(of, narrowed, now), page(of, narrowed, now, after)
    found, counted = _page(of, narrowed, now, after, PAGE, "(select count(*) from m)")
    return ListTotal(of.counts, counted, 0) if found.rows else total(of, narrowed, now), found


def page(of: ListDefinition, narrowed: Narrowed, now: datetime, after: str = "", limit: int = PAGE) -> ListPage:
    """Items on the list by name in pinyin order, a page by key."""
    return _page(of, narrowed, now, after, limit, "0")[0]


def _page(
    of: ListDefinition, narrowed: Narrowed, now: datetime, after: str, limit: int, counted: str
) -> tuple[ListPage, int]:
    """A page, and what `counted` says of all its members `m`; they are kept for the statement when it asks for them."""
    members = _members(of, narrowed, now)
    key, _, last = after.rpartition("~")
    further = " where (v.sort_key, v.id) > (%(key)s, %(last)s)" if after else ""
    values = {**members.values, "limit": limit + 1, "key": key, "last": _whole(last)}
    columns, lines = of.columns, of.lines
    told = "".join(f", s.said #> '{{{','.join(path.split('.'))}}}'" for path in _paths(of))
    # Joined with nothing and kept apart, the stored terms are unpacked once for all the columns.
    said = " cross join lateral (select v.terms || '{}' as said offset 0) s" if told else ""
    rows = select(
        f"with m as (select v.id, v.sort_key from {members.sql})"
        f" select i.ref, {CODE}, v.name, v.kind, v.audience, v.theme, o.ref, coalesce(t.name, ''), r.level,"
        f" lower(v.in_force), v.sort_key || '~' || v.id, {counted}{told}"
        f" from (select v.id from m v{further}{ORDER} limit %(limit)s) p"
        " join catalogue_itemversion v on v.id = p.id"
        f"{ITEM}{OFFICE} join regions_region r on r.id = o.region_id{said}{ORDER}",
        values,
    )
    shown = tuple(
        ListRow(*(*row[:10], _cells(columns, row[12:]), _lines(lines, row[-1] if lines else None)))
        for row in rows[:limit]
    )
    return ListPage(shown, str(rows[limit - 1][10]) if len(rows) > limit else None), rows[0][11] if rows else 0


def whole(of: ListDefinition, narrowed: Narrowed, now: datetime) -> Iterator[ListRow]:
    """Every item on the list, read piece by piece."""
    after: str | None = ""
    while after is not None:
        piece = page(of, narrowed, now, after, PIECE)
        yield from piece.rows
        after = piece.after


def volumes(of: ListDefinition, narrowed: Narrowed, now: datetime, size: int) -> tuple[Volume, ...]:
    """Where the volumes of a list begin and end when each holds `size` items: the list is counted through once."""
    members = _members(of, narrowed, now)
    rows = select(
        "select n.name, n.sort_key || '~' || n.id, n.n, n.of from (select v.name, v.sort_key, v.id,"
        " row_number() over (order by v.sort_key, v.id) as n, count(*) over () as of"
        f" from (select v.id, v.sort_key, v.name from {members.sql}) v) n"
        " where n.n %% %(size)s = 0 or (n.n - 1) %% %(size)s = 0 or n.n = n.of order by n.n",
        {**members.values, "size": size},
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


def _members(of: ListDefinition, narrowed: Narrowed, now: datetime) -> _Members:
    """The versions on the list that fit what it is narrowed to."""
    values: dict[str, Any] = {"bit": of.bit, "now": now}
    near, kept = list[str](), list[str]()
    if narrowed.theme:
        near.append("v.theme = %(theme)s")
        values["theme"] = narrowed.theme
    if narrowed.audience:
        near.append("v.audience = any(%(audiences)s)")
        values["audiences"] = [narrowed.audience, Audience.BOTH.value]
    if words := narrowed.words.strip().lower()[:LONGEST_WORDS]:
        near.append("(strpos(lower(v.name), %(words)s) > 0 or strpos(v.sort_key, %(words)s) > 0)")
        values["words"] = words
    if narrowed.office:
        kept.append("office_id = (select id from offices_office where ref = %(office)s)")
        values["office"] = narrowed.office
    if narrowed.level:
        kept.append("office_id = any(%(of_level)s)")
        values["of_level"] = _of_level(narrowed.level)
    if narrowed.centre:
        condition, of_centre = _in_centre(narrowed.centre, now)
        kept += [condition] if condition else []
        values |= of_centre
    of_kind = ""
    if narrowed.kind:
        of_kind, values["kind"] = " and v.kind = %(kind)s", narrowed.kind
    # Fenced by offset 0: what stands in the index is held against the index, and the items of the offices are looked up
    # once, where the planner would rather read the table or look up item by item.
    sql = f"(select {_IN_INDEX} from catalogue_itemversion v where {ON_LIST}{of_kind}{ORDER} offset 0) v"
    if kept:
        sql += f" join (select id from catalogue_item where {' and '.join(kept)} offset 0) f on f.id = v.item_id"
    return _Members(f"{sql} where {' and '.join(near or ['true'])}", values)


def _of_level(level: str) -> list[int]:
    """The offices of a level; named one by one, because the database finds each by its hash then."""
    rows = select(
        "select o.id from offices_office o join regions_region r on r.id = o.region_id where r.level = %(level)s",
        {"level": _whole(level)},
    )
    return [office for (office,) in rows]


def _in_centre(centre_ref: str, now: datetime) -> tuple[str, dict[str, Any]]:
    """What of the items is in a centre: what has entered it; where nobody keeps entries, what its windows take in."""
    entered = [item for (item,) in select(_ENTERED, {"centre": centre_ref, "on": day_of(now)})]
    if entered:
        return "id = any(%(entered)s)", {"entered": entered}
    served = _served_in(centre_ref, now)
    return ("", {}) if served is None else ("office_id = any(%(served)s)", {"served": served})


def _served_in(centre_ref: str, now: datetime) -> list[int] | None:
    """The offices whose items the windows of a centre take in; None: a comprehensive window takes in everybody's."""
    rows = select(
        "select w.office_id from offices_window w join offices_centre c on c.id = w.centre_id"
        " where c.ref = %(centre)s and w.valid @> %(on)s::date",
        {"centre": centre_ref, "on": day_of(now)},
    )
    found = {office for (office,) in rows}
    return None if None in found else sorted(found)


def _whole(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 18 else 0


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


def select(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement, asked as the reading role."""
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
