"""Reports about powers between levels, each from the delegations themselves: a figure equals the records behind it.

Read with the reading role; nothing is kept that could become wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db import connections

from yimen.insight.powers.rows import (
    Cell,
    ColdRow,
    Coverage,
    DomainRow,
    DoneWhere,
    LevelsRow,
    MatrixPage,
    MatrixRow,
    NetworkRow,
    Share,
    StaleRow,
    TownHeading,
    UnitCount,
)
from yimen.kernel.offices.powers import RIGHTS, Mode, Right
from yimen.registries.dated import day_of
from yimen.registries.delegations.queries import POINT, REACHES

READ = "read"
PAGE = 30
MOST = 500
EVER = datetime.min.replace(year=1900, tzinfo=UTC)
CITY, COUNTY, TOWN, VILLAGE = 2, 3, 4, 5
LEVELS = (CITY, COUNTY, TOWN, VILLAGE)
DECIDING = sorted(mode for mode in Mode if Right.DECIDE in RIGHTS[mode])

_ITEM = " join catalogue_item i on i.id = v.item_id"
_OFFICE = """ join offices_office o on o.id = i.office_id join regions_region r on r.id = o.region_id
  left join lateral (select name from offices_officeterm where office_id = o.id
     order by upper(valid) desc nulls first limit 1) t on true"""
_IN_FORCE = "v.in_force @> %(now)s and v.state <> 'draft'"
_UNIT = """ left join lateral (select name from offices_officeterm where office_id = d.office_id
     union all select name from offices_centreterm where centre_id = d.centre_id limit 1) u on true"""


def by_unit(on: date) -> tuple[UnitCount, ...]:
    """How many delegations stand in each county and town, by mode. Their sum is the number of records."""
    rows = _all(
        "select r.ref, coalesce(t.name, ''), r.level, d.mode, count(*) from delegations_delegation d"
        " join regions_region r on r.id = d.region_id"
        " left join regions_regionterm t on t.region_id = r.id and t.valid @> %(on)s::date"
        " where d.valid @> %(on)s::date group by 1, 2, 3, 4, t.code order by r.level, t.code",
        {"on": on},
    )
    found: dict[tuple[str, str, int], dict[str, int]] = defaultdict(dict)
    for ref, name, level, mode, count in rows:
        found[ref, name, level][mode] = count
    return tuple(UnitCount(*place, modes) for place, modes in found.items())


def records(on: date) -> int:
    """How many delegation records stand on a day."""
    return int(_all("select count(*) from delegations_delegation where valid @> %(on)s::date", {"on": on})[0][0])


def share_below(now: datetime) -> Share:
    """The share of items for people and enterprises that are decided in a district or town."""
    row = _all(
        "select count(*) filter (where r.level >= 3 or exists (select from delegations_delegation d"
        "   join regions_region below on below.id = d.region_id where d.item_id = i.id and d.valid @> %(on)s::date"
        "   and d.mode = any(%(deciding)s) and below.level >= 3)), count(*)"
        f" from catalogue_itemversion v{_ITEM} join offices_office o on o.id = i.office_id"
        f" join regions_region r on r.id = o.region_id where {_IN_FORCE}",
        {"now": now, "on": day_of(now), "deciding": DECIDING},
    )[0]
    return Share(row[0], row[1], day_of(now))


def matrix(now: datetime, office: str = "", after: str = "", only: str = "") -> MatrixPage:
    """Item x level: who collects, accepts, reviews, decides and supervises; contradictions and blanks are flagged.

    `only` = "flagged" leaves out the items that are in order (of the page that is looked at).
    """
    key, _, last = after.rpartition("~")
    rows = _all(
        f"select i.id, i.ref, v.name, coalesce(t.name, ''), r.level, o.id, r.id, v.sort_key || '~' || v.id"
        f" from catalogue_itemversion v{_ITEM}{_OFFICE} where {_IN_FORCE} and (%(office)s = '' or o.ref = %(office)s)"
        " and (%(after)s = '' or (v.sort_key, v.id) > (%(key)s, %(last)s))"
        f" order by v.sort_key, v.id limit {PAGE + 1}",
        {"now": now, "office": office, "after": after, "key": key, "last": int(last) if last.isdigit() else 0},
    )
    page = rows[:PAGE]
    told = _matrix_rows(page, day_of(now))
    shown = tuple(row for row in told if row.flags or only != "flagged")
    return MatrixPage(shown, page[-1][-1] if len(rows) > PAGE else None)


def _matrix_rows(page: list[tuple[Any, ...]], on: date) -> Iterable[MatrixRow]:
    given = _given([row[0] for row in page], on)
    offices = {row[5] for row in page} | {one[1] for rows in given.values() for one in rows if one[1]}
    desks, watched = _desks(offices, on), _watched(on)
    for item_id, ref, name, office_name, level, office_id, region_id, _ in page:
        units = given.get(item_id, [])
        cells = tuple(_cell(one, level, office_id, units, desks, watched) for one in LEVELS)
        flags = tuple(_flags(office_id, region_id, units, desks, watched, level))
        yield MatrixRow(ref, name, office_name, level, cells, flags)


def _given(items: list[int], on: date) -> Mapping[int, list[tuple[Any, ...]]]:
    rows = _all(
        "select d.item_id, d.mode, d.office_id, d.region_id, r.level, d.equal from delegations_delegation d"
        " join regions_region r on r.id = d.region_id where d.item_id = any(%(items)s) and d.valid @> %(on)s::date",
        {"items": items, "on": on},
    )
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for item, *facts in rows:
        found[item].append(tuple(facts))
    return found


def _desks(offices: set[int], on: date) -> Mapping[int, set[str]]:
    rows = _all(
        "select office_id, role from people_post where office_id = any(%(offices)s) and valid @> %(on)s::date"
        " group by 1, 2",
        {"offices": sorted(offices), "on": on},
    )
    found: dict[int, set[str]] = defaultdict(set)
    for office, role in rows:
        found[office].add(role)
    return found


def _watched(on: date) -> set[int]:
    """The levels at which somebody supervises."""
    rows = _all(
        "select distinct r.level from people_post p join regions_region r on r.id = p.region_id"
        " where p.role = 'supervisor' and p.valid @> %(on)s::date",
        {"on": on},
    )
    return {row[0] for row in rows}


def _cell(
    level: int,
    own_level: int,
    office_id: int,
    units: list[tuple[Any, ...]],
    desks: Mapping[int, set[str]],
    watched: set[int],
) -> Cell:
    here = [(Mode(mode), office) for mode, office, _, at, _ in units if at == level]
    own = 1 if level == own_level else 0
    deciding = [office for mode, office in here if Right.DECIDE in RIGHTS[mode]]
    reviewing = [office for office in deciding if office is None or "reviewer" in desks.get(office, set())]
    busy = own or here
    return Cell(
        level=level,
        collects=own + len(here),
        accepts=own + sum(Right.ACCEPT in RIGHTS[mode] for mode, _ in here),
        reviews=(own if "reviewer" in desks.get(office_id, set()) else 0) + len(reviewing),
        decides=own + len(deciding),
        supervised="yes" if busy and level in watched else "no",
    )


def _flags(
    office_id: int,
    region_id: int,
    units: list[tuple[Any, ...]],
    desks: Mapping[int, set[str]],
    watched: set[int],
    own_level: int,
) -> Iterable[str]:
    deciding = [(office, region) for mode, office, region, _, _ in units if mode in DECIDING]
    regions = [region for _, region in deciding]
    equal = all(equal == "yes" for mode, _, _, _, equal in units if mode == Mode.DEVOLVE)
    if len(set(regions)) < len(regions) or (region_id in regions and not equal):
        yield "two_deciders"
    answering = {office_id} | {office for office, _ in deciding if office is not None}
    for role, flag in (("reviewer", "no_reviewer"), ("decider", "no_decider")):
        if any(role not in desks.get(office, set()) for office in answering):
            yield flag
    if not {own_level, *(level for _, _, _, level, _ in units)} & watched:
        yield "no_supervisor"


# Nothing is taken in under a delegation before its first day: the cases are read once, from the earliest of them on.
_COLD = f"""
with looked as materialized (
  select d.*, lower(d.valid) as since from delegations_delegation d
    left join offices_centre uc on uc.id = d.centre_id left join offices_office uo on uo.id = d.office_id
   where d.valid @> %(on)s::date and lower(d.valid) <= coalesce(%(since)s::date, %(on)s)
     and (%(unit)s = '' or uc.ref = %(unit)s or uo.ref = %(unit)s)),
seen as materialized (
  select item_id, taken_under_id as taken, decides_under_id as decides,
         case when taken_under_id is null and decides_under_id is null
           then (received_at at time zone 'Asia/Shanghai')::date end as day,
         count(*) filter (where received_at >= %(begins)s) as n, count(*) as ever
    from cases_case
   where received_at >= (select min(since) from looked)::timestamp at time zone 'Asia/Shanghai'
     and received_at <= %(now)s and item_id in (select item_id from looked) group by 1, 2, 3, 4),
used as (
  select under, sum(n) as n, sum(ever) as ever from (
    select taken as under, n, ever from seen where taken is not null
    union all select decides, n, ever from seen where decides is not null and decides is distinct from taken) x
   group by 1),
above as (
  select d.id, sum(s.n) as n from looked d join seen s on s.item_id = d.item_id
   where s.day is not null and (%(since)s::date is not null or s.day >= d.since) group by 1)
select d.ref, i.ref, coalesce(v.name, ''), coalesce(t.name, ''), coalesce(u.name, ''), d.mode, d.since,
       coalesce(used.n, 0)::int, coalesce(used.ever, 0)::int, coalesce(above.n, 0)::int
  from looked d join catalogue_item i on i.id = d.item_id{_OFFICE}{_UNIT}
  left join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s and v.state <> 'draft'
  left join used on used.under = d.id left join above on above.id = d.id
 where coalesce(used.n, 0) < %(fewer)s
 order by coalesce(above.n, 0) desc, coalesce(used.n, 0), d.id limit {MOST}
"""


def cold(begins: datetime | None, now: datetime, fewer_than: int = 1, unit: str = "") -> tuple[ColdRow, ...]:
    """Delegated items with fewer than so many cases since a moment, beside the volume still at the city: worst first.

    Without a moment each is counted since the first day of its own delegation, and one that began today counts too.
    """
    rows = _all(
        _COLD,
        {
            "begins": begins or EVER,
            "now": now,
            "on": day_of(now),
            "since": day_of(begins) if begins else None,
            "fewer": fewer_than,
            "unit": unit,
        },
    )
    return tuple(ColdRow(*row) for row in rows)


def coverage(now: datetime) -> Coverage:
    """Domain x town: how many items of each domain each town was handed. Domains come from the versions in force."""
    on = day_of(now)
    towns = _all(
        "select r.id, r.ref, t.name from regions_region r join regions_regionterm t on t.region_id = r.id"
        " and t.valid @> %(on)s::date where r.level = 4 order by t.code",
        {"on": on},
    )
    domains = _all(
        "select coalesce(nullif(v.terms->'service'->>'domain', ''), nullif(v.theme, ''), '-'), d.region_id,"
        f" count(distinct d.item_id) from catalogue_itemversion v{_ITEM}"
        " left join delegations_delegation d on d.item_id = i.id and d.valid @> %(on)s::date"
        f" where {_IN_FORCE} group by 1, 2",
        {"now": now, "on": on},
    )
    counted: dict[str, dict[int, int]] = defaultdict(dict)
    for domain, region, count in domains:
        counted[domain][region or 0] = count
    rows = tuple(
        DomainRow(domain, tuple(counts.get(row[0], 0) for row in towns), "no" if counts.keys() - {0} else "yes")
        for domain, counts in sorted(counted.items())
    )
    return Coverage(tuple(TownHeading(ref, name) for _, ref, name in towns), rows)


_HANDED_DOWN = f"""
select 'not_in_force', coalesce(u.name, ''), i.ref, coalesce(n.name, ''), 0, coalesce(c.ref, ''), %(now)s
  from delegations_delegation d join catalogue_item i on i.id = d.item_id{_UNIT}
  left join lateral (select name from catalogue_itemversion where item_id = i.id order by number desc limit 1) n on true
  left join offices_centre c on c.id = coalesce(d.centre_id,
    (select h.centre_id from towns_host h where h.office_id = d.office_id and h.valid @> %(on)s::date
      order by h.centre_id limit 1))
 where d.valid @> %(on)s::date
   and not exists (select from catalogue_itemversion v where v.item_id = i.id and {_IN_FORCE})
 order by d.id limit %(most)s
"""
_TAKEN_IN = f"""
with p as ({POINT} where c.kind in ('town', 'village'))
select 'not_on_list', t.name, i.ref, min(c.item_name), count(*), p.ref, max(c.received_at) from cases_case c
  join p on p.id = c.centre_id
  join offices_centreterm t on t.centre_id = p.id and t.valid @> %(on)s::date
  join catalogue_item i on i.id = c.item_id
 where c.received_at >= %(begins)s and c.received_at <= %(now)s and c.taken_under_id is not null
   and not exists (select from delegations_delegation d where d.id = c.taken_under_id and d.valid @> %(on)s::date)
   and not exists (select from delegations_delegation d where d.item_id = c.item_id and d.valid @> %(on)s::date
     and {REACHES})
 group by 2, 3, 6 order by 5 desc limit %(most)s
"""


def stale(begins: datetime, now: datetime, most: int | None = MOST) -> tuple[StaleRow, ...]:
    """Where what a place publishes is not what it does: handed down but not in force, or taken in but not listed."""
    facts = {"begins": begins, "now": now, "on": day_of(now), "most": most}
    return tuple(StaleRow(*row) for row in (*_all(_HANDED_DOWN, facts), *_all(_TAKEN_IN, facts)))


def several_levels(now: datetime) -> tuple[LevelsRow, ...]:
    """Items that still pass two or more levels: steps at another level, or taken in below what decides above."""
    rows = _all(
        "select i.ref, v.name, coalesce(t.name, ''), r.level,"
        " (select array_agg(distinct (s->>'level')::int) from jsonb_array_elements(v.terms->'steps') s"
        "   where s->>'level' ~ '^[1-6]$'),"
        " (select array_agg(distinct below.level) from delegations_delegation d"
        "   join regions_region below on below.id = d.region_id"
        "   where d.item_id = i.id and d.valid @> %(on)s::date and d.mode <> all(%(deciding)s))"
        f" from catalogue_itemversion v{_ITEM}{_OFFICE} where {_IN_FORCE}"
        " and ((v.terms->'steps')::text ~ '\"level\": \"[1-6]\"' or exists (select from delegations_delegation d"
        "   where d.item_id = i.id and d.valid @> %(on)s::date and d.mode <> all(%(deciding)s)))"
        " order by v.sort_key, v.id",
        {"now": now, "on": day_of(now), "deciding": DECIDING},
    )
    found = []
    for ref, name, office, own, steps, below in rows:
        # The national table counts nation 1, province 2, city 3…; the tree begins with the province.
        levels = {own, *(step - 1 for step in steps or ()), *(below or ())}
        if len(levels) > 1:
            found.append(LevelsRow(ref, name, office, tuple(sorted(levels))))
    return tuple(found)


def network(begins: datetime, now: datetime) -> tuple[NetworkRow, ...]:
    """The network of service points by level, rolled up: areas, those with a point, windows, what came in."""
    rows = _all(
        "select r.level, count(distinct r.id), count(distinct c.region_id), count(distinct c.id),"
        " coalesce(sum(w.n), 0)::int, coalesce(sum(k.n), 0)::int from regions_region r"
        " join regions_regionterm t on t.region_id = r.id and t.valid @> %(on)s::date"
        " left join (offices_centre c join offices_centreterm ct on ct.centre_id = c.id and ct.valid @> %(on)s::date)"
        "   on c.region_id = r.id"
        " left join lateral (select count(*) n from offices_window where centre_id = c.id and valid @> %(on)s::date) w"
        "   on true"
        " left join (select centre_id, count(*) n from cases_case where received_at >= %(begins)s"
        "   and received_at <= %(now)s group by 1) k on k.centre_id = c.id"
        " where r.level >= 2 group by 1 order by 1",
        {"on": day_of(now), "begins": begins, "now": now},
    )
    return tuple(NetworkRow(*row) for row in rows)


def done_where(item_ref: str, begins: datetime, now: datetime) -> tuple[DoneWhere, ...]:
    """Who decided an item's cases since a moment: with equal authority the statistics show where it was done."""
    rows = _all(
        "select c.office_name, coalesce(d.mode, ''), count(*) from cases_case c"
        " join catalogue_item i on i.id = c.item_id left join delegations_delegation d on d.id = c.decides_under_id"
        " where i.ref = %(item)s and c.received_at >= %(begins)s and c.received_at <= %(now)s group by 1, 2"
        " order by 3 desc, 1",
        {"item": item_ref, "begins": begins, "now": now},
    )
    return tuple(DoneWhere(*row) for row in rows)


def _all(sql: str, facts: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
