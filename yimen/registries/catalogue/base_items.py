"""Reading the base catalogue: what exists in law on a day, in main items and sub-items, and who carries it out."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.base_items import is_main, main_of
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.registries.catalogue.codec import terms_from_text

ROW = """
select b.code, t.name, t.kind, t.treatment, lower(t.valid), upper(t.valid), t.basis,
       (select count(*) from catalogue_baseitem s join catalogue_baseitemterm st on st.base_item_id = s.id
         where st.valid @> %(on)s::date and s.code between left(b.code, 9) || '000' and left(b.code, 9) || '999'
           and s.code <> b.code),
       (select count(*) from catalogue_item i join catalogue_itemversion v on v.item_id = i.id
         where i.base_code = b.code and v.state <> 'draft' and v.in_force @> %(now)s)
  from catalogue_baseitem b join catalogue_baseitemterm t on t.base_item_id = b.id
 where t.valid @> %(on)s::date
"""


@snapshot
class BaseItemRow:
    """A base item as it is on a day: `level` main 大项 or sub 细项, with how many offices' items carry it out."""

    code: str
    level: str
    main_code: str
    name: str
    kind: str
    treatment: str
    begins: date
    ends: date | None
    basis: str
    subs: int
    """How many other base items belong to the same main item."""
    items: int
    """How many items in force carry it out."""


@snapshot
class BaseItemPage:
    """A page of base items by code: `after` opens the next page, None at the end."""

    rows: tuple[BaseItemRow, ...]
    after: str | None


@snapshot
class BaseItemFilter:
    """What a list of base items is narrowed to; an empty word narrows nothing."""

    kind: str = ""
    treatment: str = ""
    level: str = ""
    """main or sub."""
    words: str = ""


def base_item(code: str, now: datetime, on: date) -> BaseItemRow | None:
    """The base item with a code as it is on a day."""
    return next(iter(_rows(f"{ROW} and b.code = %(code)s", {"code": code, "now": now, "on": on})), None)


def base_items(narrowed: BaseItemFilter, now: datetime, on: date, after: str = "", limit: int = 50) -> BaseItemPage:
    """The base items of a day by code, a page by key."""
    conditions = ["b.code > %(after)s"]
    if narrowed.kind:
        conditions.append("t.kind = %(kind)s")
    if narrowed.treatment:
        conditions.append("t.treatment = %(treatment)s")
    if narrowed.level:
        conditions.append("right(b.code, 3) = '000'" if narrowed.level == "main" else "right(b.code, 3) <> '000'")
    if narrowed.words:
        conditions.append("position(%(words)s in t.name) > 0")
    values = {
        "kind": narrowed.kind, "treatment": narrowed.treatment, "words": narrowed.words, "after": after,
        "limit": limit + 1, "now": now, "on": on,
    }  # fmt: skip
    found = tuple(_rows(f"{ROW} and {' and '.join(conditions)} order by b.code limit %(limit)s", values))
    page = found[:limit]
    return BaseItemPage(page, page[-1].code if len(found) > limit else None)


def needs_a_permit(words: str, now: datetime, on: date, limit: int = 20) -> tuple[BaseItemRow, ...]:
    """Does my business need a permit? The matters whose name holds the words, each with its treatment."""
    return base_items(BaseItemFilter(words=words.strip()), now, on, limit=limit).rows if words.strip() else ()


def standard(code: str, on: date) -> Terms | None:
    """The city's standard way of a base item on a day; None: every office has its own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select t.standard::text from catalogue_baseitem b join catalogue_baseitemterm t on t.base_item_id = b.id"
            " where b.code = %s and t.valid @> %s::date",
            (code, on),
        )
        row = cursor.fetchone()
    return terms_from_text(row[0]) if row and row[0] else None


def _rows(sql: str, values: dict[str, Any]) -> Iterator[BaseItemRow]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        for code, name, kind, treatment, begins, ends, basis, subs, items in cursor.fetchall():
            level = "main" if is_main(code) else "sub"
            yield BaseItemRow(code, level, main_of(code), name, kind, treatment, begins, ends, basis, subs, items)
