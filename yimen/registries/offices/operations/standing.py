"""What a new office, division, centre or window stands on: an office that is there, its region and its calendar."""

from datetime import date, timedelta

from django.db.models import QuerySet

from yimen.kernel.writing import NoSuchThing
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import end_term, locked, on_day, to_close
from yimen.registries.offices.models import ApprovalDivision, Office, Window
from yimen.registries.regions import queries as regions

_DAY = timedelta(days=1)


def office_at(ref: str, day: date) -> Office:
    """The office, locked; refuses with NoSuchThing when it does not stand on that day."""
    office = locked(Office, ref, "office")
    if on_day(office.terms.all(), day) is None:
        raise NoSuchThing(what="office")
    return office


def end_with_it(parts: QuerySet[Window] | QuerySet[ApprovalDivision], on: date, basis: str) -> None:
    """What runs in an office or a centre ends with it; what had not begun yet keeps a single day."""
    for part in parts.filter(valid__endswith=None):
        _, until = to_close([part], max(on, part.valid.lower + _DAY))
        end_term(part, until, basis)


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
