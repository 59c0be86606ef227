"""Centres side by side, read with the reading role: who is there, what is done there, how it went. Nothing is typed.

Offices: whose windows or items are there today, a section as its department. Items: what entered, what windows of the
centre's groups take in, what was handed down to it; and where no office was ever to enter, all that its common windows
do. Volume and rates: from the traces of cases handed in there.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connections

from yimen.insight.centres.rows import CentreFigures, CentreReport, together
from yimen.kernel.rates import Share
from yimen.registries.dated import day_of

READ = "read"
MOST = 500
SPAN = timedelta(days=30)
KINDS = ("administrative", "citizen", "town", "village")

_HERE = """
done as (
  select r.centre_id, p.item_id from concentration_residentitem p
      join concentration_residency r on r.id = p.residency_id
    where p.valid @> %(on)s::date and p.place in ('centre', 'authorised')
  union select g.centre_id, x.item_id from windows_groupeditem x join windows_windowgroup g on g.id = x.group_id
    where x.valid @> %(on)s::date and g.valid @> %(on)s::date
  union select d.centre_id, d.item_id from delegations_delegation d
    where d.valid @> %(on)s::date and d.centre_id is not null
  union select c.id, v.item_id from offices_centre c join catalogue_itemversion v
      on v.in_force @> %(now)s::timestamptz and v.state = 'published'
    where c.kind in ('administrative', 'citizen') and exists (select from offices_window w where w.centre_id = c.id
        and w.office_id is null and w.valid @> %(on)s::date and not exists (
          select from windows_groupedwindow x where x.window_id = w.id and x.valid @> %(on)s::date))
      and not exists (select from concentration_residency r where r.centre_id = c.id)),
done_now as (select d.centre_id, d.item_id, i.office_id from done d join catalogue_item i on i.id = d.item_id
  where exists (select from catalogue_itemversion v where v.item_id = i.id and v.in_force @> %(now)s::timestamptz)),
there as (
  select centre_id, office_id from offices_window where valid @> %(on)s::date and office_id is not null
  union select centre_id, office_id from concentration_residency where entered_on <= %(on)s
    and (left_on is null or left_on > %(on)s)
  union select centre_id, office_id from done_now),
depts as (select distinct t.centre_id, coalesce(o.parent_id, o.id) as office_id from there t
  join offices_office o on o.id = t.office_id)
"""
_CENTRES = f"""
with {_HERE},
came as (select centre_id, count(*) received,
    count(distinct (received_at at time zone 'Asia/Shanghai')::date) days
  from traces_casetrace
  where received_at >= %(since)s and received_at < %(until)s and centre_id is not null group by 1),
ended as (select centre_id, count(*) filter (where kept = 'in_time') kept, count(*) filter (where kept <> '') timed,
    count(*) filter (where (ended_at at time zone 'Asia/Shanghai')::date
      = (coalesce(accepted_at, received_at) at time zone 'Asia/Shanghai')::date) same, count(*) decided
  from traces_casetrace where ended_at >= %(since)s and ended_at < %(until)s
    and outcome in ('granted', 'denied') group by 1)
select c.ref, t.name, c.kind, coalesce(n.name, ''),
  coalesce((select p.area from premises_premises p where p.centre_id = c.id and p.valid @> %(on)s::date), 0),
  (select count(*) from depts where centre_id = c.id),
  (select count(distinct item_id) from done_now where centre_id = c.id),
  (select count(*) from offices_window w where w.centre_id = c.id and w.valid @> %(on)s::date),
  coalesce(a.received, 0), coalesce(a.days, 0), coalesce(e.kept, 0), coalesce(e.timed, 0), coalesce(e.same, 0),
  coalesce(e.decided, 0)
from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
  left join regions_regionterm n on n.region_id = c.region_id and n.valid @> %(on)s::date
  left join came a on a.centre_id = c.id left join ended e on e.centre_id = c.id
where c.kind = any(%(kinds)s) and (%(ref)s = '' or c.ref = %(ref)s)
order by array_position(array['administrative', 'citizen', 'town', 'village'], c.kind), c.id limit %(most)s
"""
_CITY = f"""
with {_HERE}, shown as (select c.id from offices_centre c
  join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date where c.kind = any(%(kinds)s))
select (select count(distinct office_id) from depts where centre_id in (select id from shown)),
  (select count(distinct item_id) from done_now where centre_id in (select id from shown)),
  (select count(distinct (received_at at time zone 'Asia/Shanghai')::date) from traces_casetrace
    where received_at >= %(since)s and received_at < %(until)s and centre_id in (select id from shown))
"""
_OFFICES = f"""
with {_HERE}
select o.ref, t.name, (select count(distinct d.item_id) from done_now d join offices_office x on x.id = d.office_id
    where d.centre_id = c.id and coalesce(x.parent_id, x.id) = o.id),
  (select coalesce(array_agg(w.code order by w.code), '{{}}') from offices_window w
    where w.centre_id = c.id and w.office_id = o.id and w.valid @> %(on)s::date)
from depts p join offices_centre c on c.id = p.centre_id join offices_office o on o.id = p.office_id
  join offices_officeterm t on t.office_id = o.id and t.valid @> %(on)s::date
where c.ref = %(ref)s order by o.id limit %(most)s
"""


def report(now: datetime, kinds: tuple[str, ...] = KINDS[:3]) -> CentreReport:
    """Every centre of these kinds in the last thirty days, and the city together, where nothing is counted twice."""
    facts = _facts(now, "", kinds)
    rows = tuple(_row(row) for row in _all(_CENTRES, facts))
    offices, items, days = _all(_CITY, facts)[0]
    return CentreReport(rows, together(rows, offices, items, days))


def of_centre(ref: str, now: datetime) -> CentreFigures | None:
    """One centre in the last thirty days."""
    return next((_row(row) for row in _all(_CENTRES, _facts(now, ref, KINDS))), None)


def offices_in(ref: str, now: datetime) -> tuple[tuple[str, str, int, tuple[str, ...]], ...]:
    """The departments in a centre: reference, name, how many items they do there, at which own windows."""
    return tuple((row[0], row[1], row[2], tuple(row[3])) for row in _all(_OFFICES, _facts(now, ref, KINDS)))


def _row(row: tuple[Any, ...]) -> CentreFigures:
    *facts, kept, timed, same, decided = row
    return CentreFigures(*(*facts, Share(kept, timed), Share(same, decided)))


def _facts(now: datetime, ref: str, kinds: tuple[str, ...]) -> dict[str, Any]:
    on: date = day_of(now)
    return {"on": on, "now": now, "since": now - SPAN, "until": now, "ref": ref, "kinds": list(kinds), "most": MOST}


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())
