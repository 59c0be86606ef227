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

from yimen.insight.lists.rows import ListCount, ListPage, ListRow, ListTotal, Narrowed, OfficeShare, Value
from yimen.kernel.criteria import hint_of, read
from yimen.kernel.lists import DEFINITIONS, Column, Counts, Lines, ListDefinition, Shape
from yimen.kernel.terms import Audience, Terms, TimeLimit
from yimen.registries.catalogue.indexing import plain
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.dated import day_of

READ = "read"
PAGE = 20
#: A whole list is read in pieces of this many items, so that nobody holds it in memory.
PIECE = 2000
LONGEST_WORDS = 40

#: `lists <> 0` says nothing new, but lets the database answer from the index that holds the lists.
ON_LIST = "v.lists <> 0 and v.lists & %(bit)s <> 0 and v.in_force @> %(now)s"
ITEM = " join catalogue_item i on i.id = v.item_id"
PLACE = " join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id"
CODE = "coalesce(i.implementation_code, nullif(i.local_code, ''), i.base_code)"


@dataclass(frozen=True, slots=True)
class _Where:
    """The conditions of a narrowed list, and the tables that they speak of."""

    tables: str
    conditions: tuple[str, ...]
    values: Mapping[str, Any]


def counts(now: datetime) -> tuple[ListCount, ...]:
    """Every list with how many items stand on it."""
    rows = select(
        "select v.lists, count(*) from catalogue_itemversion v where v.lists <> 0 and v.in_force @> %(now)s group by 1",
        {"now": now},
    )
    return tuple(ListCount(one.code, sum(items for lists, items in rows if lists & one.bit)) for one in DEFINITIONS)


def total(of: ListDefinition, narrowed: Narrowed, now: datetime) -> ListTotal:
    """How long a list is. Base items are counted where they are the list's own counter."""
    where = _where(of, narrowed, now)
    tables = where.tables or (ITEM if of.counts is Counts.BASE_ITEMS else "")
    base = "count(distinct i.base_code) filter (where i.base_code <> '')" if of.counts is Counts.BASE_ITEMS else "0"
    rows = select(
        f"select count(*), {base} from catalogue_itemversion v{tables} where {' and '.join(where.conditions)}",
        where.values,
    )
    return ListTotal(of.counts, *rows[0])


def page(of: ListDefinition, narrowed: Narrowed, now: datetime, after: str = "", limit: int = PAGE) -> ListPage:
    """Items on the list by name in pinyin order, a page by key."""
    where = _where(of, narrowed, now)
    conditions, values = list(where.conditions), {**where.values, "limit": limit + 1}
    if after:
        key, _, last = after.rpartition("~")
        conditions.append("(v.sort_key, v.id) > (%(key)s, %(last)s)")
        values |= {"key": key, "last": int(last) if last.isascii() and last.isdigit() else 0}
    columns, lines = of.columns, of.lines
    told = "".join(f", s.said #> '{{{','.join(path.split('.'))}}}'" for path in _paths(of))
    # Joined with nothing and kept apart, the stored terms are unpacked once for all the columns.
    said = " cross join lateral (select v.terms || '{}' as said offset 0) s" if told else ""
    rows = select(
        f"select i.ref, {CODE}, v.name, v.kind, v.audience, v.theme, o.ref, coalesce(t.name, ''), r.level,"
        f" lower(v.in_force), v.sort_key || '~' || v.id{told}"
        f" from (select v.* from catalogue_itemversion v{where.tables} where {' and '.join(conditions)}"
        " order by v.sort_key, v.id limit %(limit)s) v"
        f"{ITEM}{OFFICE} join regions_region r on r.id = o.region_id{said} order by v.sort_key, v.id",
        values,
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


def _where(of: ListDefinition, narrowed: Narrowed, now: datetime) -> _Where:
    conditions, values = [ON_LIST], dict[str, Any]({"bit": of.bit, "now": now})
    far = []
    for condition, name, value in (
        ("o.ref = %(office)s", "office", narrowed.office),
        ("r.level::text = %(level)s", "level", narrowed.level),
        (_IN_CENTRE, "centre", narrowed.centre),
    ):
        if value:
            far.append(condition)
            values[name] = value
    if narrowed.centre:
        values["on"] = day_of(now)
    if narrowed.theme:
        conditions.append("v.theme = %(theme)s")
        values["theme"] = narrowed.theme
    if narrowed.audience:
        conditions.append("v.audience = any(%(audiences)s)")
        values["audiences"] = [narrowed.audience, Audience.BOTH.value]
    if words := plain(narrowed.words)[:LONGEST_WORDS]:
        conditions.append("strpos(v.search_name, %(words)s) > 0")
        values["words"] = words
    return _Where(ITEM + PLACE if far else "", (*conditions, *far), values)


_IN_CENTRE = """exists (select from offices_window w join offices_centre c on c.id = w.centre_id
 where c.ref = %(centre)s and w.valid @> %(on)s::date and (w.office_id is null or w.office_id = i.office_id))"""


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
