"""Reading the batches: which there are of a list, what one holds, and what changed between two."""

from typing import Any

from django.db import connection

from yimen.registries.batches.digest import digest_of
from yimen.registries.batches.rows import BatchDifference, BatchItem, BatchPage, BatchRow

PAGE = 50
MOST_CHANGES = 500
_ROW = """select ref, list_code, number, document, note, as_of, cardinality(items), added, removed,
 encode(digest, 'hex') from batches_listbatch"""
_ITEM = """select i.ref, coalesce(i.implementation_code, nullif(i.local_code, ''), i.base_code), v.name,
 coalesce(t.name, ''), v.sort_key || '~' || v.id
 from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
 left join lateral (select name from offices_officeterm t where t.office_id = i.office_id
   order by upper(t.valid) desc nulls first limit 1) t on true"""


def batches(list_code: str) -> tuple[BatchRow, ...]:
    """The batches of a list, the latest first."""
    return tuple(
        BatchRow(*row) for row in _all(f"{_ROW} where list_code = %(code)s order by number desc", code=list_code)
    )


def last(list_code: str) -> BatchRow | None:
    """The latest batch of a list."""
    rows = _all(f"{_ROW} where list_code = %(code)s order by number desc limit 1", code=list_code)
    return BatchRow(*rows[0]) if rows else None


def last_of_each() -> dict[str, BatchRow]:
    """The latest batch of each list that has one, by the list's code."""
    rows = _all(f"select distinct on (list_code) * from ({_ROW}) b order by list_code, number desc")
    return {row[1]: BatchRow(*row) for row in rows}


def batch(list_code: str, number: int) -> BatchRow | None:
    """One batch of a list."""
    rows = _all(f"{_ROW} where list_code = %(code)s and number = %(number)s", code=list_code, number=number)
    return BatchRow(*rows[0]) if rows else None


def items(list_code: str, number: int, after: str = "", limit: int = PAGE) -> BatchPage:
    """The items of a batch by name, a page by key."""
    key, _, told = after.rpartition("~")
    rows = _all(
        f"{_ITEM} where v.id in (select unnest(versions) from batches_listbatch"
        " where list_code = %(code)s and number = %(number)s) and (v.sort_key, v.id) > (%(key)s, %(last)s)"
        " order by v.sort_key, v.id limit %(limit)s",
        code=list_code,
        number=number,
        key=key,
        last=int(told) if told.isascii() and told.isdigit() and len(told) < 18 else 0,
        limit=limit + 1,
    )
    shown = tuple(BatchItem(*row[:4]) for row in rows[:limit])
    return BatchPage(shown, str(rows[limit - 1][4]) if len(rows) > limit else None)


def difference(list_code: str, number: int) -> BatchDifference:
    """What a batch holds that the one before did not, and what that one held and this does not."""
    return BatchDifference(_only_in(list_code, number, number - 1), _only_in(list_code, number - 1, number))


def is_as_published(list_code: str, number: int) -> bool:
    """Whether the versions of a batch still say what its digest says they said."""
    rows = _all(
        "select i.ref, v.ref, encode(v.terms_hash, 'hex') from batches_listbatch b cross join unnest(b.versions) n"
        " join catalogue_itemversion v on v.id = n join catalogue_item i on i.id = v.item_id"
        " where b.list_code = %(code)s and b.number = %(number)s order by i.ref",
        code=list_code,
        number=number,
    )
    found = batch(list_code, number)
    said = digest_of((item, version, terms) for item, version, terms in rows)
    return found is not None and said.hex() == found.digest


def _only_in(list_code: str, number: int, other: int) -> tuple[BatchItem, ...]:
    rows = _all(
        f"{_ITEM} where v.id in (select n from batches_listbatch b cross join unnest(b.versions) n"
        "  where b.list_code = %(code)s and b.number = %(number)s)"
        " and v.item_id not in (select unnest(items) from batches_listbatch"
        "  where list_code = %(code)s and number = %(other)s)"
        " order by v.sort_key, v.id limit %(limit)s",
        code=list_code,
        number=number,
        other=other,
        limit=MOST_CHANGES,
    )
    return tuple(BatchItem(*row[:4]) for row in rows)


def _all(sql: str, **values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
