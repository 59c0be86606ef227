"""How much of what items in force ask, do and charge names its article, and what does not. Reads as the reader."""

from datetime import datetime
from typing import Any

from django.db import connections

from yimen.kernel.capped import Capped
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot

READ, MOST = "read", 200
ACTING = ("bases", "materials", "steps", "fees", "special_procedures", "review_points")
"""The lists of a version whose entries bind somebody, each with the law that it names."""


@snapshot
class Uncited:
    """An item of which something names no article: what, and the office that has to name one."""

    ref: str
    name: str
    office: str
    entries: tuple[tuple[str, str], ...]
    """Of which list, and how it is called there."""


_SAID = """
with said as (
  select i.ref, v.name, coalesce(o.name, '') as office, k.kind, e.value,
    btrim(coalesce(e.value->>'law', '')) <> '' as cites
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
    left join lateral (select name from offices_officeterm where office_id = i.office_id
      order by upper(valid) desc nulls first limit 1) o on true
    cross join unnest(%(acting)s::text[]) k(kind)
    cross join lateral jsonb_array_elements(coalesce(v.terms->k.kind, '[]')) e
  where v.state = 'published' and v.in_force @> %(now)s::timestamptz
    and not (k.kind = 'fees' and coalesce((e.value->>'fen')::bigint, 0) = 0))
"""
_COUNTS = f"{_SAID} select kind, count(*) filter (where cites), count(*) from said group by kind"
_GAPS = f"""
{_SAID} select ref, name, office,
  array_agg(array[kind, coalesce(value->>'name', value->>'text', value->>'ground', '')] order by kind, value->>'code')
from said where not cites group by 1, 2, 3 order by 3, 2, 1 limit %(most)s
"""


def shares(now: datetime) -> tuple[tuple[str, Share], ...]:
    """Of each list that binds somebody how many entries name their article; what nobody has is not told."""
    found = {kind: Share(part, whole) for kind, part, whole in _all(_COUNTS, now)}
    return tuple((kind, found[kind]) for kind in ACTING if kind in found)


def gaps(now: datetime) -> tuple[Uncited, ...]:
    """The items of which something names no article, office by office."""
    rows = (
        Uncited(ref, name, office, tuple((kind, what) for kind, what in entries))
        for ref, name, office, entries in _all(_GAPS, now)
    )
    return Capped(rows, MOST)


def _all(sql: str, now: datetime) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, {"now": now, "acting": list(ACTING), "most": MOST + 1})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
