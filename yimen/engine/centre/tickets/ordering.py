"""Ordering: in which order those who wait are called. Read here for whoever looks, and by `moves.next_waiting` alike.

First who booked for a time that has come, then who is put first 优先, then by the place in the line: that of the
number, or the one that a number got which came back. It writes nothing. Why: docs/decisions/0145.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import connection

from yimen.engine.case.cases.reading import select
from yimen.engine.centre.appointments.scope import taken_in_by
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.slots import GRACE
from yimen.kernel.visits.tickets import number
from yimen.registries.dated import day_of


@snapshot
class InLine:
    """A ticket that waits: its reference, its number, and its place in the line."""

    ref: str
    number: str
    place: float


# An appointment whose time has come, of whoever waits; a ticket for an item is for no appointment of another.
_BOOKED = """
select t.id, t.centre_id, t.group_id, t.item_id is not null, i.ref from tickets_ticket t
  join appointments_appointment a on a.party_id = t.party_id and a.centre_id = t.centre_id
    and (t.item_id is null or a.item_id is null or t.item_id = a.item_id)
  left join catalogue_item i on i.id = a.item_id
where t.group_id = any(%s) and t.day = %s and t.state = 'waiting'
  and a.state = 'booked' and a.begins <= %s and a.begins >= %s
"""
_LINES = """
select t.id, t.ref, t.group_id, t.letter, t.n, coalesce(t.place, t.id) place from tickets_ticket t
where t.group_id = any(%s) and t.day = %s and t.state = 'waiting'
order by t.group_id, (t.id = any(%s)) desc, (t.put_first_at is not null) desc, coalesce(t.place, t.id), t.id
"""


def booked(group_ids: Collection[int], now: datetime) -> list[int]:
    """The waiting tickets that keep an appointment whose time has come: for its item, or for the counters of it."""
    with connection.cursor() as cursor:
        cursor.execute(_BOOKED, (list(group_ids), day_of(now), now, now - GRACE))
        found = cursor.fetchall()
    # Many tickets wait for few items: each is asked of once.
    asked = {(centre, item, group) for _, centre, group, for_the_item, item in found if not for_the_item}
    taken_in = {one for one in asked if taken_in_by(*one, now)}
    return [
        ticket
        for ticket, centre, group, for_the_item, item in found
        if for_the_item or (centre, item, group) in taken_in
    ]


def lines(group_ids: Collection[int], now: datetime) -> Mapping[int, tuple[InLine, ...]]:
    """Of each of these groups who waits today, in the order in which they are called."""
    found: dict[int, list[InLine]] = {group: [] for group in group_ids}
    for row in select(_LINES, (list(group_ids), day_of(now), booked(group_ids, now))):
        found[row["group_id"]].append(InLine(row["ref"], number(row["letter"], row["n"]), row["place"]))
    return {group: tuple(line) for group, line in found.items()}
