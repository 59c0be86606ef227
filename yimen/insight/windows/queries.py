"""The work of counters, counted from visits and cases as they are. Read with the reading role.

A counter's arrivals are the visits opened there, its busy time is how long they lasted, its open time is what the
calendar of the centre says. Formulas: kernel.visits.window_groups.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections

from yimen.insight.windows.rows import FewItem, LoadReport, LoadRow, MonthRow, Plan, SpotRow
from yimen.kernel.visits.window_groups import LONGEST_MINUTES, Load, needed, together
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, midnight
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.registries.windows.queries import HELD

READ = "read"
MOST_DAYS, MOST_ITEMS, MONTHS = 366, 500, 12

_VISITS = """
select w.ref, w.code, w.name, coalesce(o.name, ''), lower(w.valid), upper(w.valid), coalesce(x.group_id, 0),
  n.visits, n.minutes
from offices_window w
  left join lateral (select name from offices_officeterm where office_id = w.office_id
    order by upper(valid) desc nulls first limit 1) o on true
  left join windows_groupedwindow x on x.window_id = w.id and x.valid @> %(last)s::date
  cross join lateral (select count(*) visits, coalesce(sum(least(%(longest)s,
      extract(epoch from coalesce(v.closed_at, v.opened_at) - v.opened_at) / 60)), 0)::int minutes
    from visits_visit v where v.window_id = w.id and v.opened_at >= %(since)s and v.opened_at < %(until)s) n
where w.centre_id = %(centre)s and w.valid && daterange(%(first)s, %(end)s) order by w.code
"""
_GROUPS = """
select id, ref, letter, name from windows_windowgroup where centre_id = %(centre)s and valid @> %(last)s::date
order by letter
"""
#: Items of the departments that keep counters of their own here, outside of every group, with what came in.
_ITEMS = """
with own as (select w.id, w.ref, w.code, w.office_id from offices_window w
    where w.centre_id = %(centre)s and w.office_id is not null and w.valid @> %(last)s::date
      and not exists (select from windows_groupedwindow x where x.window_id = w.id and x.valid @> %(last)s::date)),
  came as (select item_id, count(*) cases from cases_case
    where centre_id = %(centre)s and channel = 'window' and received_at >= %(since)s and received_at < %(until)s
    group by item_id)
select i.ref, v.name, o.ref, coalesce(t.name, ''), coalesce(came.cases, 0),
  (select array_agg(own.ref || ' ' || own.code order by own.code) from own where own.office_id = i.office_id),
  max(coalesce(came.cases, 0)) over (partition by i.office_id)
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id join offices_office o on o.id = i.office_id
  left join came on came.item_id = i.id
  left join lateral (select name from offices_officeterm t where t.office_id = o.id
    order by upper(valid) desc nulls first limit 1) t on true
where i.office_id in (select office_id from own) and v.state <> 'draft' and v.in_force @> %(until)s::timestamptz
order by coalesce(came.cases, 0), t.name, v.sort_key limit %(limit)s
"""
_MONTHS = f"""
select to_char(c.received_at at time zone 'Asia/Shanghai', 'YYYY-MM'), count(*),
  count(*) filter (where (c.decided_at at time zone 'Asia/Shanghai')::date
    = (c.received_at at time zone 'Asia/Shanghai')::date)
from cases_case c join windows_windowgroup g on g.ref = %(ref)s and c.centre_id = g.centre_id
where c.channel = 'window' and c.received_at >= %(since)s and c.received_at < %(now)s
  and c.item_id in (select item_id from ({HELD}) h)
group by 1 order by 1 desc
"""


# Never typed in by anybody: one visit under which it was accepted, and under which it was handed out; at a terminal one
# sitting in which it was filed, and in which its result was taken, which it is only when it was paid for.
_SPOT = """
with done as (select coalesce(f.centre_id, c.centre_id) centre_id, c.item_id, c.item_name,
    coalesce(f.taken_in_id = f.sitting_id, false) or exists (
    select from visits_visitact a join visits_visitact d on d.visit_id = a.visit_id and d.case_id = a.case_id
    where a.case_id = c.id and d.verb = 'deliver'
      and a.verb in ('accept', 'accept_tolerating', 'accept_on_commitment')) spot
  from cases_case c left join terminals_terminalfiling f on f.case_id = c.id
  where (c.channel = 'window' or f.id is not null) and c.delivered_at is not null
    and c.received_at >= %(since)s and c.received_at < %(until)s and coalesce(f.centre_id, c.centre_id) is not null)
"""
_SPOT_CENTRES = """
select c.ref, coalesce(t.name, ''), count(*), count(*) filter (where spot) from done
  join offices_centre c on c.id = done.centre_id
  left join lateral (select name from offices_centreterm t where t.centre_id = c.id
    order by upper(t.valid) desc nulls first limit 1) t on true
group by c.id, t.name order by 3 desc, 2 limit 200
"""
_SPOT_ITEMS = """
select i.ref, max(done.item_name), count(*), count(*) filter (where spot) from done
  join catalogue_item i on i.id = done.item_id join offices_centre c on c.id = done.centre_id
where c.ref = %(centre)s group by i.ref order by 3 desc, 2 limit 200
"""


def on_the_spot(since: date, until: date) -> tuple[SpotRow, ...]:
    """By centre: of what came in at its windows and terminals in some days and was handed out, how much on the spot."""
    return _spot(_SPOT_CENTRES, since, until, "")


def on_the_spot_items(centre_ref: str, since: date, until: date) -> tuple[SpotRow, ...]:
    """The same of one centre, by item."""
    return _spot(_SPOT_ITEMS, since, until, centre_ref)


def _spot(sql: str, since: date, until: date, centre: str) -> tuple[SpotRow, ...]:
    facts = {"since": midnight(since), "until": midnight(until), "centre": centre}
    return tuple(SpotRow(*row) for row in _all(_SPOT + sql, facts))


def load(centre_ref: str, since: date, until: date) -> LoadReport:
    """How busy the counters of a centre were from one day up to and not with another."""
    centre = offices.centre(centre_ref, since)
    if centre is None or not since < until <= since + timedelta(days=MOST_DAYS):
        return LoadReport((), ())
    found = _windows(centre, since, until)
    groups = [
        _row(ref, letter, name, "", ref, together(one for one, at in found.values() if at == id))
        for id, ref, letter, name in _all(_GROUPS, _span(centre, since, until))
    ]
    return LoadReport(_busiest(groups), _busiest([_row(*key, one) for key, (one, _) in found.items()]))


def plan(centre_ref: str, since: date, until: date, fewest: int) -> Plan:
    """Items of departments with counters of their own here for which at most so many cases came: what could be merged.

    A counter is named when everything that its department has here is among them.
    """
    centre = offices.centre(centre_ref, since)
    if centre is None or not since < until <= since + timedelta(days=MOST_DAYS):
        return Plan((), 0, 0, (), (), 0)
    rows = _all(_ITEMS, {**_span(centre, since, until), "limit": MOST_ITEMS})
    few = tuple(FewItem(*row[:5]) for row in rows if row[4] <= fewest)
    idle = dict(one.split(" ", 1) for row in rows if row[6] <= fewest for one in row[5])
    found = _windows(centre, since, until)
    whole = together(one for one, _ in found.values())
    cases = sum(one.cases for one in few)
    open_minutes = _open(centre, since, until)
    return Plan(
        items=few,
        offices=len({one.office_ref for one in few}),
        cases=cases,
        windows=tuple(idle),
        codes=tuple(idle.values()),
        needed=max(needed(round(cases * whole.mean_minutes), open_minutes), 1 if few else 0),
    )


def months(group_ref: str, now: datetime) -> tuple[MonthRow, ...]:
    """How often what a group takes in was handed in at its centre's counters, by month, the last one first."""
    since = midnight((day_of(now) - timedelta(days=30 * MONTHS)).replace(day=1))
    rows = _all(_MONTHS, {"ref": group_ref, "now": now, "on": day_of(now), "since": since})
    return tuple(MonthRow(*row) for row in rows[:MONTHS])


Key = tuple[str, str, str, str, str]


def _windows(centre: CentreRow, since: date, until: date) -> Mapping[Key, tuple[Load, int]]:
    """Every counter with its load and the inside number of its group."""
    rows = _all(_VISITS, _span(centre, since, until))
    groups = {id: ref for id, ref, *_ in _all(_GROUPS, _span(centre, since, until))}
    return {
        (ref, code, name, office, groups.get(group, "")): (
            Load(visits, minutes, _open(centre, max(since, begins), min(until, ends or until)), 1),
            group,
        )
        for ref, code, name, office, begins, ends, group, visits, minutes in rows
    }


def _open(centre: CentreRow, since: date, until: date) -> int:
    if since >= until:
        return 0
    calendar = calendars.calendar(centre.calendar_id)
    return int(calendar.between(midnight(since), midnight(until)).total_seconds() // 60)


def _row(ref: str, code: str, name: str, office: str, group: str, one: Load) -> LoadRow:
    return LoadRow(
        ref, code, name, office, group, one.windows, one.arrivals, one.busy_minutes, one.open_minutes,
        one.mean_minutes, one.utilisation, one.needed, one.advice,
    )  # fmt: skip


def _busiest(rows: list[LoadRow]) -> tuple[LoadRow, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.utilisation, row.code)))


def _span(centre: CentreRow, since: date, until: date) -> dict[str, Any]:
    return {
        "centre": centre.id, "since": midnight(since), "until": midnight(until), "first": since, "end": until,
        "last": until - timedelta(days=1), "longest": LONGEST_MINUTES,
    }  # fmt: skip


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())
