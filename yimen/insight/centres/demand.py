"""Demand 按量定事项: what people come for in a town and beyond it, and which items a town ought to take in itself.

People of a county who come to a centre above the town are nobody's in particular: each town is measured with its share
of the county's windows. Read with the reading role; nothing is kept.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import connections

from yimen.insight.centres.network_rows import Near, NearRow, ScopeRow, TownScope
from yimen.kernel.network import proposed_scope
from yimen.kernel.rates import Share
from yimen.kernel.visits.window_groups import needed
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

READ = "read"
MOST = 300
YEAR = timedelta(days=365)
USUAL_MINUTES = 20
"""How long one visitor takes where no visit was counted yet."""

_SCOPE = """
with town as (select c.id, c.region_id, r.parent_id as county,
    greatest((select count(*) from regions_region s where s.parent_id = r.parent_id and s.level = 4), 1) as towns
  from offices_centre c join regions_region r on r.id = c.region_id where c.ref = %(ref)s and c.kind = 'town'),
came as (select k.item_id, count(*) filter (where k.centre_id = t.id) here,
    count(*) filter (where c.kind in ('administrative', 'citizen')) / max(t.towns) elsewhere
  from cases_case k join offices_centre c on c.id = k.centre_id cross join town t
  where k.received_at >= %(since)s and k.received_at <= %(now)s and k.channel = 'window'
    and (k.centre_id = t.id or c.kind in ('administrative', 'citizen')) group by 1),
given as (select distinct d.item_id from delegations_delegation d cross join town t where d.valid @> %(on)s::date
    and (d.centre_id = t.id or d.region_id = t.region_id or d.office_id in
      (select office_id from towns_host h where h.centre_id = t.id and h.valid @> %(on)s::date))
  union select x.item_id from windows_groupeditem x join windows_windowgroup g on g.id = x.group_id
    cross join town t where g.centre_id = t.id and x.valid @> %(on)s::date)
select i.ref, v.name, coalesce(came.here, 0), coalesce(came.elsewhere, 0),
  case when given.item_id is null then 'no' else 'yes' end
from catalogue_item i join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s::timestamptz
    and v.state = 'published'
  left join came on came.item_id = i.id left join given on given.item_id = i.id
where came.item_id is not null or given.item_id is not null
order by coalesce(came.here, 0) + coalesce(came.elsewhere, 0) desc, v.sort_key, v.id limit %(most)s
"""
_MINUTES = """
select count(*), coalesce(sum(least(240, extract(epoch from closed_at - opened_at) / 60)), 0)::int
from visits_visit where closed_at is not null and opened_at >= %(since)s and opened_at <= %(now)s
"""
_NEAR = """
select count(*), count(*) filter (where c.kind = 'village'), count(*) filter (where c.kind in ('village', 'town'))
from cases_case k join offices_centre c on c.id = k.centre_id
where k.decided_at >= %(since)s and k.decided_at <= %(now)s and k.channel = 'window'
"""
_FURTHER = """
select i.ref, max(v.name), count(*), (select count(distinct d.region_id) from delegations_delegation d
    join regions_region r on r.id = d.region_id and r.level = 4 where d.item_id = i.id and d.valid @> %(on)s::date)
from cases_case k join offices_centre c on c.id = k.centre_id and c.kind in ('administrative', 'citizen')
  join catalogue_item i on i.id = k.item_id
  join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s::timestamptz and v.state = 'published'
where k.received_at >= %(since)s and k.received_at <= %(now)s and k.channel = 'window'
group by i.id, i.ref order by 3 desc, i.id limit %(most)s
"""


def scope(centre_ref: str, now: datetime) -> TownScope | None:
    """A town's items by what people came for in a year: add, keep or drop; what that covers, and windows it takes."""
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None or centre.kind != "town":
        return None
    rows = tuple(
        ScopeRow(*(*row, proposed_scope(row[2] + row[3], row[4]))) for row in _all(_SCOPE, now, ref=centre_ref)
    )
    demand = sum(row.here + row.elsewhere for row in rows)
    covered = sum(row.here + (row.elsewhere if row.handed == "yes" else 0) for row in rows)
    then = sum(row.here + row.elsewhere for row in rows if row.proposed in ("add", "keep"))
    visits, minutes = _all(_MINUTES, now)[0]
    each = minutes / visits if visits else USUAL_MINUTES
    calendar = calendars.calendar(centre.calendar_id)
    open_minutes = int(calendar.between(now - YEAR, now).total_seconds() // 60)
    windows = len(offices.windows(centre_ref, day_of(now)))
    return TownScope(
        centre.ref, centre.name, rows, Share(covered, demand), Share(then, demand), windows,
        max(needed(round(then * each), open_minutes), 1 if then else 0),
    )  # fmt: skip


def near(now: datetime) -> Near:
    """What was taken in at windows and decided in a year: how much of it in villages and towns; and what was not."""
    whole, village, near_by = _all(_NEAR, now)[0]
    further = tuple(NearRow(*row) for row in _all(_FURTHER, now))
    return Near(Share(village, whole), Share(near_by, whole), further)


def _all(sql: str, now: datetime, **facts: Any) -> list[tuple[Any, ...]]:
    told = {"on": day_of(now), "now": now, "since": now - YEAR, "most": MOST, **facts}
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, told)
        return list(cursor.fetchall())
