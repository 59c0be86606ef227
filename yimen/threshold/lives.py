"""A life at the threshold 一生一册: year by year, and what comes next with the items in which it is done."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from yimen.engine.centre.lives.rows import LifeRow, LifeView
from yimen.kernel.lives import Suggestion, years_between
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.queries import Filter
from yimen.registries.catalogue.rows import ItemRow
from yimen.registries.catalogue.themes import LIFE_EVENTS
from yimen.registries.dated import day_of
from yimen.threshold.language import told
from yimen.threshold.words.lives import WHY

ITEMS_EACH = 3
_EVENTS = {one.code: one.name for one in LIFE_EVENTS}


@snapshot
class Year:
    """What happened in a year, newest first; how old a person was at its end."""

    year: int
    age: int | None
    rows: tuple[LifeRow, ...]


@snapshot
class Next:
    """What comes next, why, by which rule, and where it is done."""

    rule: str
    words: str
    why: str
    by: date | None
    item: str
    items: tuple[ItemRow, ...]


def years(life: LifeView) -> tuple[Year, ...]:
    """The rows of a page by year."""
    return tuple(
        Year(year, _age(life.born, year), tuple(rows))
        for year, rows in groupby(life.rows, key=lambda row: day_of(row.at).year)
    )


def coming(life: LifeView, now: datetime) -> tuple[Next, ...]:
    """What comes next, with the items in force in which it is done; a life event that has none is left out."""
    found = (_next(one, life, now) for one in life.next)
    return tuple(one for one in found if one.item or one.items or one.rule == "R1")


def _next(one: Suggestion, life: LifeView, now: datetime) -> Next:
    why = told(WHY[one.rule])
    if one.certificate:
        return Next(one.rule, told("续办：{name}", name=one.certificate), why, one.by, one.item, ())
    narrowed = Filter(life_event=one.event, audience=life.kind)
    return Next(one.rule, told(_EVENTS[one.event]), why, None, "", tuple(_items(narrowed, now)))


def _items(narrowed: Filter, now: datetime) -> Iterable[ItemRow]:
    return catalogue.most_used(narrowed, now, ITEMS_EACH)


def _age(born: date | None, year: int) -> int | None:
    return years_between(born, date(year, 12, 31)) if born is not None and year >= born.year else None
