"""Known names: what a column that names an office, a region or a post may name today. The form of the page offers them.

A browser draws them as a list that narrows while one types, without JavaScript; what is typed is checked as before. A
list too long to be sent with every page is not offered.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions
from yimen.threshold.structure.rows import Sheet

MOST_OFFERED = 2000
Name = tuple[str, str]
"""What is written into the field, and the words beside it."""


def _regions(today: date) -> Iterable[Name]:
    return ((row.code, row.name) for row in regions.tree(today))


def _calendars(_: date) -> Iterable[Name]:
    return ((row.name, "") for row in calendars.listed())


def _offices(today: date) -> Iterable[Name]:
    return ((row.name, row.short_name if row.short_name != row.name else "") for row in offices.offices(today))


def _centres(today: date) -> Iterable[Name]:
    return ((row.name, row.address) for row in offices.centres(today))


def _places(today: date) -> Iterable[Name]:
    return (*_offices(today), *_centres(today))


def _posts(today: date) -> Iterable[Name]:
    return ((name, "") for name in sorted({row.name for row in people.posts(today)}))


def _staff(today: date) -> Iterable[Name]:
    return ((row.number, row.name) for row in people.staff(today))


NAMES: Mapping[str, Callable[[date], Iterable[Name]]] = {
    "regions": _regions,
    "calendars": _calendars,
    "offices": _offices,
    "centres": _centres,
    "places": _places,
    "posts": _posts,
    "staff": _staff,
}
"""`Column.names` -> those there are on a day."""


def offered(sheet: Sheet, now: datetime) -> dict[str, tuple[Name, ...]]:
    """By kind, the names that the columns of a sheet may hold today."""
    kinds = dict.fromkeys(column.names for column in sheet.columns if column.names)
    found = {kind: tuple(NAMES[kind](day_of(now))) for kind in kinds}
    return {kind: names for kind, names in found.items() if 0 < len(names) <= MOST_OFFERED}
