"""Waiting times and visitors, counted from tickets and visits as they are. Read with the reading role.

A wait is from taking the ticket to its first call, wherever it was sent over later; a service is from the last call to
its end. An hour is the one in which the ticket was taken.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections

from yimen.insight.waits.rows import FlowReport, FlowRow, HourRow, WaitLine, WaitPage, WaitsRow
from yimen.kernel.visits.tickets import number
from yimen.kernel.visits.waiting import TARGET_MINUTES
from yimen.kernel.visits.window_groups import LONGEST_MINUTES
from yimen.registries.dated import day_of

READ = "read"
PAGE, MOST_ROWS, MOST_DAYS, WEEKS, FEWEST_DAYS = 50, 200, 366, 5, 2

_TICKETS = f"""
with t as (select k.*, to_char(k.taken_at at time zone 'Asia/Shanghai', 'HH24') "hour",
    extract(epoch from coalesce(k.first_called_at, k.called_at) - k.taken_at) / 60 waited,
    case when k.state = 'finished'
      then least({LONGEST_MINUTES}, extract(epoch from k.ended_at - k.called_at) / 60) end took
  from tickets_ticket k join offices_centre c on c.id = k.centre_id
  where c.ref = %(centre)s and k.day >= %(since)s and k.day < %(until)s)
"""
BY: Mapping[str, tuple[str, str, str]] = {
    "hour": ('t."hour"', "t.\"hour\" || ':00'", ""),
    "day": ("t.day::text", "t.day::text", ""),
    "group": ("g.ref", "g.letter || ' ' || g.name", "join windows_windowgroup g on g.id = t.group_id"),
    "window": ("w.ref", "w.code || ' ' || w.name", "join offices_window w on w.id = t.window_id"),
    "item": ("i.ref", "max(t.about)", "join catalogue_item i on i.id = t.item_id"),
}
"""By what waits are told apart: the key, the name, and what is joined for it."""
_WAITS = """
select {key}, {name}, count(*), count(waited), count(*) filter (where waited <= %(target)s),
  coalesce(avg(waited), 0)::float8, coalesce(percentile_cont(0.5) within group (order by waited), 0)::float8,
  coalesce(percentile_cont(0.9) within group (order by waited), 0)::float8, count(took), coalesce(avg(took), 0)::float8
from t {joined} group by {key}{grouped} order by {order} limit {most}
"""
_LINES = """
select t.id, t.letter, t.n, t.day, g.letter || ' ' || g.name, t.about, coalesce(w.code, ''), t.state, t.taken_at,
  coalesce(t.first_called_at, t.called_at), t.ended_at, t.waited::float8, t.took::float8
from t join windows_windowgroup g on g.id = t.group_id left join offices_window w on w.id = t.window_id
  left join catalogue_item i on i.id = t.item_id
where (%(after)s = 0 or t.id < %(after)s) and {key} = %(key)s order by t.id desc limit %(limit)s
"""
_VISITS = """
select to_char(v.opened_at at time zone 'Asia/Shanghai', {form}), count(*) from visits_visit v
  join offices_centre c on c.id = v.centre_id
where c.ref = %(centre)s and (v.opened_at at time zone 'Asia/Shanghai')::date >= %(since)s
  and (v.opened_at at time zone 'Asia/Shanghai')::date < %(until)s
  and not exists (select from tickets_ticket k where k.visit_id = v.id) group by 1
"""
_COUNTERS = """
select count(*) from offices_window w join offices_centre c on c.id = w.centre_id
  join windows_groupedwindow x on x.window_id = w.id and x.valid @> %(last)s::date
where c.ref = %(centre)s and w.valid @> %(last)s::date
"""
_HOURS = """
with d as (select k.day, extract(hour from k.taken_at at time zone 'Asia/Shanghai')::int "hour", count(*) people,
    avg(extract(epoch from coalesce(k.first_called_at, k.called_at) - k.taken_at) / 60) waited
  from tickets_ticket k join offices_centre c on c.id = k.centre_id join windows_windowgroup g on g.id = k.group_id
  where c.ref = %(centre)s and k.day >= %(since)s and k.day < %(until)s and extract(isodow from k.day) = %(weekday)s
    and (%(group)s = '' or g.ref = %(group)s) group by 1, 2)
select "hour", count(*), avg(people)::float8, coalesce(sum(waited * people) / nullif(sum(people)
  filter (where waited is not null), 0), 0)::float8 from d group by 1 having count(*) >= %(fewest)s order by 1
"""


def waits(centre_ref: str, by: str, since: date, until: date) -> tuple[WaitsRow, ...]:
    """How long people waited at a centre from one day up to another: by hour, day, queue, counter or item."""
    if by not in BY or not since < until <= since + timedelta(days=MOST_DAYS):
        return ()
    key, name, joined = BY[by]
    order, grouped = ("1", "") if by in ("hour", "day") else ("count(*) desc, 1", "")
    if by in ("group", "window"):
        grouped = f", {name}"
    sql = _WAITS.format(key=key, name=name, joined=joined, grouped=grouped, order=order, most=MOST_ROWS)
    facts = {"centre": centre_ref, "since": since, "until": until, "target": TARGET_MINUTES}
    return tuple(_rounded(*row) for row in _all(_TICKETS + sql, facts))


def lines(centre_ref: str, by: str, key: str, since: date, until: date, after: str = "") -> WaitPage:
    """The tickets behind one figure, the last first; a page by key."""
    if by not in BY or not since < until <= since + timedelta(days=MOST_DAYS):
        return WaitPage((), None)
    facts = {
        "centre": centre_ref, "since": since, "until": until, "key": key, "limit": PAGE + 1,
        "after": int(after) if after.isdecimal() and len(after) < 19 else 0,
    }  # fmt: skip
    rows = _all(_TICKETS + _LINES.format(key=BY[by][0]), facts)
    shown = tuple(WaitLine(id, number(letter, n), *rest) for id, letter, n, *rest in rows[:PAGE])
    return WaitPage(shown, str(shown[-1].key) if len(rows) > PAGE else None)


def flow(centre_ref: str, since: date, until: date) -> FlowReport:
    """Visitors of a centre by tickets, and by visits that no ticket began; by hour all days together, and by day."""
    if not since < until <= since + timedelta(days=MOST_DAYS):
        return FlowReport(0, (), ())
    facts = {"centre": centre_ref, "since": since, "until": until, "last": until - timedelta(days=1)}
    days = waits(centre_ref, "day", since, until)
    hours = waits(centre_ref, "hour", since, until)
    mean = _mean_served(hours)
    ((counters,),) = _all(_COUNTERS, facts)
    an_hour = counters * 60 / mean if mean else 0.0
    visits_by_day, visits_by_hour = (
        dict(_all(_VISITS.format(form=form), facts)) for form in ("'YYYY-MM-DD'", "'HH24'")
    )
    open_days = len({row.key for row in days} | visits_by_day.keys())
    return FlowReport(
        days=open_days,
        hours=_flow(hours, visits_by_hour, an_hour * open_days),
        by_day=_flow(days, visits_by_day, 0.0),
    )


def hours(centre_ref: str, group_ref: str, day: date, now: datetime) -> tuple[HourRow, ...]:
    """What the hours of a day are likely to be: of the same weekday in five weeks; hours seen twice count."""
    today = day_of(now)
    facts = {
        "centre": centre_ref, "group": group_ref, "since": today - timedelta(weeks=WEEKS), "until": today,
        "weekday": day.isoweekday(), "fewest": FEWEST_DAYS,
    }  # fmt: skip
    return tuple(
        HourRow(hour, days, round(people, 1), round(waited, 1)) for hour, days, people, waited in _all(_HOURS, facts)
    )


def _rounded(key: str, name: str, tickets: int, called: int, in_time: int, *rest: Any) -> WaitsRow:
    mean, median, ninth, served, mean_served = rest
    return WaitsRow(
        key,
        name,
        tickets,
        called,
        in_time,
        round(mean, 1),
        round(median, 1),
        round(ninth, 1),
        served,
        round(mean_served, 1),
    )


def _mean_served(rows: tuple[WaitsRow, ...]) -> float:
    served = sum(row.served for row in rows)
    return sum(row.served * row.mean_served for row in rows) / served if served else 0.0


def _flow(rows: tuple[WaitsRow, ...], visits: Mapping[str, int], capacity: float) -> tuple[FlowRow, ...]:
    tickets = {row.key: row.tickets for row in rows}
    return tuple(
        FlowRow(key, tickets.get(key, 0), visits.get(key, 0), round(capacity, 1))
        for key in sorted(tickets.keys() | visits.keys())
    )


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())
