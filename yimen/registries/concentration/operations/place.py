"""Place: items of an office into a centre, left in place on a ground, or taken out again."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.offices.concentration import IN_A_CENTRE, Ground, Place, Presence, presence
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NotInList, span
from yimen.kernel.writing import named as said
from yimen.registries.concentration import allow, placing
from yimen.registries.concentration.models import Residency, ResidentItem
from yimen.registries.concentration.refusals import GroundMissing, NotOpen, NotPlaced
from yimen.registries.concentration.subjects import tell_of
from yimen.registries.dated import day_of, days, locked, new_ref, refusing


@snapshot
class ItemsPlaced:
    """So many items are handled there, or will be when the office enters."""

    items: int
    place: str


@snapshot
class ItemsTakenOut:
    """So many items are handled in no centre any more from this day."""

    items: int
    day: date


@operation
def place_items(
    residency_ref: str, item_refs: tuple[str, ...], place: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> ItemsPlaced:
    """Items of an office that is in a centre or enters it: handled by itself, or by the common windows by its letter.

    Refuses with NotOpen, OfAnotherOffice, NoWrittenAuthority, ImpossibleDates, NotTheReformOffice or NoSuchThing.
    """
    span(from_day, None)
    if place not in IN_A_CENTRE:
        raise NotInList(field="place")
    row = locked(Residency, residency_ref, "residency")
    allow.must_run(by, row.centre_id)
    stands = presence(row.due, row.entered_on, row.left_on, row.called_off_on, day_of(now))
    if stands in (Presence.LEFT, Presence.CALLED_OFF) or row.left_on is not None:
        raise NotOpen(presence=stands)
    given = placing.of_office(item_refs, row.office_id)
    for item in given:
        placing.put(item, Place(place), row, from_day, basis, by=by, now=now)
    return ItemsPlaced(len(given), place)


@operation
def keep_in_place(
    item_refs: tuple[str, ...], ground: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> ItemsPlaced:
    """Approve that items stay at their office: secret, bound to a site, or by law; with the document that says so.

    Refuses with GroundMissing, ImpossibleDates, NotTheReformOffice or NoSuchThing.
    """
    allow.must_lead(by)
    span(from_day, None)
    if ground not in list(Ground) or ground == Ground.NONE:
        raise GroundMissing()
    why, given = said(basis, "basis"), placing.named(item_refs)
    for item in given:
        placing.end_before(item.id, from_day, why, by=by, now=now)
        with refusing(item_is_handled_at_one_place_at_a_time=ImpossibleDates()):
            row = ResidentItem.objects.create(
                ref=new_ref(), item_id=item.id, place=Place.IN_PLACE, ground=ground, valid=days(from_day), basis=why
            )
        tell_of(row, "keep_in_place", {"item": item.ref, "ground": ground, "from": from_day}, by=by, now=now)
    return ItemsPlaced(len(given), Place.IN_PLACE)


@operation
def take_out_items(item_refs: tuple[str, ...], on: date, basis: str, *, by: Actor, now: datetime) -> ItemsTakenOut:
    """From a day on, items are handled neither in a centre nor by approval in place; the lists follow that day.

    Refuses with NotPlaced, ImpossibleDates, NotTheReformOffice or NoSuchThing.
    """
    allow.must_lead(by)
    if on < day_of(now):
        raise ImpossibleDates()
    why, given = said(basis, "basis"), placing.named(item_refs)
    ended = sum(placing.end_before(item.id, on, why, by=by, now=now) for item in given)
    if ended < len(given):
        raise NotPlaced()
    return ItemsTakenOut(ended, on)
