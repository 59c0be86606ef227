"""The network of halls as its records show it, read with the reading role; nothing is kept beside them."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connections

from yimen.insight.centres.network_rows import (
    ClassRow,
    Concentrated,
    HallFound,
    HallRow,
    LevelRow,
    MissingRow,
    PlanRow,
    TownMatter,
)
from yimen.kernel.network import CHECKED_EVERY, HallAsked, HallClass, StandardLine, held_against, proposed_class
from yimen.registries.catalogue.queries import NOT_APPLIED_FOR
from yimen.registries.dated import day_of

READ = "read"
MOST = 500
YEAR = timedelta(days=365)
CLASSES = {HallClass.FIRST: 1, HallClass.SECOND: 2}

_TREE = """tree as (select id as top, id from regions_region
  union all select t.top, r.id from tree t join regions_region r on r.parent_id = t.id)"""
_OPEN = "(offices_centre c join offices_centreterm ct on ct.centre_id = c.id and ct.valid @> %(on)s::date)"
_PLANS = f"""
with recursive {_TREE}
select r.ref, n.name, p.level, p.planned, (select count(*) from {_OPEN} join regions_region cr on cr.id = c.region_id
    where cr.level = p.level and c.region_id in (select id from tree where top = p.region_id)), p.due
from network_pointplan p join regions_region r on r.id = p.region_id
  join regions_regionterm n on n.region_id = r.id and n.valid @> %(on)s::date
where p.valid @> %(on)s::date order by r.level, n.code, p.level limit %(most)s
"""
_LEVELS = f"""
select r.level, count(*), count(*) filter (where exists (select from {_OPEN} where c.region_id = r.id))
from regions_region r join regions_regionterm n on n.region_id = r.id and n.valid @> %(on)s::date
where r.level >= 2 group by 1 order by 1
"""
_MISSING = f"""
select r.ref, n.name, coalesce(a.name, ''), r.level
from regions_region r join regions_regionterm n on n.region_id = r.id and n.valid @> %(on)s::date
  left join regions_regionterm a on a.region_id = r.parent_id and a.valid @> %(on)s::date
where r.level >= 2 and not exists (select from {_OPEN} where c.region_id = r.id) order by n.code limit %(most)s
"""
_HALLS = f"""
with outside as (
  select coalesce(o.parent_id, o.id) office_id, count(*) n, count(s.due) planned
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id join offices_office o on o.id = i.office_id
    left join lateral (select r.due from concentration_residentitem p
      join concentration_residency r on r.id = p.residency_id
      where p.item_id = i.id and p.valid is null and r.called_off_on is null limit 1) s on true
  where v.in_force @> %(now)s::timestamptz and v.state = 'published' and v.kind not in {NOT_APPLIED_FOR}
    and not exists (select from concentration_residentitem p where p.item_id = i.id and p.valid @> %(on)s::date)
  group by 1)
select h.ref, o.ref, coalesce(t.name, ''), h.name, h.address, h.windows, h.why, h.since, h.due, coalesce(u.n, 0),
  coalesce(u.planned, 0), h.merged_on, coalesce(ct.name, ''), coalesce(w.code || ' ' || w.name, '')
from network_outsidehall h join offices_office o on o.id = h.office_id
  left join lateral (select name from offices_officeterm where office_id = o.id
    order by upper(valid) desc nulls first limit 1) t on true
  left join lateral (select name from offices_centreterm where centre_id = h.merged_into_id
    order by upper(valid) desc nulls first limit 1) ct on true
  left join offices_window w on w.id = h.window_id left join outside u on u.office_id = o.id
where h.since <= %(on)s order by h.merged_on nulls first, h.due nulls last, h.id limit %(most)s
"""
_GROUPED = """
select w.code || ' ' || w.name, coalesce(t.name, ''), g.letter || ' ' || g.name, lower(x.valid)
from windows_groupedwindow x join offices_window w on w.id = x.window_id
  join windows_windowgroup g on g.id = x.group_id
  left join lateral (select name from offices_officeterm where office_id = w.office_id
    order by upper(valid) desc nulls first limit 1) t on true
where w.office_id is not null and x.valid @> %(on)s::date order by lower(x.valid), w.code limit %(most)s
"""
_COUNTERS = """
select count(*) filter (where w.office_id is not null),
  count(*) filter (where w.office_id is not null and not exists (
    select from windows_groupedwindow x where x.window_id = w.id and x.valid @> %(on)s::date))
from offices_window w where w.valid @> %(on)s::date
"""
_FOUND = f"""
select c.ref, ct.name, case when c.kind = 'village' then 'village' when g.centre_class = 1 then 'first'
    else 'second' end, p.area,
  (select count(*) from offices_window w where w.centre_id = c.id and w.valid @> %(on)s::date), k.checked_on,
  coalesce(s.name, ''), k.seen,
  coalesce((select sum(fen) from network_investment i where i.centre_id = c.id and i.spent_on <= %(on)s), 0)::bigint,
  exists (select from network_investment i where i.centre_id = c.id and i.spent_on <= %(on)s and i.kind = 'network')
from {_OPEN} left join premises_premises p on p.centre_id = c.id and p.valid @> %(on)s::date
  left join towns_centreclass g on g.centre_id = c.id and g.valid @> %(on)s::date
  left join lateral (select * from network_hallcheck h where h.centre_id = c.id and h.checked_on <= %(on)s
    and h.checked_on > %(on)s::date - {CHECKED_EVERY} order by h.checked_on desc limit 1) k on true
  left join people_staff s on s.id = k.checked_by_id
where c.kind in ('town', 'village') and (%(ref)s = '' or c.ref = %(ref)s)
order by c.kind, c.id limit %(most)s
"""
_STANDARDS = """
select hall, asked, least, most from network_hallstandard where valid @> %(on)s::date order by hall, id
"""
_CLASSES = f"""
select c.ref, ct.name, coalesce(g.centre_class, 0), (select count(*) from towns_stationduty d
    join offices_window w on w.id = d.window_id and w.valid @> %(on)s::date where d.centre_id = c.id),
  (select count(*) from cases_case k where k.centre_id = c.id and k.received_at >= %(since)s
    and k.received_at <= %(now)s)
from {_OPEN} left join towns_centreclass g on g.centre_id = c.id and g.valid @> %(on)s::date
where c.kind = 'town' order by c.id limit %(most)s
"""
_TOWN_MATTERS = f"""
select i.ref, v.name, coalesce(t.name, ''), case when exists (select from offices_window w
      where w.centre_id = c.id and w.office_id = i.office_id and w.valid @> %(on)s::date)
    or exists (select from towns_host h where h.centre_id = c.id and h.office_id in (o.id, o.parent_id)
      and h.valid @> %(on)s::date)
    or exists (select from delegations_delegation d where d.centre_id = c.id and d.item_id = i.id
      and d.valid @> %(on)s::date) then 'yes' else 'no' end
from offices_centre c join offices_office o on o.region_id = c.region_id join catalogue_item i on i.office_id = o.id
  join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s::timestamptz
    and v.state = 'published' and v.kind not in {NOT_APPLIED_FOR}
  left join lateral (select name from offices_officeterm where office_id = o.id
    order by upper(valid) desc nulls first limit 1) t on true
where c.ref = %(ref)s order by 4, 3, v.sort_key, v.id limit %(most)s
"""
_NO_BANK = f"""
select c.ref, ct.name from {_OPEN}
where c.kind in ('administrative', 'citizen', 'town') and not exists (
  select from premises_partnerbank b where b.centre_id = c.id and b.valid @> %(on)s::date) order by c.id limit %(most)s
"""


def plans(now: datetime) -> tuple[PlanRow, ...]:
    """Planned and built, region by region. Built is counted from the points that stand today."""
    on = day_of(now)
    return tuple(
        PlanRow(ref, name, level, planned, built, due, "yes" if due < on and built < planned else "")
        for ref, name, level, planned, built, due in _all(_PLANS, now)
    )


def levels(now: datetime) -> tuple[LevelRow, ...]:
    """How many regions of each level have a service point."""
    return tuple(LevelRow(*row) for row in _all(_LEVELS, now))


def missing(now: datetime) -> tuple[MissingRow, ...]:
    """Every region without a service point, by code."""
    return tuple(MissingRow(*row) for row in _all(_MISSING, now))


def concentrated(now: datetime) -> Concentrated:
    """Halls and windows before and after: what is apart, why and until when, and what was merged into what."""
    on = day_of(now)
    halls = tuple(HallRow(*(*row, _standing(row[11], row[8], on))) for row in _all(_HALLS, now))
    before, after = _all(_COUNTERS, now)[0]
    merged = tuple((one, office, group, since) for one, office, group, since in _all(_GROUPED, now))
    return Concentrated(
        halls,
        len(halls),
        sum(one.standing != "merged" for one in halls),
        before + sum(one.windows for one in halls),
        after + sum(one.windows for one in halls if one.standing != "merged"),
        merged,
    )


def _standing(merged_on: Any, due: Any, on: Any) -> str:
    if merged_on is not None and merged_on <= on:
        return "merged"
    return "open" if due is None else "late" if due < on else "planned"


def halls(now: datetime, ref: str = "") -> tuple[HallFound, ...]:
    """Every hall of a town or village against the standard of its class: counted where it can be, else as seen."""
    lines: dict[str, list[StandardLine]] = {}
    for hall, asked, least, most in _all(_STANDARDS, now):
        lines.setdefault(hall, []).append(StandardLine(HallAsked(asked), least, most))
    return tuple(_found(row, lines.get(row[2], [])) for row in _all(_FOUND, now, ref=ref))


def _found(row: tuple[Any, ...], lines: list[StandardLine]) -> HallFound:
    ref, name, hall, area, windows, checked_on, by, seen, invested, connected = row
    found: dict[str, int] = {HallAsked.WINDOWS: windows}
    if area is not None:
        found[HallAsked.AREA] = area
    if checked_on is not None:
        found |= {line.asked: int(line.asked in seen) for line in lines if line.asked not in found}
    return HallFound(
        ref, name, hall, area, checked_on, by, invested, "yes" if connected else "", held_against(lines, found)
    )


def classes(now: datetime) -> tuple[ClassRow, ...]:
    """Town centres with the class they have, and the one that stations and volume of a year propose."""
    return tuple(
        ClassRow(*(*row, CLASSES[proposed_class(row[3], row[4])])) for row in _all(_CLASSES, now, since=now - YEAR)
    )


def town_matters(ref: str, now: datetime) -> tuple[TownMatter, ...]:
    """What the offices of a town answer for, and whether its centre takes it in; what is outside first."""
    return tuple(TownMatter(*row) for row in _all(_TOWN_MATTERS, now, ref=ref))


def without_bank(now: datetime) -> tuple[tuple[str, str], ...]:
    """Centres in which no bank serves: reference and name."""
    return tuple((row[0], row[1]) for row in _all(_NO_BANK, now))


def _all(sql: str, now: datetime, **facts: Any) -> list[tuple[Any, ...]]:
    told: dict[str, Any] = {"on": day_of(now), "now": now, "most": MOST, "ref": "", **facts}
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, told)
        return list(cursor.fetchall())
