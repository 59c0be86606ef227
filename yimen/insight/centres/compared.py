"""Centres of one kind beside each other 各地比对: items, limits, windows, hours, supervision, and what differs where.

Everybody shares one catalogue, one table of rules and one program: what differs was set by somebody, or is missing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import connections

from yimen.kernel.offices.comparing import AspectCompared, compared
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supervision.rules import RULES
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR
from yimen.registries.dated import day_of

READ = "read"
MOST_CENTRES, MOST_ITEMS = 60, 300
TIERS: Mapping[str, tuple[int, tuple[str, ...]]] = {
    "county": (3, ("administrative", "citizen")),
    "town": (4, ("town",)),
}
"""Which centres are held beside each other: those of counties, or those of towns."""

_CENTRES = """
with recursive watched as (
  select distinct p.region_id id from people_post p join people_posting g on g.post_id = p.id
    join people_staff s on s.id = g.staff_id and s.valid @> %(on)s::date
    left join people_account a on a.id = s.account_id
  where a.closed_at is null and p.role = 'supervisor' and p.region_id is not null and p.valid @> %(on)s::date
    and g.valid @> %(now)s::timestamptz
  union select r.id from regions_region r join watched on watched.id = r.parent_id)
select c.ref, t.name, c.region_id, t.hours, k.name,
  (select count(*) from offices_window w where w.centre_id = c.id and w.valid @> %(on)s::date),
  (select count(*) from offices_window w where w.centre_id = c.id and w.valid @> %(on)s::date and w.office_id is null),
  c.region_id in (select id from watched), coalesce(ot.name, '') || coalesce(rt.name, ''), count(*) over ()
from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
  join regions_region r on r.id = c.region_id join calendars_calendar k on k.id = c.calendar_id
  left join regions_regionterm rt on rt.region_id = r.id and rt.valid @> %(on)s::date
  left join regions_regionterm ot on ot.region_id = r.parent_id and ot.valid @> %(on)s::date
where r.level = %(level)s and c.kind = any(%(kinds)s) order by c.id limit %(most)s
"""
_ITEMS = f"""
with own as (
  select o.region_id, i.id item_id from catalogue_item i join offices_office o on o.id = i.office_id
  union select d.region_id, d.item_id from delegations_delegation d where d.valid @> %(on)s::date)
select own.region_id, coalesce(nullif(i.base_code, ''), i.ref) code, min(v.name),
  min(case when v.instant = 'yes' then 'at_once'
    else coalesce((v.promised ->> 'amount') || ' ' || (v.promised ->> 'unit'), '') end),
  min(jsonb_array_length(coalesce(v.terms -> 'materials', '[]'::jsonb)))
from own join catalogue_item i on i.id = own.item_id
  join catalogue_itemversion v on v.item_id = i.id and v.state = 'published' and v.in_force @> %(now)s::timestamptz
where own.region_id = any(%(regions)s) and v.kind not in {NOT_APPLIED_FOR}
group by 1, 2 order by 2
"""


@snapshot
class CentreBeside:
    """A centre among those that are held beside each other."""

    ref: str
    name: str
    hours: str
    calendar: str
    windows: int
    comprehensive: int
    items: int
    watched: str
    """yes: somebody supervises its region."""


@snapshot
class PlacesBeside:
    """Centres of a kind beside each other, as of a moment."""

    centres: tuple[CentreBeside, ...]
    aspects: tuple[AspectCompared, ...]
    items: tuple[AspectCompared, ...]
    """Items of which something differs, or that a place does not have."""
    alike: int
    """How many items are the same at all places."""
    capped: str
    """yes: more items differ than are shown."""
    left: int
    """How many centres of the kind are beyond those that are held beside each other."""


def beside(tier: str, now: datetime) -> PlacesBeside:
    """The centres of counties, or of towns, beside each other."""
    level, kinds = TIERS[tier]
    on = day_of(now)
    facts = {"on": on, "now": now, "level": level, "kinds": list(kinds), "most": MOST_CENTRES}
    rows = _each_named(_all(_CENTRES, facts))
    found = _all(_ITEMS, {"on": on, "now": now, "regions": [row[2] for row in rows]}) if rows else []
    there: dict[int, dict[str, tuple[Any, ...]]] = {row[2]: {} for row in rows}
    for region, code, *item in found:
        there[region][code] = tuple(item)
    centres = tuple(
        CentreBeside(row[0], row[1], row[3], row[4], row[5], row[6], len(there[row[2]]), "yes" if row[7] else "no")
        for row in rows
    )
    items = [tuple(_of_item(code, rows, there)) for code in sorted({row[1] for row in found})]
    otherwise = [one for of_item in items for one in of_item if one.alike == "no"]
    alike = sum(all(one.alike == "yes" for one in of_item) for of_item in items)
    shown, left = tuple(otherwise[:MOST_ITEMS]), rows[0][9] - len(rows) if rows else 0
    return PlacesBeside(centres, _aspects(centres), shown, alike, "yes" if len(otherwise) > MOST_ITEMS else "", left)


def _each_named(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The centres, each under a name of its own: those that share one say where they are, or else which they are."""
    places = [row[8] for row in rows]
    for apart in (places, range(1, len(rows) + 1)):
        times = Counter(row[1] for row in rows)
        rows = [
            (row[0], row[1] if times[row[1]] == 1 else f"{row[1]}（{where}）", *row[2:])
            for row, where in zip(rows, apart, strict=True)
        ]
    return rows


def _aspects(centres: tuple[CentreBeside, ...]) -> tuple[AspectCompared, ...]:
    if not centres:
        return ()
    told = {
        "hours": {one.name: one.hours for one in centres},
        "calendar": {one.name: one.calendar for one in centres},
        "windows": {one.name: str(one.windows) for one in centres},
        "comprehensive": {one.name: str(one.comprehensive) for one in centres},
        "items": {one.name: str(one.items) for one in centres},
        # The rules are a table of the program: no place has others, and none can leave one out.
        "rules": {one.name: str(len(RULES)) for one in centres},
        "watched": {one.name: one.watched for one in centres},
    }
    return tuple(compared(aspect, "", by_place) for aspect, by_place in told.items())


def _of_item(
    code: str, centres: list[tuple[Any, ...]], there: Mapping[int, Mapping[str, tuple[Any, ...]]]
) -> Iterator[AspectCompared]:
    """Whether an item is at every place, and what it promises and asks for where it is."""
    has = {row[1]: there[row[2]].get(code) for row in centres}
    name = next(item[0] for item in has.values() if item)
    yield compared("there", name, {place: "yes" if item else "no" for place, item in has.items()})
    yield compared("limit", name, {place: item[1] for place, item in has.items() if item})
    yield compared("materials", name, {place: str(item[2]) for place, item in has.items() if item})


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
