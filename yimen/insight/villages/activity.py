"""Activity of village points 常态化运行: the last case, duty days kept, cases a month; who stands still is listed.

Read with the reading role. A duty day is kept when who was due signed in or took something in that day.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections

from yimen.insight.villages.rows import PointActivity
from yimen.kernel.rates import Share
from yimen.kernel.staffing.assessment import month_of
from yimen.registries.dated import day_of

READ = "read"
MOST = 500
MONTHS = 3
QUIET_AFTER = timedelta(days=30)
"""A point at which nothing was taken in for so long stands still, whatever hangs at its door."""
_ACTIVITY = """
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
  from cases_case where centre_id in (select id from offices_centre where kind = 'village') group by 1)
select c.ref, t.name, coalesce(u.name, ''), coalesce((select string_agg(s.name, '、' order by g.id) from people_post o
      join people_posting g on g.post_id = o.id join people_staff s on s.id = g.staff_id where o.centre_id = c.id
      and o.role = 'agent' and o.valid @> %(on)s::date and g.valid @> %(now)s::timestamptz), ''),
  k.last, coalesce(d.kept, 0), coalesce(d.due, 0), coalesce(k.m2, 0), coalesce(k.m1, 0), coalesce(k.m0, 0)
from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
  join regions_region r on r.id = c.region_id
  left join regions_regionterm u on u.region_id = r.parent_id and u.valid @> %(on)s::date
  left join came k on k.centre_id = c.id left join days d on d.centre_id = c.id
where c.kind = 'village' and (%(ref)s = '' or c.ref = %(ref)s) order by k.last nulls first, u.code, c.id limit %(most)s
"""


def activity(now: datetime, ref: str = "") -> tuple[PointActivity, ...]:
    """Every village point with what it did lately, the quietest first."""
    on = day_of(now)
    months = _months(on)
    facts: dict[str, Any] = {
        "on": on, "now": now, "ref": ref, "first": months[0], "most": MOST, "m2": months[0], "m1": months[1],
        "m0": months[2],
    }  # fmt: skip
    with connections[READ].cursor() as cursor:
        cursor.execute(_ACTIVITY, facts)
        return tuple(_row(row, months, now) for row in cursor.fetchall())


def _months(on: date) -> tuple[date, ...]:
    """The first days of this month and of those before it, the oldest first."""
    found = [month_of(on)]
    while len(found) < MONTHS:
        found.insert(0, month_of(found[0] - timedelta(days=1)))
    return tuple(found)


def _row(row: tuple[Any, ...], months: tuple[date, ...], now: datetime) -> PointActivity:
    *told, last, kept, due, m2, m1, m0 = row
    quiet = last is None or now - last > QUIET_AFTER
    months_told = tuple(zip(months, (m2, m1, m0), strict=True))
    return PointActivity(*(*told, last, Share(kept, due), months_told, "yes" if quiet else ""))
