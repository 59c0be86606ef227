"""Reading the phases: place by place with its two item sets, how many places have come so far, and one place's word."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.terms import Audience
from yimen.kernel.villages.phases import LEVELS, SERVED
from yimen.registries.dated import day_of
from yimen.registries.phases.models import Phase
from yimen.registries.phases.rows import ItemSet, LevelReached, PhaseRow, PlacePhases
from yimen.registries.regions import queries as regions

# An item belongs to the place of its own office, and to those to which it is handed down.
_ITEMS = """
select p.region_id, v.audience, count(distinct p.item_id) from (
    select i.id item_id, o.region_id from catalogue_item i join offices_office o on o.id = i.office_id
  union all
    select d.item_id, coalesce(d.region_id, u.region_id, c.region_id) from delegations_delegation d
      left join offices_office u on u.id = d.office_id left join offices_centre c on c.id = d.centre_id
     where d.valid @> %(on)s) p
  join catalogue_itemversion v on v.item_id = p.item_id and v.state = 'published' and v.in_force @> %(now)s
 where p.region_id is not null group by 1, 2
"""
_REACHED = """
select r.level, s.served, count(p.id) filter (where p.begins <= %(on)s), count(p.id), count(distinct r.id)
  from regions_region r join regions_regionterm t on t.region_id = r.id and t.valid @> %(on)s
  cross join unnest(%(served)s::text[]) s(served)
  left join phases_phase p on p.region_id = r.id and p.served = s.served and p.called_off_on is null
 where r.level = any(%(levels)s) group by 1, 2
"""


def phases(now: datetime) -> tuple[PlacePhases, ...]:
    """Every town, county and city by code, with the item sets of natural and of legal persons and their phases."""
    on = day_of(now)
    items: dict[tuple[int, str], int] = {(row[0], row[1]): row[2] for row in _all(_ITEMS, {"on": on, "now": now})}
    planned = _planned(on)
    tree = [row for row in regions.tree(on) if row.level in LEVELS]
    names = {row.ref: row.name for row in tree}
    return tuple(
        PlacePhases(
            row.ref,
            row.name,
            names.get(row.parent_ref, ""),
            row.level,
            tuple(
                ItemSet(one, items.get((row.id, one), 0) + items.get((row.id, "both"), 0), planned.get((row.id, one)))
                for one in SERVED
            ),
        )
        for row in tree
    )


def reached(now: datetime) -> tuple[LevelReached, ...]:
    """How far each level has come, towns first and natural persons first."""
    facts = {"on": day_of(now), "served": list(SERVED), "levels": list(LEVELS)}
    rows = [LevelReached(row[0], Audience(row[1]), *row[2:]) for row in _all(_REACHED, facts)]
    return tuple(sorted(rows, key=lambda row: (-row.level, SERVED.index(row.served))))


def at_places(place_refs: Collection[str], served: str, now: datetime) -> Mapping[str, tuple[PhaseRow, ...]]:
    """What is planned at some places for whom an item serves; a place without a phase is left out."""
    wanted = SERVED if served == Audience.BOTH else (Audience(served),)
    on = day_of(now)
    found: dict[str, list[PhaseRow]] = {}
    rows = Phase.objects.filter(region__ref__in=set(place_refs), served__in=wanted, called_off_on=None)
    for one in rows.select_related("region"):
        found.setdefault(one.region.ref, []).append(_row(one, on))
    return {ref: tuple(sorted(told, key=lambda row: SERVED.index(row.served))) for ref, told in found.items()}


def _planned(on: date) -> Mapping[tuple[int, str], PhaseRow]:
    rows = Phase.objects.filter(called_off_on=None)
    return {(one.region_id, one.served): _row(one, on) for one in rows}


def _row(one: Phase, on: date) -> PhaseRow:
    standing = "reached" if one.begins <= on else "planned"
    return PhaseRow(one.ref, Audience(one.served), one.begins, standing, one.document, one.exception)


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
