"""The handles of all items, worked out in one statement from lists, places, windows and calendars; asked as reader.

A centre that is open every day is one whose calendar opens it on each of the next fourteen days. What is worked out
here for all items is worked out for one by the same statement: a tag on a guide cannot disagree with its list.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from django.db import connections

from yimen.insight.handles.rows import HandleCount, HandledItem, HandledPage, LevelHandles
from yimen.kernel.lists import LISTS
from yimen.kernel.rates import per_hundred
from yimen.kernel.reform.handles import FROM_LISTS, Facts, Handle, handles
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

READ, PAGE, LOOKED_AHEAD = "read", 30, 14
_SMALL = "('town', 'village')"
#: Centres by what they take in: their own region's offices and those of the regions below; small points by delegation.
_ITEMS = f"""
with recursive reach as (
  select c.id centre_id, c.region_id, coalesce(bool_or(w.office_id is null), false) comprehensive,
    array_agg(w.office_id) filter (where w.office_id is not null) own, c.id = any(%(daily)s) daily
  from offices_centre c join offices_window w on w.centre_id = c.id and w.valid @> %(on)s::date
  where c.kind not in {_SMALL} group by c.id
  union all select reach.centre_id, r.id, reach.comprehensive, reach.own, reach.daily
    from reach join regions_region r on r.parent_id = reach.region_id),
served as materialized (
  select o.id office_id, coalesce(bool_or(reach.comprehensive), false) comprehensive,
    array_agg(distinct reach.centre_id) filter (where reach.daily
      and (reach.comprehensive or o.id = any(reach.own))) daily
  from offices_office o left join reach on reach.region_id = o.region_id group by o.id),
near as materialized (
  select d.item_id, count(distinct coalesce(-d.centre_id, d.region_id))
      + coalesce(sum(case when d.villages = 'yes' then 1 else 0 end), 0) points
  from delegations_delegation d join regions_region r on r.id = d.region_id
  where d.valid @> %(on)s::date and (r.level >= 4 or d.villages = 'yes') group by d.item_id),
m as (
  select i.ref, v.name, i.office_id, r.level, v.lists, v.sort_key, v.id,
    coalesce(near.points, 0) + case when r.level >= 4 then 1 else 0 end near_points,
    case when served.comprehensive then 'yes' else 'no' end comprehensive,
    case when served.daily is not null and exists (select from unnest(served.daily) d(id) where not exists (
      select from appointments_weekendscope s where s.centre_id = d.id and s.item_id = i.id
        and s.since <= %(on)s and (s.until is null or s.until > %(on)s))) then 'yes' else 'no' end open_every_day,
    case when v.lists & {LISTS["multi_point"].bit} <> 0 and v.terms->'service'->>'reach' <> '0'
      then 'yes' else 'no' end anywhere
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
    join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id
    join served on served.office_id = o.id left join near on near.item_id = i.id
  where v.state <> 'draft' and v.in_force @> %(now)s::timestamptz and v.kind not in {NOT_APPLIED_FOR})
"""
_HOLDS: dict[Handle, str] = {
    **{handle: f"lists & {LISTS[code].bit} <> 0" for handle, code in FROM_LISTS.items()},
    Handle.NEARBY: "near_points > 0",
    Handle.ONE_WINDOW: "comprehensive = 'yes'",
    Handle.EVERY_DAY: "open_every_day = 'yes'",
    Handle.DISTRICT_WIDE: "anywhere = 'yes'",
}
_COUNTS = ", ".join(f"count(*) filter (where {_HOLDS[handle]})" for handle in Handle)
_ROW = """m.ref, m.name, coalesce((select name from offices_officeterm t where t.office_id = m.office_id
  order by upper(t.valid) desc nulls first limit 1), ''), m.level, m.lists, m.near_points, m.comprehensive,
  m.open_every_day, m.anywhere, m.sort_key || '~' || m.id"""


def counts(now: datetime) -> tuple[LevelHandles, ...]:
    """All levels together first, then each: how many items, and for how many of them each handle holds."""
    rows = _all(f"{_ITEMS} select level, count(*), {_COUNTS} from m group by level order by level", now)
    whole = (0, *(sum(row[n] for row in rows) for n in range(1, 2 + len(Handle))))
    return tuple(
        LevelHandles(
            level,
            items,
            tuple(
                HandleCount(handle, count, int(per_hundred(Fraction(count, items), 0)) if items else 0)
                for handle, count in zip(Handle, found, strict=True)
            ),
        )
        for level, items, *found in (whole, *rows)
    )


def listed(handle: Handle, level: int, now: datetime, after: str = "") -> HandledPage:
    """The items for which a handle holds, of one level or (0) of all, by name in pinyin order; a page by key."""
    key, _, last = after.rpartition("~")
    facts = {"level": level, "after": after, "key": key, "last": int(last) if last.isdigit() else 0, "limit": PAGE + 1}
    rows = _all(
        f"{_ITEMS} select {_ROW} from m where {_HOLDS[handle]} and (%(level)s = 0 or level = %(level)s)"
        " and (%(after)s = '' or (m.sort_key, m.id) > (%(key)s, %(last)s)) order by m.sort_key, m.id limit %(limit)s",
        now,
        facts,
    )
    return HandledPage(tuple(_item(row) for row in rows[:PAGE]), str(rows[PAGE - 1][-1]) if len(rows) > PAGE else None)


def of_item(item_ref: str, now: datetime) -> HandledItem | None:
    """The handles of one item in force."""
    rows = _all(f"{_ITEMS} select {_ROW} from m where m.ref = %(item)s", now, {"item": item_ref})
    return _item(rows[0]) if rows else None


def _item(row: tuple[Any, ...]) -> HandledItem:
    ref, name, office, level, lists, near, comprehensive, every_day, anywhere, _ = row
    return HandledItem(ref, name, office, level, near, handles(Facts(lists, near, comprehensive, every_day, anywhere)))


def _daily(now: datetime) -> Iterable[int]:
    """The centres that open on every day of the coming fortnight."""
    ahead = [day_of(now) + timedelta(days=n) for n in range(LOOKED_AHEAD)]
    opened: dict[int, bool] = {}
    for row in offices.centres(day_of(now)):
        if row.calendar_id not in opened:
            calendar = calendars.calendar(row.calendar_id)
            opened[row.calendar_id] = all(calendar.is_working_day(day) for day in ahead)
        if opened[row.calendar_id]:
            yield row.id


def _all(sql: str, now: datetime, facts: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, {"now": now, "on": day_of(now), "daily": list(_daily(now)), **(facts or {})})
        return list(cursor.fetchall())
