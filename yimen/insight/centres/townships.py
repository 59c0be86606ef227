"""Items of the town centres before and after: what the version in force before an item came to a town asked, and now.

Both are published versions, which nobody changes any more: they are the proof.
"""

from datetime import date, datetime
from typing import Any

from django.db import connections

from yimen.kernel.snapshot import snapshot
from yimen.kernel.villages.town_items import AskedInTowns
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR
from yimen.registries.dated import ZONE, day_of

READ = "read"
PAGE = 50
#: An item by the first day on which a unit of a town had it, of those that a town has today.
_COME = """
come as (select d.item_id, min(lower(d.valid)) since, count(distinct d.region_id) towns
  from delegations_delegation d join regions_region r on r.id = d.region_id and r.level = 4
  where d.valid @> %(on)s::date group by 1)
"""
_COUNTED = """jsonb_array_length(coalesce({0}.terms -> 'steps', '[]'::jsonb)),
  jsonb_array_length(coalesce({0}.terms -> 'materials', '[]'::jsonb))"""
_ROWS = f"""
with {_COME}
select i.ref, v.name, k.since, k.towns, b.number, {_COUNTED.format("b")}, v.number, {_COUNTED.format("v")},
  v.sort_key || '~' || v.id
from come k join catalogue_item i on i.id = k.item_id
  join catalogue_itemversion v on v.item_id = i.id and v.state = 'published' and v.in_force @> %(now)s::timestamptz
  left join catalogue_itemversion b on b.item_id = i.id and b.in_force @> (k.since::timestamp at time zone %(zone)s)
      - interval '1 microsecond' and b.state <> 'draft'
where v.kind not in {NOT_APPLIED_FOR} and (v.sort_key, v.id) > (%(key)s, %(last)s)
order by v.sort_key, v.id limit %(limit)s
"""


@snapshot
class TownItem:
    """An item that town centres handle: since when, and what it asked before and asks now."""

    ref: str
    name: str
    since: date
    towns: int
    before_version: int
    """The number of the version before; nought: it was not published before it came to a town."""
    asked: AskedInTowns
    version: int


@snapshot
class TownItemPage:
    """Items of the town centres by name, a page by key."""

    rows: tuple[TownItem, ...]
    after: str | None


def items(now: datetime, after: str = "", limit: int = PAGE) -> TownItemPage:
    """The items that town centres handle today, each before and after."""
    key, _, last = after.rpartition("~")
    facts = {
        "on": day_of(now), "now": now, "zone": str(ZONE), "key": key, "limit": limit + 1,
        "last": int(last) if last.isascii() and last.isdigit() and len(last) < 18 else 0,
    }  # fmt: skip
    rows = _all(_ROWS, facts)
    shown = tuple(_item(*row[:-1]) for row in rows[:limit])
    return TownItemPage(shown, rows[limit - 1][-1] if len(rows) > limit else None)


def _item(
    ref: str, name: str, since: date, towns: int, number: int | None, steps: int, materials: int, version: int,
    steps_now: int, materials_now: int,
) -> TownItem:  # fmt: skip
    known = number is not None
    asked = AskedInTowns(steps if known else None, materials if known else None, steps_now, materials_now)
    return TownItem(ref, name, since, towns, number or 0, asked, version)


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
