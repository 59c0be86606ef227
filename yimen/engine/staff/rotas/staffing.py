"""Staffing in figures: heads of divisions at the centre, people for posts, workload and towns. Counted, never typed."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.balancing import FEWEST, Loaded, Proposal, propose
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

_NAME = """coalesce((select name from offices_officeterm t where t.office_id = {} and t.valid @> %(on)s::date), '')"""


@snapshot
class DivisionStaffing:
    """An approval division: how many work in it, whether head and deputy are there, and whether its head is posted."""

    office: str
    division: str
    form: str
    people: int
    head: str
    deputy: str
    posted: str
    """yes: the head holds a post at the centre or speaks for the office there."""

    @property
    def alerts(self) -> tuple[str, ...]:
        """too_few (below three, stand-alone), no_head, no_deputy."""
        found = ["too_few"] if self.form == "stand_alone" and self.people < FEWEST else []
        return (*found, *(() if self.head else ("no_head",)), *(() if self.deputy else ("no_deputy",)))


_DIVISIONS = f"""
select {_NAME.format("d.office_id")}, d.name, d.form,
  (select count(distinct x.staff_id) from (
     select y.staff_id from concentration_divisionduty y where y.office_id = d.office_id and y.valid @> %(on)s::date
     union select g.staff_id from people_posting g join people_post p on p.id = g.post_id
       where p.office_id = d.office_id and p.role in ('window', 'reviewer', 'chief', 'decider')
         and g.kind = 'holder' and g.valid @> %(now)s and p.valid @> %(on)s::date) x),
  coalesce(h.name, ''), coalesce(v.name, ''),
  case when h.id is not null and (exists (select from people_posting g join people_post p on p.id = g.post_id
      where g.staff_id = h.id and g.valid @> %(now)s and p.centre_id = %(centre)s)
    or exists (select from rotas_representative r where r.staff_id = h.id and r.centre_id = %(centre)s
      and r.valid @> %(now)s)) then 'yes' else '' end
from offices_approvaldivision d
  left join lateral (select s.id, s.name from concentration_divisionduty y join people_staff s on s.id = y.staff_id
    where y.office_id = d.office_id and y.duty = 'head' and y.valid @> %(on)s::date limit 1) h on true
  left join lateral (select s.id, s.name from concentration_divisionduty y join people_staff s on s.id = y.staff_id
    where y.office_id = d.office_id and y.duty = 'deputy' and y.valid @> %(on)s::date limit 1) v on true
where d.valid @> %(on)s::date order by 1
"""


def divisions(centre_ref: str, now: datetime) -> tuple[DivisionStaffing, ...]:
    """Every approval division of the city with its people, as one centre sees it."""
    centre = offices.centre(centre_ref, day_of(now))
    facts = {"on": day_of(now), "now": now, "centre": centre.id if centre else 0}
    return tuple(DivisionStaffing(*row) for row in _all(_DIVISIONS, facts))


def middle_entry(found: tuple[DivisionStaffing, ...]) -> Share:
    """Of the heads of divisions how many are posted at the centre 中层进驻率: 25 of 29 are 86.2%."""
    return Share(sum(1 for one in found if one.posted), len(found))


@snapshot
class Capacity:
    """An office: who is on its establishment, who leads, who is posted already, and what its plan still asks for."""

    office: str
    formal: int
    leaders: int
    posted: int
    planned: int

    @property
    def free(self) -> int:
        """Who could still be posted."""
        return max(0, self.formal - self.leaders - self.posted)

    @property
    def missing(self) -> int:
        """How many the plan lacks; it is feasible without any."""
        return max(0, self.planned - self.free)


_CAPACITY = f"""
select {_NAME.format("o.id")},
  (select count(*) from people_staff s where s.office_id = o.id and s.establishment = 'formal'
     and s.valid @> %(on)s::date),
  (select count(distinct g.staff_id) from people_posting g join people_post p on p.id = g.post_id
     join people_staff s on s.id = g.staff_id where s.office_id = o.id and p.role = 'office_head'
       and g.valid @> %(now)s),
  (select count(distinct g.staff_id) from people_posting g join people_post p on p.id = g.post_id
     join people_staff s on s.id = g.staff_id where s.office_id = o.id and p.centre_id is not null
       and g.kind = 'holder' and g.valid @> %(now)s and s.establishment = 'formal'),
  (select coalesce(sum(r.staff), 0)::int from concentration_residency r where r.office_id = o.id
     and r.entered_on is null and r.called_off_on is null)
from offices_office o
where exists (select from offices_officeterm t where t.office_id = o.id and t.valid @> %(on)s::date)
order by 5 desc, 1 limit 300
"""


def capacities(now: datetime) -> tuple[Capacity, ...]:
    """The offices with what they have and what their plans of entering ask for, the most asking first."""
    return tuple(Capacity(*row) for row in _all(_CAPACITY, {"on": day_of(now), "now": now}))


_LOADS = """
with acts as (select actor_ref, count(*) n from journal_entry
    where effective_at >= %(since)s and effective_at < %(now)s and subject_kind = 'case' group by 1),
  visits as (select opened_by_id, count(*) n,
      sum(least(240, extract(epoch from coalesce(closed_at, opened_at) - opened_at) / 60))::int minutes
    from visits_visit where centre_id = %(centre)s and opened_at >= %(since)s and opened_at < %(now)s group by 1)
select s.name, s.ref, coalesce(string_agg(distinct w.code, ' '), ''), coalesce(max(e.n), 0),
  coalesce(max(v.minutes), 0), coalesce(max(v.n), 0)
from people_posting g join people_post p on p.id = g.post_id join people_staff s on s.id = g.staff_id
  left join offices_window w on w.id = p.window_id left join people_account a on a.id = s.account_id
  left join acts e on e.actor_ref = a.ref left join visits v on v.opened_by_id = s.id
where p.centre_id = %(centre)s and p.role = 'window' and g.valid @> %(now)s and g.kind = 'holder'
  and s.valid @> %(on)s::date group by s.id order by 5 desc, 4 desc, 1
"""


def workloads(centre_ref: str, since: datetime, now: datetime) -> tuple[Loaded, ...]:
    """What everybody at the counters of a centre did since a moment: acts on cases, visits and their minutes."""
    centre = offices.centre(centre_ref, day_of(now))
    facts = {"centre": centre.id if centre else 0, "since": since, "now": now, "on": day_of(now)}
    return tuple(Loaded(*row) for row in _all(_LOADS, facts))


def pooling(found: tuple[Loaded, ...]) -> tuple[Proposal, ...]:
    """Who could stand in for whom so that work is spread more evenly, with before and after."""
    return propose(found)


@snapshot
class PlaceStaffing:
    """A centre or town: counters and who holds them, the share of formal staff, years in approval, trained people."""

    centre: str
    kind: str
    posts: int
    filled: int
    formal: int
    people: int
    years: float
    trained: int

    @property
    def vacant(self) -> int:
        """How many posts nobody holds."""
        return self.posts - self.filled

    @property
    def share(self) -> Share:
        """The share of formal staff."""
        return Share(self.formal, self.people)


_PLACES = """
select t.name, c.kind, count(distinct p.id), count(distinct p.id) filter (where g.id is not null),
  count(distinct s.id) filter (where s.establishment = 'formal'), count(distinct s.id),
  coalesce(round(avg(e.years)::numeric, 1), 0)::float,
  count(distinct s.id) filter (where exists (select from trainings_trainingplace y where y.staff_id = s.id
    and y.passed = 'yes'))
from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
  join people_post p on p.centre_id = c.id and p.role in ('window', 'agent') and p.valid @> %(on)s::date
  left join people_posting g on g.post_id = p.id and g.valid @> %(now)s and g.kind = 'holder'
  left join people_staff s on s.id = g.staff_id and s.valid @> %(on)s::date
  left join lateral (select extract(epoch from %(now)s - min(lower(x.valid))) / 31557600 years
    from people_posting x join people_post z on z.id = x.post_id where x.staff_id = s.id
      and z.role in ('window', 'reviewer', 'chief', 'decider')) e on s.id is not null
group by c.id, t.name, c.kind order by c.kind, t.name limit 300
"""


def places(now: datetime) -> tuple[PlaceStaffing, ...]:
    """Every place of service with its posts and people; where posts are not filled it shows."""
    return tuple(PlaceStaffing(*row) for row in _all(_PLACES, {"on": day_of(now), "now": now}))


def quarter(now: datetime) -> datetime:
    """Ninety days back."""
    return now - timedelta(days=90)


def hours_in(staff_ref: str, since: date, until: date) -> tuple[int, int]:
    """For how many shifts and minutes somebody is due in a span of days, all their part-time posts together."""
    sql = """select count(*), coalesce(sum(extract(epoch from upper(s.during) - lower(s.during)) / 60), 0)::int
      from rotas_shift s join people_staff p on p.id = s.staff_id
      where p.ref = %(staff)s and s.day >= %(since)s and s.day < %(until)s and s.called_off_at is null"""
    ((shifts, minutes),) = _all(sql, {"staff": staff_ref, "since": since, "until": until})
    return shifts, minutes


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
