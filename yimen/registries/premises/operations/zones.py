"""Zones: the areas of a hall, and which windows stand in them."""

from datetime import date, datetime, timedelta

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.premises import ZoneKind
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotInList, named, span, written
from yimen.registries.dated import days, end_term, locked, new_ref, on_day, refusing, to_close
from yimen.registries.offices import queries as offices
from yimen.registries.premises.allow import kept_centre, must_keep, tell_of
from yimen.registries.premises.models import Facility, Zone, ZonedWindow
from yimen.registries.premises.refusals import NameTaken, StandsElsewhere

_DAY = timedelta(days=1)


@snapshot
class ZoneMarked:
    """An area of a hall since, or until, this day; so many windows stand in it by this act."""

    ref: str
    day: date
    windows: int = 0


@operation
def mark_zone(
    centre_ref: str, kind: str, name: str, floor: str, from_day: date, *, by: Actor, now: datetime
) -> ZoneMarked:
    """A hall has an area from a day on. Refuses with NotInList, NameTaken, Missing, NoSuchThing or NotTheHouse."""
    span(from_day, None)
    centre = kept_centre(centre_ref, from_day, by)
    if kind not in set(ZoneKind):
        raise NotInList(field="kind")
    with refusing(zone_name_is_used_once_in_a_centre=NameTaken()):
        row = Zone.objects.create(
            ref=new_ref(), centre_id=centre.id, kind=kind, name=named(name, "name", 40),
            floor=named(floor, "floor", 40), valid=days(from_day),
        )  # fmt: skip
    tell_of(row, "mark_zone", {"centre": centre_ref, "kind": kind}, by=by, now=now)
    return ZoneMarked(row.ref, from_day)


@operation
def stand_in_zone(ref: str, windows: tuple[str, ...], from_day: date, *, by: Actor, now: datetime) -> ZoneMarked:
    """Windows stand in this area from a day on; each leaves the one in which it stood.

    Refuses with StandsElsewhere, NoSuchThing, NotTheHouse or ImpossibleDates.
    """
    zone = _open(ref, from_day, by)
    for window_ref in dict.fromkeys(windows):
        window = offices.window(window_ref, from_day)
        if window is None or window.centre_id != zone.centre_id:
            raise StandsElsewhere()
        _leave(window.id, from_day)
        with refusing(window_stands_in_one_zone_at_a_time=StandsElsewhere()):
            ZonedWindow.objects.create(zone=zone, window_id=window.id, valid=days(from_day))
    tell_of(zone, "stand_in_zone", {"windows": list(windows), "from": from_day}, by=by, now=now)
    return ZoneMarked(ref, from_day, len(set(windows)))


@operation
def end_zone(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> ZoneMarked:
    """A hall has this area no longer from a day on; windows and facilities stand in none from then on.

    Refuses with NoSuchThing, NotTheHouse or ImpossibleDates.
    """
    zone = locked(Zone, ref, "zone")
    must_keep(by, zone.centre_id)
    end_term(zone, to_close([zone], on)[1], written(basis, "basis"))
    for one in ZonedWindow.objects.select_for_update().filter(zone=zone, valid__endswith=None):
        one.valid = days(one.valid.lower, max(on, one.valid.lower + _DAY))
        one.save(update_fields=["valid"])
    Facility.objects.filter(zone=zone).update(zone=None)
    tell_of(zone, "end_zone", {"on": on}, by=by, now=now)
    return ZoneMarked(ref, on)


def _open(ref: str, day: date, by: Actor) -> Zone:
    zone = locked(Zone, ref, "zone")
    must_keep(by, zone.centre_id)
    if day not in zone.valid:
        raise StandsElsewhere()
    return zone


def _leave(window_id: int, day: date) -> None:
    running = on_day(ZonedWindow.objects.select_for_update().filter(window_id=window_id), day)
    if running is None:
        return
    if running.valid.lower == day:
        running.delete()
        return
    running.valid = days(running.valid.lower, day)
    running.save(update_fields=["valid"])
