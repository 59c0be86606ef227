"""Villages and town centres as their records show them. Read with the reading role; nothing is kept beside them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connections

from yimen.insight.villages.rows import ModeRow, PointRow, PresenceRow, TownRow, VillagePresence, VillageView
from yimen.kernel.offers import hands_in_over_the_net, needs_presence
from yimen.kernel.offices.powers import RIGHTS, Mode, Right
from yimen.kernel.villages.points import PointFacts, TownFacts, missing_marks, missing_ones
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.dated import day_of

READ = "read"
PAGE, MOST = 30, 500
LATE_SINCE = timedelta(days=90)

_TAKEN_IN = """
d.valid @> %(on)s::date and (d.centre_id = p.id or (d.office_id is not null and d.region_id = p.region_id)
  or (d.villages = 'yes' and d.region_id in (p.region_id, p.parent_id)))
"""
_POINTS = f"""
with p as (
  select c.id, c.ref, c.region_id, r.parent_id, t.name, t.address, t.phone, t.hours, coalesce(u.name, '') town, u.code
  from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
    join regions_region r on r.id = c.region_id
    left join regions_regionterm u on u.region_id = r.parent_id and u.valid @> %(on)s::date
  where c.kind = 'village' and (%(ref)s = '' or c.ref = %(ref)s)
  order by u.code, c.id limit %(limit)s)
select p.ref, p.name, p.town, p.address, p.phone, p.hours,
  coalesce((select array_agg(s.name order by g.id) from people_post o join people_posting g on g.post_id = o.id
    join people_staff s on s.id = g.staff_id where o.centre_id = p.id and o.role = 'agent' and o.valid @> %(on)s::date
      and g.valid @> %(now)s::timestamptz and s.valid @> %(on)s::date), '{{}}'),
  (select count(distinct d.item_id) from delegations_delegation d where {_TAKEN_IN}),
  coalesce((select array_agg(f.feature) from points_pointfeature f where f.centre_id = p.id
    and f.valid @> %(on)s::date), '{{}}')
from p order by p.code, p.id
"""
_TOWNS = """
select c.ref, t.name,
  (select count(*) from people_post o where o.role = 'window' and o.centre_id is null and o.valid @> %(on)s::date
     and o.office_id in (select office_id from towns_host h where h.centre_id = c.id and h.valid @> %(on)s::date)),
  (select count(distinct o.id) from people_post o join people_posting g on g.post_id = o.id where o.role = 'window'
     and o.centre_id = c.id and o.valid @> %(on)s::date and g.valid @> %(now)s::timestamptz),
  (select count(*) from cases_case k where k.centre_id = c.id and (
     (k.due_at < %(now)s and k.decided_at is null)
     or (k.decided_at >= %(since)s and exists (select from cases_caseclock l where l.case_id = k.id
        and l.side = 'promised' and l.stopped_at > l.due_at)))),
  (select count(distinct d.item_id) from delegations_delegation d
     join catalogue_itemversion v on v.item_id = d.item_id and v.in_force @> %(now)s::timestamptz
     where d.valid @> %(on)s::date and d.centre_id = c.id
       and jsonb_path_exists(v.terms, '$.fees[*].fen ? (@ > 0)')),
  (select count(distinct o.id) from people_post o join people_posting g on g.post_id = o.id where o.role = 'cashier'
     and o.centre_id = c.id and o.valid @> %(on)s::date and g.valid @> %(now)s::timestamptz),
  (select count(*) from offices_centre v join regions_region r on r.id = v.region_id
     join offices_centreterm vt on vt.centre_id = v.id and vt.valid @> %(on)s::date
     where v.kind = 'village' and r.parent_id = c.region_id),
  (select count(*) from offices_centre v join regions_region r on r.id = v.region_id
     join offices_centreterm vt on vt.centre_id = v.id and vt.valid @> %(on)s::date
     where v.kind = 'village' and r.parent_id = c.region_id and not exists (
       select from people_post o join people_posting g on g.post_id = o.id where o.role = 'agent'
         and o.centre_id = v.id and o.valid @> %(on)s::date and g.valid @> %(now)s::timestamptz))
from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
where c.kind = 'town' and (%(ref)s = '' or c.ref = %(ref)s) order by c.id limit %(limit)s
"""
_MODES = f"""
with p as (select c.id, c.region_id, r.parent_id from offices_centre c join regions_region r on r.id = c.region_id
  where c.ref = %(ref)s)
select i.ref, v.name, coalesce(o.name, ''), d.modes, v.terms::text, v.sort_key || '~' || v.id, v.sort_key, v.id
from (select d.item_id, array_agg(distinct d.mode) modes from delegations_delegation d cross join p
    where {_TAKEN_IN} group by d.item_id) d
  join catalogue_item i on i.id = d.item_id
  join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s::timestamptz and v.state <> 'draft'
  left join lateral (select name from offices_officeterm where office_id = i.office_id
    order by upper(valid) desc nulls first limit 1) o on true
where %(after)s = '' or (v.sort_key, v.id) > (%(key)s, %(last)s)
order by v.sort_key, v.id limit %(limit)s
"""
_ABOVE = """
select t.name from offices_centre v join regions_region r on r.id = v.region_id
  join offices_centre c on c.region_id = r.parent_id and c.kind = 'town'
  join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
where v.ref = %(ref)s order by c.id limit 1
"""
# A visit of the applicant at another centre, for a case that an agent took in at a village.
_TRAVELLED = """
select a.done_at, c.ref, c.number, c.item_name, coalesce(v.name, ''), coalesce(w.name, ''), f.terms::text, c.id
from agency_filedcase k join cases_case c on c.id = k.case_id join visits_visitact a on a.case_id = c.id
  join visits_visit s on s.id = a.visit_id join cases_frozenterms f on f.hash = c.terms_hash
  left join lateral (select name from offices_centreterm where centre_id = c.centre_id
    order by upper(valid) desc nulls first limit 1) v on true
  left join lateral (select name from offices_centreterm where centre_id = s.centre_id
    order by upper(valid) desc nulls first limit 1) w on true
where s.centre_id <> c.centre_id and s.party_id = c.applicant_id and a.done_at >= %(since)s and a.done_at <= %(now)s
order by a.done_at desc, a.id desc limit %(limit)s
"""


def points(now: datetime, ref: str = "") -> tuple[PointRow, ...]:
    """Every village point with what it lacks of the seven ones, by town."""
    rows = _all(_POINTS, {"on": day_of(now), "now": now, "ref": ref, "limit": MOST})
    return tuple(_point(row) for row in rows)


def _point(row: tuple[Any, ...]) -> PointRow:
    ref, name, town, address, phone, hours, agents, items, features = row
    missing = missing_ones(PointFacts(address, phone, frozenset(features), len(agents), items))
    return PointRow(ref, name, town, address, phone, hours, tuple(agents), items, missing)


def towns(now: datetime, ref: str = "") -> tuple[TownRow, ...]:
    """Every town centre with the five marks it lacks, read from its own records of the last ninety days."""
    facts = {"on": day_of(now), "now": now, "ref": ref, "since": now - LATE_SINCE, "limit": MOST}
    return tuple(_town(row) for row in _all(_TOWNS, facts))


def _town(row: tuple[Any, ...]) -> TownRow:
    ref, name, doors, windows, late, fees, cashiers, points_, without = row
    facts = TownFacts(doors, windows, late, fees, cashiers, points_, without)
    return TownRow(ref, name, doors, windows, late, fees, cashiers, points_, without, missing_marks(facts))


def village(ref: str, now: datetime, after: str = "") -> VillageView | None:
    """A village with its notice board and, item by item, how and where it can be done; a page by key."""
    found = points(now, ref)
    if not found:
        return None
    point = found[0]
    key, _, last = after.rpartition("~")
    facts = {
        "ref": ref, "on": day_of(now), "now": now, "after": after, "key": key,
        "last": int(last) if last.isdigit() else 0, "limit": PAGE + 1,
    }  # fmt: skip
    rows = _all(_MODES, facts)
    town = next((name for (name,) in _all(_ABOVE, {"ref": ref, "on": day_of(now)})), "")
    shown = tuple(_mode(row, point, town) for row in rows[:PAGE])
    return VillageView(point, shown, str(rows[PAGE - 1][5]) if len(rows) > PAGE else None)


def presence(since: datetime, now: datetime) -> VillagePresence:
    """Who handed in at a village and travelled all the same, though no step of the item wants them there."""
    handed_in = int(
        _all("select count(*) from agency_filedcase k join agency_intake i on i.id = k.intake_id"
             " where i.taken_at >= %(since)s and i.taken_at <= %(now)s", {"since": since, "now": now})[0][0]
    )  # fmt: skip
    rows = _all(_TRAVELLED, {"since": since, "now": now, "limit": MOST})
    against = [row for row in rows if not needs_presence(terms_from_text(row[6]))]
    return VillagePresence(
        handed_in, len({row[7] for row in against}), tuple(PresenceRow(*row[:6]) for row in against[:PAGE])
    )


def _mode(row: tuple[Any, ...], point: PointRow, town: str) -> ModeRow:
    item_ref, name, office, modes, text, *_ = row
    terms = terms_from_text(text)
    given = {right for mode in modes for right in RIGHTS[Mode(mode)]}
    once = town if terms.trips <= 1 and not needs_presence(terms) else ""
    if Right.DECIDE in given:
        once = point.name
    agency = "、".join(point.agents) if point.agents else ""
    return ModeRow(item_ref, name, office, point.name, "yes" if hands_in_over_the_net(terms) else "", once, agency)


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
