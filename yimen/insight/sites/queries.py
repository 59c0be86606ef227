"""The regions as sites, read with the reading role: own items, service points, counts as of any day, and who is silent.

An item is a region's own when its office is of the region, or it stands handed down to it on the day; a village has
what its town was handed for its villages too.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connections

from yimen.insight.sites.rows import (
    HallCounts,
    InUse,
    LevelCounts,
    NotEverywhere,
    Platform,
    RegionCounts,
    ServicePoint,
    Silent,
    SiteItem,
    SiteItemPage,
    Tree,
)
from yimen.kernel.elements import OnlineDepth, Way
from yimen.kernel.lists import LISTS
from yimen.kernel.offers import EX_OFFICIO
from yimen.kernel.rates import Share
from yimen.kernel.terms import ItemKind
from yimen.registries.dated import ZONE, day_of

READ = "read"
PAGE = 30
WEB = LISTS["web"].bit

_OWN = """
own as (
  select o.region_id, i.id item_id from catalogue_item i join offices_office o on o.id = i.office_id
 union
  select d.region_id, d.item_id from delegations_delegation d where d.valid @> %(on)s::date
 union
  select v.id, d.item_id from delegations_delegation d
    join regions_region v on v.parent_id = d.region_id and v.level = 5
   where d.valid @> %(on)s::date and d.villages = 'yes'),
counted as (
  select own.region_id, own.item_id, v.id version_id, v.name, v.sort_key, v.kind, (v.lists & %(web)s <> 0) online
    from own join catalogue_itemversion v on v.item_id = own.item_id and v.state <> 'draft' and v.in_force @> %(now)s)
"""
_TREE = f"""
with {_OWN}
select r.ref, t.name, r.level, coalesce(p.ref, ''), count(c.item_id), count(c.item_id) filter (where c.online),
  (select count(*) from offices_centre n join offices_centreterm nt on nt.centre_id = n.id and nt.valid @> %(on)s::date
    where n.region_id = r.id),
  exists (select from local_sites_localsite s where s.region_id = r.id and s.valid @> %(on)s::date)
from regions_region r join regions_regionterm t on t.region_id = r.id and t.valid @> %(on)s::date
  left join regions_region p on p.id = r.parent_id left join counted c on c.region_id = r.id
group by r.id, t.name, t.code, p.ref order by t.code, r.level
"""
_LEVELS = f"""
with {_OWN}
select r.level, count(distinct r.id), count(distinct s.region_id), count(distinct c.item_id),
  count(distinct c.item_id) filter (where c.online)
from regions_region r join regions_regionterm t on t.region_id = r.id and t.valid @> %(on)s::date
  left join local_sites_localsite s on s.region_id = r.id and s.valid @> %(on)s::date
  left join counted c on c.region_id = r.id
group by 1 order by 1
"""
_ITEMS = f"""
with {_OWN}
select i.ref, c.name, coalesce(ot.name, ''), c.online, c.kind, c.sort_key || '~' || c.version_id
from counted c join regions_region r on r.id = c.region_id join catalogue_item i on i.id = c.item_id
  left join offices_officeterm ot on ot.office_id = i.office_id and ot.valid @> %(on)s::date
where r.ref = %(ref)s and (c.sort_key, c.version_id) > (%(key)s, %(last)s)
order by c.sort_key, c.version_id limit %(limit)s
"""
_POINTS = """
select c.ref, t.name, c.kind, t.address, t.phone, t.hours, r.ref = %(ref)s
from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
  join regions_region r on r.id = c.region_id left join regions_region p on p.id = r.parent_id
where r.ref = %(ref)s or p.ref = %(ref)s order by r.ref <> %(ref)s, c.id limit 60
"""
# A case bears the ids of its city, county, town and village: it is a case of every one of them.
_USED = """
select r.ref, t.name, r.level, lower(s.valid), (select count(*) from cases_case c
    where c.received_at >= %(begins)s and c.received_at < %(ends)s
      and r.id = case r.level when 2 then c.city_id when 3 then c.county_id when 4 then c.town_id
        when 5 then c.village_id end)
from local_sites_localsite s join regions_region r on r.id = s.region_id
  join regions_regionterm t on t.region_id = r.id and t.valid @> %(on)s::date
where s.valid @> %(on)s::date and r.level > 1 order by r.level, t.code
"""
_HALL = """
select count(*), count(*) filter (where v.in_force @> %(now)s and v.online_depth >= %(guide)s),
  count(*) filter (where v.in_force @> %(now)s and v.online_depth >= %(filing)s),
  count(*) filter (where v.in_force @> %(now)s)
from catalogue_itemversion v where v.kind <> all(%(ex_officio)s)
  and (v.state <> 'draft' and v.in_force @> %(now)s
    or v.in_force is null and v.state <> 'discarded' and v.search is not null)
"""

# What a place answers for: approvals and public services of its own, and what it discloses: news, and decisions of its
# own offices that stand in public.
_PLATFORM = f"""
with {_OWN}
select count(*) filter (where c.kind <> %(service)s and c.kind <> all(%(ex_officio)s)),
  count(*) filter (where c.kind = %(service)s),
  (select count(*) from local_sites_localnews n where n.region_id = %(region)s and n.taken_down_at is null),
  (select count(*) from disclosures_disclosure d join offices_office o on o.id = d.office_id
    where o.region_id = %(region)s and d.taken_down_at is null
      and (d.shown_until is null or d.shown_until >= %(on)s::date))
from counted c where c.region_id = %(region)s
"""

_EXCEPTIONS = """
select i.ref, v.name, coalesce(ot.name, ''), coalesce(v.terms #> '{service,ways}' ? %(mobile)s, false),
  coalesce(v.terms #>> '{service,self_service}', '') = 'yes'
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
  left join offices_officeterm ot on ot.office_id = i.office_id and ot.valid @> %(on)s::date
where v.in_force @> %(now)s and v.lists & %(web)s <> 0
  and not (coalesce(v.terms #> '{service,ways}' ? %(mobile)s, false)
    and coalesce(v.terms #>> '{service,self_service}', '') = 'yes')
order by v.sort_key, v.id limit 100
"""


def exceptions(now: datetime) -> tuple[NotEverywhere, ...]:
    """The items filed online that are not filed everywhere yet, by name; a hundred at most."""
    facts = {"on": day_of(now), "now": now, "web": WEB, "mobile": Way.MOBILE.value}
    rows = _all(_EXCEPTIONS, facts)
    return tuple(NotEverywhere(*(*row[:3], "yes" if row[3] else "no", "yes" if row[4] else "no")) for row in rows)


def tree(at: datetime) -> Tree:
    """Every region with its own items as of a moment, and the counts of each level."""
    facts = {"on": day_of(at), "now": at, "web": WEB}
    rows = tuple(RegionCounts(*(*row[:7], "yes" if row[7] else "no")) for row in _all(_TREE, facts))
    return Tree(at, rows, tuple(LevelCounts(*row) for row in _all(_LEVELS, facts)))


def items(region_ref: str, now: datetime, after: str = "", limit: int = PAGE) -> SiteItemPage:
    """The items of a region's own by name, a page by key."""
    key, _, last = after.rpartition("~")
    facts = {
        "on": day_of(now), "now": now, "web": WEB, "ref": region_ref, "key": key, "limit": limit + 1,
        "last": int(last) if last.isascii() and last.isdigit() and len(last) < 18 else 0,
    }  # fmt: skip
    rows = _all(_ITEMS, facts)
    shown = tuple(SiteItem(*(*row[:3], "yes" if row[3] else "no", row[4])) for row in rows[:limit])
    return SiteItemPage(shown, rows[limit - 1][-1] if len(rows) > limit else "")


def platform(region_id: int, now: datetime) -> Platform:
    """What a place offers in one system: approvals, public services and what it discloses."""
    facts = {
        "on": day_of(now), "now": now, "web": WEB, "region": region_id, "service": ItemKind.PUBLIC_SERVICE.value,
        "ex_officio": sorted(EX_OFFICIO),
    }  # fmt: skip
    return Platform(*_all(_PLATFORM, facts)[0])


def points(region_ref: str, now: datetime) -> tuple[ServicePoint, ...]:
    """Where people of a region go: its own places first, then those right below it."""
    rows = _all(_POINTS, {"ref": region_ref, "on": day_of(now)})
    return tuple(ServicePoint(*(*row[:6], "yes" if row[6] else "no")) for row in rows)


def in_use(since: date, until: date) -> InUse:
    """Which places with a site open on the last day had a case from a day up to and with another."""
    begins, ends = (datetime.combine(day, time(0), ZONE) for day in (since, until + timedelta(days=1)))
    rows = _all(_USED, {"on": until, "begins": begins, "ends": ends})
    silent = tuple(Silent(*row[:4]) for row in rows if not row[4])
    top = min((row[2] for row in rows), default=0)
    cases = sum(row[4] for row in rows if row[2] == top)
    return InUse(since, until, Share(len(rows) - len(silent), len(rows)), cases, silent)


def hall(at: datetime) -> HallCounts:
    """What the hall lists, what is consulted and filed in it, and what can be looked up, as of a moment."""
    facts = {
        "now": at, "guide": OnlineDepth.GUIDE.value, "filing": OnlineDepth.FILING.value,
        "ex_officio": sorted(EX_OFFICIO),
    }  # fmt: skip
    return HallCounts(at, *_all(_HALL, facts)[0])


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connections[READ].cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())
