"""The work of counters as visits and tickets show it: what a proposal is made of, and measured by after."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connection

from yimen.engine.centre.window_proposals.models import WindowThreshold
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.window_proposals import USUAL, Threshold, Work
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import midnight
from yimen.registries.offices.rows import CentreRow

_WORK = """
select g.id, null::bigint, g.letter || ' ' || g.name, count(distinct x.window_id),
  (select count(*) from visits_visit v join windows_groupedwindow y on y.window_id = v.window_id and y.group_id = g.id
     and y.valid @> (v.opened_at at time zone 'Asia/Shanghai')::date
   where v.opened_at >= %(since)s and v.opened_at < %(until)s),
  (select coalesce(sum(extract(epoch from first_called_at - taken_at) / 60), 0)::int from tickets_ticket t
   where t.group_id = g.id and t.first_called_at >= %(since)s and t.first_called_at < %(until)s),
  (select count(*) from tickets_ticket t
   where t.group_id = g.id and t.first_called_at >= %(since)s and t.first_called_at < %(until)s)
from windows_windowgroup g join windows_groupedwindow x on x.group_id = g.id and x.valid @> %(on)s::date
where g.centre_id = %(centre)s and g.valid @> %(on)s::date group by g.id, g.letter, g.name
union all
select null, w.id, w.code || ' ' || w.name, 1, (select count(*) from visits_visit v
   where v.window_id = w.id and v.opened_at >= %(since)s and v.opened_at < %(until)s), 0, 0
from offices_window w where w.centre_id = %(centre)s and w.valid @> %(on)s::date and lower(w.valid) <= %(first)s
  and not exists (select from windows_groupedwindow x where x.window_id = w.id and x.valid @> %(on)s::date)
order by 3
"""


def threshold_of(centre_id: int, on: date) -> Threshold:
    """The thresholds of a centre on a day; the usual ones where it has set none."""
    row = WindowThreshold.objects.filter(centre_id=centre_id, valid__contains=on).first()
    return Threshold(row.many, row.few, row.wait_minutes, row.measure_days) if row is not None else USUAL


@snapshot
class Counted:
    """A group or a counter with its work."""

    group_id: int | None
    window_id: int | None
    name: str
    work: Work


def of_centre(centre: CentreRow, since: date, until: date) -> Iterator[Counted]:
    """Every group and every counter that stands in none, with its work from a day up to another."""
    days = _open_days(centre, since, until)
    facts = {
        "centre": centre.id, "since": midnight(since), "until": midnight(until), "first": since,
        "on": until - timedelta(days=1),
    }  # fmt: skip
    for group_id, window_id, name, counters, arrivals, waited, called in _all(_WORK, facts):
        yield Counted(group_id, window_id, name, Work(counters, days, arrivals, waited, called))


def _open_days(centre: CentreRow, since: date, until: date) -> int:
    calendar = calendars.calendar(centre.calendar_id)
    every = (since + timedelta(days=n) for n in range((until - since).days))
    return sum(bool(calendar.shifts_on(day)) for day in every)


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())
