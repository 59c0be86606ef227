"""Placing: where an item is handled from a day on; what it was before ends that day."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection

from yimen.kernel.actor import Actor
from yimen.kernel.offices.concentration import Ground, Place
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing
from yimen.registries.concentration.models import Residency, ResidentItem
from yimen.registries.concentration.refusals import NoWrittenAuthority, OfAnotherOffice
from yimen.registries.concentration.subjects import cut, tell_of
from yimen.registries.dated import days, new_ref, on_day, refusing

_NAMED = """
select i.id, i.ref, i.office_id, o.parent_id from catalogue_item i join offices_office o on o.id = i.office_id
where i.ref = any(%s) order by i.id
"""
_LETTER = """
select exists (select from grants_letter l join people_posting g on g.staff_id = l.holder_id
    join people_post p on p.id = g.post_id join offices_window w on w.id = p.window_id
  where l.office_id = %(office)s and l.revoked_at is null and w.centre_id = %(centre)s and w.office_id is null
    and l.valid @> (%(on)s::date + time '12:00') at time zone 'Asia/Shanghai'
    and g.valid @> (%(on)s::date + time '12:00') at time zone 'Asia/Shanghai')
"""


@snapshot
class ItemToPlace:
    """An item with the office that keeps it."""

    id: int
    ref: str
    office_id: int
    parent_id: int | None


def named(refs: Iterable[str]) -> tuple[ItemToPlace, ...]:
    """The items with these refs; refuses with NoSuchThing when one is not there."""
    wanted = sorted(set(refs))
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, (wanted,))
        found = tuple(ItemToPlace(*row) for row in cursor.fetchall())
    if not found or len(found) != len(wanted):
        raise NoSuchThing(what="item")
    return found


def of_office(refs: Iterable[str], office_id: int) -> tuple[ItemToPlace, ...]:
    """The same, of one office and its sections; refuses with OfAnotherOffice."""
    found = named(refs)
    if any(office_id not in (item.office_id, item.parent_id) for item in found):
        raise OfAnotherOffice()
    return found


def put(
    item: ItemToPlace,
    place: Place,
    residency: Residency,
    from_day: date | None,
    basis: str,
    *,
    by: Actor,
    now: datetime,
) -> None:
    """An item for a residency: scheduled while that is planned, begun once it is entered."""
    row = ResidentItem.objects.create(
        ref=new_ref(), item_id=item.id, place=place, residency=residency, ground=Ground.NONE, basis=basis
    )
    tell_of(row, "schedule_item", {"item": item.ref, "place": place, "residency": residency.ref}, by=by, now=now)
    if residency.entered_on is not None:
        begin(row, residency, max(from_day or residency.entered_on, residency.entered_on), by=by, now=now)


def begin(row: ResidentItem, residency: Residency, day: date, *, by: Actor, now: datetime) -> None:
    """A scheduled item is handled in the centre from a day on; the common window needs the office's letter."""
    if row.place == Place.AUTHORISED and not _authorised(residency, day):
        raise NoWrittenAuthority()
    end_before(row.item_id, day, row.basis, by=by, now=now)
    row.valid = days(day)
    with refusing(item_is_handled_at_one_place_at_a_time=ImpossibleDates()):
        row.save(update_fields=["valid"])
    tell_of(row, "begin_item", {"from": day}, by=by, now=now)


def end_before(item_id: int, day: date, basis: str, *, by: Actor, now: datetime) -> int:
    """What an item was handled as until then ends on a day; how many rows that were."""
    running = on_day(ResidentItem.objects.select_for_update().filter(item_id=item_id, valid__isnull=False), day)
    if running is None:
        return 0
    if running.valid.lower == day:
        raise ImpossibleDates()
    cut(running, day, basis)
    tell_of(running, "take_out_item", {"on": day}, by=by, now=now)
    return 1


def _authorised(residency: Residency, day: date) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_LETTER, {"office": residency.office_id, "centre": residency.centre_id, "on": day})
        return bool(cursor.fetchone()[0])
