"""Handing items down to the points of a pilot, and taking them back: the powers' own acts, in the pilot's act.

A pilot at points is nothing but what the points may do; extending it copies that, and its end takes it back.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor
from yimen.registries.delegations import operations as delegations
from yimen.registries.offices import queries as offices
from yimen.registries.pilots.models import Pilot, PilotSubject

_HELD = """
select i.ref from delegations_delegation d join catalogue_item i on i.id = d.item_id
 where d.centre_id = %s and i.ref = any(%s) and d.valid && daterange(%s, %s)
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
    """Every item of the pilot to each of these points from a day on; what a point has already, it keeps."""
    items = items_of(row)
    for one in subjects:
        point = offices.centre(one.centre_id, begins) if one.centre_id is not None else None
        if point is None:
            continue
        held = {ref for (ref,) in _all(_HELD, (point.id, list(items), begins, ends))}
        wanted = tuple(ref for ref in items if ref not in held)
        if not wanted:
            continue
        down = delegations.delegate(
            row.announcement, wanted, row.mode, point.ref, begins, ends, document, by=by.within(), now=now
        )
        one.delegations = [*one.delegations, *down.refs]
        one.save(update_fields=["delegations"])


def take_back(subjects: Iterable[PilotSubject], on: date, document: str, by: Actor, now: datetime) -> None:
    """From a day on the points have no more what the pilot gave them; what ends earlier ends then."""
    refs = [ref for one in subjects for ref in one.delegations]
    for (ref,) in _all(_LASTING, (refs, on)):
        delegations.end_delegation(ref, on, document, by=by.within(), now=now)


def _all(sql: str, facts: tuple[Any, ...]) -> list[tuple[str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[str]] = cursor.fetchall()
        return rows


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
