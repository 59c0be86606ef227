"""Activity of village points 常态化运行: the last case, duty days kept, cases a month; who stands still is listed.

Read with the reading role. A duty day is kept when who was due signed in or took something in that day. The sheet lists
so many points and says so; its figures are of all.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections

from yimen.insight.villages.rows import ActivityWhole, PointActivity
from yimen.kernel.rates import Share
from yimen.kernel.staffing.assessment import month_of
from yimen.registries.dated import day_of, midnight

READ = "read"
MOST = 500
MONTHS = 3
QUIET_AFTER = timedelta(days=30)
"""A point that took nothing in for so long stands still, whatever hangs at its door; a younger one had no time to."""
_DID = """
with due as (
  select s.centre_id, s.staff_id, s.day, exists (select from rotas_attendancemark m where m.staff_id = s.staff_id
      and m.day = s.day and m.kind = 'in')
    or exists (select from cases_case k where k.centre_id = s.centre_id
      and (k.received_at at time zone 'Asia/Shanghai')::date = s.day) kept
  from rotas_shift s where s.kind = 'village' and s.called_off_at is null and s.day >= %(first)s and s.day < %(on)s),
days as (select centre_id, count(distinct day) due, count(distinct day) filter (where kept) kept from due group by 1),
came as (select centre_id, max(received_at) last, count(*) filter (where received_at >= %(m0)s) m0,
    count(*) filter (where received_at >= %(m1)s and received_at < %(m0)s) m1,
    count(*) filter (where received_at >= %(m2)s and received_at < %(m1)s) m2
  from cases_case where centre_id in (select id from offices_centre where kind = 'village') group by 1),
points as (select c.id, c.ref, c.region_id, t.name, k.last, coalesce(k.m2, 0) m2, coalesce(k.m1, 0) m1,
    coalesce(k.m0, 0) m0, coalesce(d.kept, 0) kept, coalesce(d.due, 0) due,
    (k.last is null or k.last < %(quiet)s) and (select min(lower(valid)) from offices_centreterm
      where centre_id = c.id) <= %(stood)s::date quiet
  from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
    left join came k on k.centre_id = c.id left join days d on d.centre_id = c.id
  where c.kind = 'village' and (%(ref)s = '' or c.ref = %(ref)s))
"""
_ROWS = f"""
{_DID} select c.ref, c.name, coalesce(u.name, ''), coalesce((select string_agg(s.name, '、' order by g.id)
      from people_post o join people_posting g on g.post_id = o.id join people_staff s on s.id = g.staff_id
      where o.centre_id = c.id and o.role = 'agent' and o.valid @> %(on)s::date
        and g.valid @> %(now)s::timestamptz), ''), c.last, c.kept, c.due, c.m2, c.m1, c.m0, c.quiet
from points c join regions_region r on r.id = c.region_id
  left join regions_regionterm u on u.region_id = r.parent_id and u.valid @> %(on)s::date
order by c.quiet desc, c.last nulls first, u.code, c.id limit %(most)s
"""
_WHOLE = f"""
{_DID} select count(*), count(*) filter (where quiet), coalesce(sum(kept), 0)::bigint, coalesce(sum(due), 0)::bigint
from points
"""


def activity(now: datetime, ref: str = "") -> tuple[PointActivity, ...]:
    """Village points with what they did lately, the quietest first, as many as a sheet lists."""
    return _rows(now, ref, MOST)


def all_activity(now: datetime) -> tuple[PointActivity, ...]:
    """The same of every point, to be taken away."""
    return _rows(now, "", None)


def _rows(now: datetime, ref: str, most: int | None) -> tuple[PointActivity, ...]:
    months = _months(day_of(now))
    return tuple(_row(row, months) for row in _asked(_ROWS, now, ref, most))


def whole(now: datetime) -> ActivityWhole:
    """How many points there are, how many stand still, and the duty days kept of all of them."""
    ((points, quiet, kept, due),) = _asked(_WHOLE, now, "", None)
    return ActivityWhole(points, quiet, Share(kept, due))


def _asked(sql: str, now: datetime, ref: str, most: int | None) -> list[tuple[Any, ...]]:
    on = day_of(now)
    months = _months(on)
    facts: dict[str, Any] = {
        "on": on, "now": now, "ref": ref, "first": months[0], "most": most, "m2": midnight(months[0]),
        "m1": midnight(months[1]), "m0": midnight(months[2]), "quiet": now - QUIET_AFTER, "stood": on - QUIET_AFTER,
    }  # fmt: skip
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _months(on: date) -> tuple[date, ...]:
    """The first days of this month and of those before it, the oldest first."""
    found = [month_of(on)]
    while len(found) < MONTHS:
        found.insert(0, month_of(found[0] - timedelta(days=1)))
    return tuple(found)


def _row(row: tuple[Any, ...], months: tuple[date, ...]) -> PointActivity:
    *told, last, kept, due, m2, m1, m0, quiet = row
    months_told = tuple(zip(months, (m2, m1, m0), strict=True))
    return PointActivity(*(*told, last, Share(kept, due), months_told, "yes" if quiet else ""))
