"""Reads of the delegations: documents, who holds what, and where an item can be done. On the day that is asked for."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import span
from yimen.registries.dated import day_of
from yimen.registries.delegations import items
from yimen.registries.delegations.items import Belonging
from yimen.registries.delegations.models import ItemHandling
from yimen.registries.delegations.rows import (
    AnnouncedRow,
    AnnouncementRow,
    DelegationPage,
    DelegationRow,
    HandlingRow,
    MovedRow,
    OfficeChoice,
    PlaceRow,
    PointItem,
)
from yimen.registries.offices import queries as offices

_ITEM_NAME = """left join lateral (select name from catalogue_itemversion where item_id = i.id
     order by case when state = 'draft' then 1 else 0 end, number desc limit 1) v on true"""
_OFFICE_NAME = """left join lateral (select name from offices_officeterm where office_id = {}
     order by upper(valid) desc nulls first limit 1) {} on true"""
_ANNOUNCEMENTS = """
select a.ref, a.number, a.title, a.issuer, a.issued_on, a.package,
  (select count(*) from delegations_announceditem where announcement_id = a.id),
  (select count(*) from delegations_delegation d join delegations_announceditem e on e.id = d.announced_id
    where e.announcement_id = a.id and d.valid @> %(on)s::date)
from delegations_announcement a
"""
_ANNOUNCED = f"""
select i.ref, coalesce(v.name, ''), coalesce(o.name, ''), e.mode, e.least_class, e.equal, e.villages,
  (select count(*) from delegations_delegation where announced_id = e.id and valid @> %(on)s::date)
from delegations_announceditem e join delegations_announcement a on a.id = e.announcement_id
  join catalogue_item i on i.id = e.item_id {_ITEM_NAME} {_OFFICE_NAME.format("i.office_id", "o")}
where a.ref = %(ref)s order by o.name, v.name, e.mode
"""
_DELEGATIONS = f"""
select d.id, d.ref, i.ref, coalesce(v.name, ''), coalesce(o.name, ''), d.mode, coalesce(uo.ref, uc.ref),
  coalesce(un.name, cn.name, ''), case when d.office_id is null then 'centre' else 'office' end, r.ref, d.least_class,
  d.equal, d.villages, lower(d.valid), upper(d.valid), a.number, a.ref, d.windows, d.formal_staff,
  case when d.valid @> %(on)s::date then 'standing' when not isempty(d.valid) and lower(d.valid) > %(on)s then 'coming'
    else 'ended' end
from delegations_delegation d join catalogue_item i on i.id = d.item_id
  join delegations_announceditem e on e.id = d.announced_id join delegations_announcement a on a.id = e.announcement_id
  join regions_region r on r.id = d.region_id
  left join offices_office uo on uo.id = d.office_id left join offices_centre uc on uc.id = d.centre_id
  {_ITEM_NAME} {_OFFICE_NAME.format("i.office_id", "o")} {_OFFICE_NAME.format("d.office_id", "un")}
  left join lateral (select name from offices_centreterm where centre_id = d.centre_id
     order by upper(valid) desc nulls first limit 1) cn on true
"""
REACHES = """(d.centre_id = p.id or d.office_id = any(p.hosts)
      or (d.office_id is not null and d.region_id = p.region_id)
      or (p.kind = 'village' and d.villages = 'yes' and d.region_id in (p.region_id, p.parent_id)))
    and (d.least_class = 0 or p.kind <> 'town' or (p.grade is not null and p.grade <= d.least_class))"""
"""Whether a delegation d hands its item to a service point p."""
POINT = """select c.id, c.ref, c.kind, c.region_id, r.parent_id,
    (select g.centre_class from towns_centreclass g where g.centre_id = c.id and g.valid @> %(on)s::date) as grade,
    coalesce((select array_agg(h.office_id) from towns_host h where h.centre_id = c.id and h.valid @> %(on)s::date),
      '{}') as hosts
  from offices_centre c join regions_region r on r.id = c.region_id"""
"""Service points with what REACHES asks of them."""
_PLACES = f"""
with recursive area as (
  select id from regions_region where ref = %(area)s
  union all select r.id from regions_region r join area on r.parent_id = area.id),
given as (
  select d.* from delegations_delegation d where d.item_id = (select id from catalogue_item where ref = %(item)s)
    and d.valid @> %(on)s::date),
own as (select o.id, o.ref, o.region_id, coalesce((select v.terms->'service'->>'reach' from catalogue_itemversion v
    where v.item_id = i.id and v.in_force @> ((%(on)s::date + time '12:00') at time zone 'Asia/Shanghai') limit 1),
    '0') reach
  from offices_office o join catalogue_item i on i.office_id = o.id where i.ref = %(item)s),
points as (
  select c.id, c.ref, c.kind, c.region_id, t.name, t.address, t.phone, t.hours, r.level, rt.name as region_name,
    rt.code,
    (select count(*) from offices_window w where w.centre_id = c.id and w.valid @> %(on)s::date) as windows,
    (select g.centre_class from towns_centreclass g where g.centre_id = c.id and g.valid @> %(on)s::date) as grade,
    coalesce((select array_agg(h.office_id) from towns_host h where h.centre_id = c.id and h.valid @> %(on)s::date),
      '{{}}') as hosts, r.ref as region_ref, r.parent_id
  from offices_centre c join offices_centreterm t on t.centre_id = c.id and t.valid @> %(on)s::date
    join regions_region r on r.id = c.region_id
    join regions_regionterm rt on rt.region_id = r.id and rt.valid @> %(on)s::date
  where (%(area)s = '' or c.region_id in (select id from area)))
select p.ref, p.name, p.kind, p.level, p.region_ref, p.region_name, p.address, p.phone, p.hours, p.windows,
  coalesce(g.mode, ''), coalesce(u.ref, own.ref), coalesce(n.name, ''), coalesce(g.equal, 'no')
from points p cross join own
  left join lateral (
    select d.mode, d.equal, d.office_id from given d where
      {REACHES}
    order by array_position(array['agency', 'extend', 'entrust', 'service_forward', 'devolve'], d.mode) desc, d.id
    limit 1) g on true
  left join offices_office u on u.id = g.office_id and g.mode = 'devolve'
  left join lateral (select name from offices_officeterm where office_id = coalesce(u.id, own.id)
     order by upper(valid) desc nulls first limit 1) n on true
where (p.kind in ('administrative', 'citizen') and exists (select from offices_window w where w.centre_id = p.id
    and w.valid @> %(on)s::date and (w.office_id is null or w.office_id = own.id)))
  or g.mode is not null or own.id = any(p.hosts)
  or own.region_id = p.region_id or own.reach <> '0' and p.kind = 'town' and p.windows > 0
order by p.code, p.level, p.ref limit %(limit)s
"""
_EQUALS = f"""
select o.ref, t.name, rt.name from (
    select i.office_id from catalogue_item i where i.ref = %(item)s and exists (
      select from delegations_delegation where item_id = i.id and equal = 'yes' and valid @> %(on)s::date)
    union all select d.office_id from delegations_delegation d join catalogue_item i on i.id = d.item_id
      where i.ref = %(item)s and d.equal = 'yes' and d.valid @> %(on)s::date) f
  join offices_office o on o.id = f.office_id {_OFFICE_NAME.format("o.id", "t")}
  join regions_regionterm rt on rt.region_id = o.region_id and rt.valid @> %(on)s::date
  order by rt.code, o.id
"""
_MOVED = f"""
select i.ref, coalesce(v.name, ''), coalesce(o.name, ''), lower(t.valid), upper(t.valid), t.basis,
  (select count(*) from delegations_delegation d where d.item_id = i.id and upper(d.valid) = lower(t.valid)
     and d.office_id is not null and d.mode in ('devolve', 'entrust'))
from delegations_takeover t join offices_office h on h.id = t.office_id join catalogue_item i on i.id = t.item_id
  {_ITEM_NAME} {_OFFICE_NAME.format("i.office_id", "o")}
where h.ref = %(office)s order by t.valid desc, v.name limit %(limit)s
"""


_AT_POINT = f"""
with p as (
  {POINT} where c.ref = %(centre)s)
select distinct on (v.sort_key, i.id) i.ref, v.name, coalesce(o.name, ''), d.mode
from p join delegations_delegation d on d.valid @> %(on)s::date
    and {REACHES}
  join catalogue_item i on i.id = d.item_id
  join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s::timestamptz and v.state <> 'draft'
  left join lateral (select name from offices_officeterm where office_id = i.office_id
     order by upper(valid) desc nulls first limit 1) o on true
where %(words)s = '' or strpos(v.name, %(words)s) > 0
order by v.sort_key, i.id, d.id limit %(limit)s
"""


@snapshot
class Narrowed:
    """What a list of delegations is narrowed to; an empty word narrows nothing."""

    item: str = ""
    unit: str = ""
    mode: str = ""
    document: str = ""
    standing: str = "standing"


def announcements(on: date) -> tuple[AnnouncementRow, ...]:
    """All published documents, the newest first."""
    return tuple(
        AnnouncementRow(*row) for row in _all(f"{_ANNOUNCEMENTS} order by a.issued_on desc, a.id desc", {"on": on})
    )


def announcement(ref_or_number: str, on: date) -> AnnouncementRow | None:
    """One document, by its ref or its number."""
    rows = _all(f"{_ANNOUNCEMENTS} where a.ref = %(ref)s or a.number = %(ref)s", {"on": on, "ref": ref_or_number})
    return AnnouncementRow(*rows[0]) if rows else None


def announced(ref: str, on: date) -> tuple[AnnouncedRow, ...]:
    """The items of a document by office and name."""
    return tuple(AnnouncedRow(*row) for row in _all(_ANNOUNCED, {"on": on, "ref": ref}))


def delegations(on: date, narrowed: Narrowed | None = None, after: str = "", limit: int = 50) -> DelegationPage:
    """Who holds what, the newest first, a page by key."""
    wanted = narrowed or Narrowed()
    facts: dict[str, Any] = {"on": on, "limit": limit + 1, "after": int(after) if after.isdigit() else 0}
    tests = ["(%(after)s = 0 or d.id < %(after)s)"]
    told = {"item": "i.ref", "mode": "d.mode", "document": "a.ref"}
    for name, column in told.items():
        if value := getattr(wanted, name):
            tests.append(f"{column} = %({name})s")
            facts[name] = value
    if wanted.unit:
        tests.append("(uo.ref = %(unit)s or uc.ref = %(unit)s)")
        facts["unit"] = wanted.unit
    if wanted.standing == "standing":
        tests.append("d.valid @> %(on)s::date")
    rows = _all(f"{_DELEGATIONS} where {' and '.join(tests)} order by d.id desc limit %(limit)s", facts)
    shown = tuple(DelegationRow(*row) for row in rows[:limit])
    return DelegationPage(shown, str(shown[-1].id) if len(rows) > limit else None)


def delegation(ref: str, on: date) -> DelegationRow | None:
    """One delegation, whether it stands or not."""
    rows = _all(f"{_DELEGATIONS} where d.ref = %(ref)s", {"on": on, "ref": ref})
    return DelegationRow(*rows[0]) if rows else None


def published_by(centre_ref: str, on: date, limit: int = 500) -> tuple[DelegationRow, ...]:
    """What a centre publishes: the delegations that stand today for it and for those who share it, by item."""
    mine = (
        "(uc.ref = %(centre)s or d.office_id in (select h.office_id from towns_host h join offices_centre c"
        " on c.id = h.centre_id where c.ref = %(centre)s and h.valid @> %(on)s::date))"
    )
    facts = {"on": on, "centre": centre_ref, "limit": limit}
    sql = f"{_DELEGATIONS} where d.valid @> %(on)s::date and {mine} order by o.name, v.name, d.id limit %(limit)s"
    return tuple(DelegationRow(*row) for row in _all(sql, facts))


def places(item_ref: str, on: date, area: str = "", limit: int = 200) -> tuple[PlaceRow, ...]:
    """Where an item can be handed in, in an area or anywhere: centres first, then what was handed down to."""
    facts = {"item": item_ref, "on": on, "area": area, "limit": limit}
    return tuple(PlaceRow(*row) for row in _all(_PLACES, facts))


def at_point(centre_ref: str, now: datetime, words: str = "", limit: int = 100) -> tuple[PointItem, ...]:
    """What a place takes in under what was handed down to it, by name; `words` narrows."""
    facts = {"centre": centre_ref, "on": day_of(now), "now": now, "words": words.strip(), "limit": limit}
    return tuple(PointItem(*row) for row in _all(_AT_POINT, facts))


def belonging(
    item_refs: Iterable[str], unit_ref: str, now: datetime, begins: date | None = None, ends: date | None = None
) -> tuple[Belonging, ...]:
    """What should move together with these items, before they are handed down for these days, or from today on.

    Nothing of what the unit has on one of them: it cannot be given that twice. Without a unit, whatever is not among
    the items. Refuses with NoSuchThing when one of the items is not there, or with ImpossibleDates.
    """
    begins = begins or day_of(now)
    span(begins, ends)
    given = [one.id for one in items.named(item_refs)]
    office, centre = offices.office(unit_ref, day_of(now)), offices.centre(unit_ref, day_of(now))
    return items.left_behind(given, office.id if office else None, centre.id if centre else None, begins, ends, now)


def choices(item_ref: str, on: date) -> tuple[OfficeChoice, ...]:
    """The offices among which the applicant chooses, city first; none when the item has no equal authority."""
    return tuple(OfficeChoice(*row) for row in _all(_EQUALS, {"item": item_ref, "on": on}))


def handling(item_ref: str, on: date) -> HandlingRow | None:
    """How an item is handled on a day; None: nothing was registered."""
    found = ItemHandling.objects.filter(item__ref=item_ref, valid__contains=on).first()
    return HandlingRow(found.way, found.valid.lower, found.valid.upper, found.basis) if found else None


def moved_to(office_ref: str, limit: int = 500) -> tuple[MovedRow, ...]:
    """What the approval division of an office took over, the latest first: from that day the others' rights end."""
    return tuple(MovedRow(*row) for row in _all(_MOVED, {"office": office_ref, "limit": limit}))


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
