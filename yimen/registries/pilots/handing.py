"""Handing items down to the points of a pilot, and taking them back: the powers' own acts, in the pilot's act.

A pilot at points is nothing but what the points may do; extending it copies that, and its end takes it back.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor
from yimen.registries.delegations import operations as delegations
from yimen.registries.offices import queries as offices
from yimen.registries.pilots.models import Pilot, PilotSubject

# The days on which a point lacks something, and what; what it holds already, it holds as long as it was given.
_LACKING = """
with asked as (select i.id, i.ref, n from unnest(%(items)s::text[]) with ordinality a(ref, n)
    join catalogue_item i on i.ref = a.ref),
gaps as (
  select ref, n, unnest(datemultirange(daterange(%(begins)s::date, %(ends)s::date)) - coalesce((
      select range_agg(d.valid) from delegations_delegation d where d.centre_id = %(centre)s and d.item_id = asked.id),
    '{}'::datemultirange)) as days from asked)
select lower(days), upper(days), array_agg(ref order by n) from gaps group by days order by days
"""
_LASTING = """
select ref from delegations_delegation
 where ref = any(%s) and not isempty(valid) and (upper(valid) is null or upper(valid) > %s)
"""


def items_of(row: Pilot) -> tuple[str, ...]:
    """The items of a pilot by reference."""
    found = PilotSubject.objects.filter(pilot=row, item__isnull=False).order_by("id")
    return tuple(found.values_list("item__ref", flat=True))


def hand_down(
    row: Pilot, subjects: Iterable[PilotSubject], begins: date, ends: date | None, document: str, by: Actor,
    now: datetime,
) -> None:  # fmt: skip
    """Every item of the pilot to each of these points from a day on; what a point has already, it keeps.

    What it was given otherwise, and loses before the pilot is over, it gets by the pilot from then on.
    """
    items = items_of(row)
    for one in subjects:
        point = offices.centre(one.centre_id, begins) if one.centre_id is not None else None
        if point is None:
            continue
        facts = {"centre": point.id, "items": list(items), "begins": begins, "ends": ends}
        for since, until, wanted in _all(_LACKING, facts):
            down = delegations.delegate(
                row.announcement, tuple(wanted), row.mode, point.ref, since, until, document, by=by.within(), now=now
            )
            one.delegations = [*one.delegations, *down.refs]
        one.save(update_fields=["delegations"])


def take_back(subjects: Iterable[PilotSubject], on: date, document: str, by: Actor, now: datetime) -> None:
    """From a day on the points have no more what the pilot gave them; what ends earlier ends then."""
    refs = [ref for one in subjects for ref in one.delegations]
    for (ref,) in _all(_LASTING, (refs, on)):
        delegations.end_delegation(ref, on, document, by=by.within(), now=now)


def _all(sql: str, facts: tuple[Any, ...] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def with_items(row: Pilot, further: Iterable[int]) -> frozenset[int]:
    """The offices of which an item takes part, these further ones too, and the offices above them."""
    taking_part = PilotSubject.objects.filter(pilot=row, item__isnull=False).values_list("item__office_id", flat=True)
    found = {*taking_part, *further}
    return frozenset(found.union(*offices.offices_above(found).values()))


def sisters(row: Pilot, office_ids: frozenset[int], now: datetime) -> dict[int, tuple[str, ...]]:
    """By office: its items in force of the kinds that the pilot's items are of, and that it does not name yet."""
    with connection.cursor() as cursor:
        cursor.execute(_SISTERS, {"pilot": row.pk, "offices": list(office_ids), "now": now})
        found: dict[int, tuple[str, ...]] = dict(cursor.fetchall())
    return {office: tuple(found.get(office, ())) for office in office_ids}


_SISTERS = """
select coalesce(u.id, o.id), array_agg(distinct i.ref) from catalogue_item i join offices_office o on o.id = i.office_id
  left join offices_office u on u.id = o.parent_id and u.id = any(%(offices)s)
  join catalogue_itemversion v on v.item_id = i.id and v.state = 'published' and v.in_force @> %(now)s::timestamptz
 where coalesce(u.id, o.id) = any(%(offices)s) and i.base_code <> '' and i.base_code in (
   select k.base_code from pilots_pilotsubject s join catalogue_item k on k.id = s.item_id where s.pilot_id = %(pilot)s)
   and i.id not in (select s.item_id from pilots_pilotsubject s where s.pilot_id = %(pilot)s and s.item_id is not null)
 group by 1
"""
