"""Leaflets of items and offices: made on the spot from what is in force, never kept."""

from dataclasses import replace
from datetime import datetime

from yimen.engine.papers.certificates import papers as printing
from yimen.engine.papers.certificates import ports
from yimen.kernel import situations
from yimen.kernel.forms import checked_answers
from yimen.kernel.papers.blank_forms import filled_in, to_fill_in
from yimen.kernel.papers.leaflets import (
    About,
    Entering,
    Leaflet,
    beside,
    to_the_department,
    to_the_public,
    to_the_window,
)
from yimen.kernel.translation import GuideLanguage
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue import translations
from yimen.registries.catalogue.queries import Filter
from yimen.registries.catalogue.rows import ItemRow
from yimen.registries.concentration import queries as concentration
from yimen.registries.concentration.rows import PlacedRow
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

MOST_ITEMS = 1000
READERS = {"public": to_the_public, "window": to_the_window, "form": to_fill_in, "sample": filled_in}
"""Notices to the public and the window; and the item's form, blank and as a filled sample, from the same version."""


def of_item(
    ref: str, reader: str, answers: tuple[str, ...], url: str, now: datetime, language: str = ""
) -> Leaflet | None:
    """The leaflet of an item by the version in force at a moment, in one situation; None when there is no such item.

    `language`: that of a guide, told to the public below the Chinese. Refuses with SituationUnknown.
    """
    item = catalogue.in_force(ref, now)
    if item is None:
        return None
    counted = situations.counting(item.terms, checked_answers(item.terms, answers))
    said = tuple(
        (one.question, option.label)
        for one in item.terms.situations
        for option in one.options
        if f"{one.code}:{option.code}" in counted
    )
    terms = situations.for_situation(item.terms, counted)
    about = About(item.name, item.code, item.number, item.office_name, terms, said, day_of(now), url)
    leaflet = replace(READERS[reader](about), demo=printing.demo())
    if reader != "public" or language not in set(GuideLanguage):
        return leaflet
    return beside(leaflet, GuideLanguage(language), translations.shown(item, language))


def of_office(ref: str, kinds: dict[str, str], url: str, now: datetime) -> Leaflet | None:
    """Which items of an office come into the centre, and how far each has come; None when there is no such office."""
    office = offices.office(ref, day_of(now))
    if office is None:
        return None
    places = {one.item_ref: one for one in concentration.placed(ref, now, limit=MOST_ITEMS).rows}
    items, after = list[Entering](), ""
    while len(items) < MOST_ITEMS:
        found = catalogue.listed(Filter(office=ref, guides="no"), now, after, 200)
        items += [_entering(one, kinds, places.get(one.ref)) for one in found.rows]
        if found.after is None:
            break
        after = found.after
    return replace(to_the_department(office.name, items, day_of(now), url), demo=printing.demo())


def _entering(item: ItemRow, kinds: dict[str, str], place: PlacedRow | None) -> Entering:
    told = Entering(item.name, kinds.get(item.kind, item.kind), item.promised, item.trips)
    if place is None:
        return told
    return replace(
        told,
        standing=place.standing,
        centre=place.centre_name,
        windows=place.windows,
        due=place.due,
        basis=place.basis,
    )


def pdf(leaflet: Leaflet) -> bytes:
    """A leaflet on paper."""
    return ports.press().draw(leaflet)
