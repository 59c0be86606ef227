"""Inside of the trades: what several acts share. It decides nothing by itself."""

from datetime import date, datetime

from yimen.journal.chained import Chained
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, span
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import OfficeRow

KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)


def first_day(from_day: date, by: Actor, now: datetime) -> date:
    """A day from which something holds: today or later, whoever says it. Refuses with ImpossibleDates."""
    span(from_day, None)
    if from_day < day_of(now) and by.kind is not ActorKind.SYSTEM:
        raise ImpossibleDates()
    return from_day


def item_of(code: str, now: datetime) -> ItemView:
    """An item that can be applied for. Refuses with NoSuchThing."""
    item = catalogue.in_force(code, now)
    if item is None or item.guide_only:
        raise NoSuchThing(what="item")
    return item


def office_of(ref: str, now: datetime) -> OfficeRow:
    """An office in being. Refuses with NoSuchThing."""
    office = offices.office(ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    return office


def tell_of(kind: str, row: Chained, ref: str, line: Line, by: Actor) -> None:
    """Tell an act to the chain of a row of this part."""
    tell(Subject(kind, row._meta.db_table, row.pk, ref, row.journal_seq, bytes(row.journal_head)), line, by)
