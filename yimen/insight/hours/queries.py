"""Hours of a centre, counted from cases, visits and late sessions as they are. Read with the reading role."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections

from yimen.insight.hours.rows import HoursRow, OvertimeRow
from yimen.kernel.time.service_hours import Hours, day_kind
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import ZONE, midnight
from yimen.registries.offices import queries as offices

READ = "read"
MOST_DAYS = 366

# What happened at the centre, each put into the stretch of time in which it lies.
_DONE = """
with m as (
    select 'case' what, received_at at from cases_case
      where centre_id = %(centre)s and channel = 'window' and received_at >= %(since)s and received_at < %(until)s
    union all select 'visit', opened_at from visits_visit
      where centre_id = %(centre)s and opened_at >= %(since)s and opened_at < %(until)s
    union all select 'act', a.done_at from visits_visitact a join visits_visit v on v.id = a.visit_id
      where v.centre_id = %(centre)s and v.opened_at >= %(since)s and v.opened_at < %(until)s)
select (%(kinds)s::text[])[width_bucket(m.at, %(begins)s::timestamptz[])], m.what, count(*),
  count(distinct (m.at at time zone %(zone)s)::date)
from m group by 1, 2
"""
_OVERTIME = """
select s.name, count(*), sum(l.overtime_minutes)::int, sum(v.visits)::int, sum(v.acts)::int, max(l.begins)
from outreach_latesession l join people_staff s on s.id = l.staff_id
cross join lateral (
  select count(distinct v.id) visits, count(a.id) acts
  from visits_visit v left join visits_visitact a on a.visit_id = v.id
  where v.opened_by_id = l.staff_id and v.opened_at >= l.begins and v.opened_at <= coalesce(l.ends, %(until)s)) v
where l.centre_id = %(centre)s and l.begins >= %(since)s and l.begins < %(until)s
group by s.id, s.name order by 3 desc, 1
"""


def by_kind(centre_ref: str, since: date, until: date) -> tuple[HoursRow, ...]:
    """What a centre did from one day up to and not with another, by kind of time."""
    centre = offices.centre(centre_ref, since)
    if centre is None or not since < until <= since + timedelta(days=MOST_DAYS):
        return ()
    calendar = calendars.calendar(centre.calendar_id)
    span = [since + timedelta(days=n) for n in range((until - since).days)]
    stretches = [stretch for day in span for stretch in _stretches(day, calendar)]
    facts = {
        "centre": centre.id,
        "since": midnight(since),
        "until": midnight(until),
        "begins": [begins for begins, _ in stretches],
        "kinds": [str(kind) for _, kind in stretches],
        "zone": str(ZONE),
    }
    counted = {(kind, what): (count, days) for kind, what, count, days in _all(_DONE, facts)}
    opened = [day_kind(calendar, day) for day in span if calendar.is_working_day(day)]
    late = max((counted.get((Hours.EXTENDED, what), (0, 0))[1] for what in ("case", "visit", "act")), default=0)
    days = {**{kind: opened.count(kind) for kind in Hours}, Hours.EXTENDED: late}
    return tuple(
        HoursRow(kind, days[kind], *(counted.get((kind, what), (0, 0))[0] for what in ("case", "visit", "act")))
        for kind in Hours
    )


def overtime(centre_ref: str, since: date, until: date) -> tuple[OvertimeRow, ...]:
    """Who stayed after closing, for how long, and what was done then."""
    centre = offices.centre(centre_ref, since)
    if centre is None:
        return ()
    facts = {"centre": centre.id, "since": midnight(since), "until": midnight(until)}
    return tuple(OvertimeRow(*row) for row in _all(_OVERTIME, facts))


def _stretches(day: date, calendar: WorkCalendar) -> Iterator[tuple[datetime, Hours]]:
    """A day of this centre, cut where its kind of time changes: on a working day at each opening and closing."""
    kind, begins = day_kind(calendar, day), midnight(day)
    if kind is not Hours.WORKDAY:
        yield begins, kind
        return
    yield begins, Hours.EXTENDED
    for shift in calendar.shifts_on(day):
        opens, closes = shift.minutes
        yield begins + timedelta(minutes=opens), Hours.WORKDAY
        yield begins + timedelta(minutes=closes), Hours.EXTENDED


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())
