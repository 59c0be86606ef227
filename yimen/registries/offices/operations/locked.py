"""What a change of an office or a centre takes hold of before it cuts a term in two."""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from yimen.kernel.writing import NoSuchThing
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import D, on_day, to_close
from yimen.registries.offices.models import Centre, Office
from yimen.registries.regions import queries as regions

_DAY = timedelta(days=1)


def office_at(ref: str, day: date) -> Office:
    """The office, locked; refuses with NoSuchThing when it does not stand on that day."""
    office = locked_office(ref)
    if on_day(office.terms.all(), day) is None:
        raise NoSuchThing(what="office")
    return office


def locked_office(ref: str) -> Office:
    """The office, locked until the act ends. Refuses with NoSuchThing."""
    office = Office.objects.select_for_update().filter(ref=ref).first()
    if office is None:
        raise NoSuchThing(what="office")
    return office


def locked_centre(ref: str) -> Centre:
    """The centre, locked until the act ends. Refuses with NoSuchThing."""
    centre = Centre.objects.select_for_update().filter(ref=ref).first()
    if centre is None:
        raise NoSuchThing(what="centre")
    return centre


def ended_days(part: list[D], on: date) -> DateRange:
    """The days of a part that ends with its whole; one that had not begun yet keeps a single day."""
    return to_close(part, max(on, part[0].valid.lower + _DAY))[1]


def region_id_of(ref: str, day: date) -> int:
    """The key of a region that stands on that day. Refuses with NoSuchThing."""
    found = regions.region(ref, day)
    if found is None:
        raise NoSuchThing(what="region")
    return found.id


def calendar_id_of(ref: str) -> int:
    """The key of a calendar. Refuses with NoSuchThing."""
    found = calendars.id_of(ref)
    if found is None:
        raise NoSuchThing(what="calendar")
    return found
