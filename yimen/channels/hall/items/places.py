"""Places: where an item can be handed in, near or far, and how far it gets there."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.channels.hall.items import ended
from yimen.engine.centre.tickets import queries as queued
from yimen.engine.centre.visits.nearby import nearby
from yimen.kernel.visits.nearby import Nearness
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.delegations import queries as delegations
from yimen.registries.delegations.rows import OfficeChoice, PlaceRow
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.registries.phases import queries as phases
from yimen.registries.regions import queries as regions
from yimen.registries.regions.rows import RegionRow
from yimen.registries.windows import queries as windows
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.language import told

SHOWN = 6
COUNTY, TOWN, VILLAGE = 3, 4, 5
_NEAR: Mapping[str, str] = {
    Nearness.VILLAGE: "同村（社区）",
    Nearness.TOWN: "同镇街",
    Nearness.COUNTY: "同县区",
    Nearness.CITY: "同市",
}


def service_points(item_ref: str, now: datetime, area: str = "") -> tuple[PlaceRow, ...]:
    """The places that take the item in, in an area or anywhere."""
    return delegations.places(item_ref, day_of(now), area)


def offices_to_choose(item_ref: str, now: datetime) -> tuple[OfficeChoice, ...]:
    """The offices among which the applicant chooses; none when only one decides."""
    return delegations.choices(item_ref, day_of(now))


def centres(now: datetime) -> tuple[CentreRow, ...]:
    """All service points that are open, the city's own first."""
    return offices.centres(day_of(now))


@require_safe
@open_to_all
def where(request: HttpRequest, ref: str) -> HttpResponse:
    """Where can I do this? The places of one item, the nearest to where one is first, narrowed to an area."""
    now, area, near = clock.now(), request.GET.get("area", "")[:40], request.GET.get("near", "")[:40]
    item = catalogue.in_force(ref, now)
    if item is None:
        return ended.answer(request, ref)
    places = nearby(item.ref, now, near, area)
    tickets = windows.tickets(item.ref, [one.place.centre_ref for one in places], now)
    waiting = queued.waiting([one.ref for one in tickets.values()], now)
    tree = regions.tree(day_of(now))
    facts = {
        "here": "search",
        "item": item,
        "area": area,
        "near": near,
        "areas": _areas(tree),
        "regions": _regions(tree, near),
        "nearness": {code: told(words) for code, words in _NEAR.items()},
        "places": [
            (one.place, ticket, one, waiting.get(ticket.ref, 0) if ticket else 0)
            for one in places
            for ticket in (tickets.get(one.place.centre_ref),)
        ],
        "phases": phases.at_places([one.place.region_ref for one in places], item.terms.audience, now),
        "today": day_of(now),
        "choices": offices_to_choose(item.ref, now),
    }
    return render(request, "hall/where.html", facts)


def _areas(tree: Sequence[RegionRow]) -> Mapping[str, str]:
    """Counties and towns by their references, each town after its county."""
    names = {row.ref: row.name for row in tree}
    return {
        row.ref: row.name if row.level == COUNTY else f"{names.get(row.parent_ref, '')} {row.name}"
        for row in tree
        if row.level in (COUNTY, TOWN)
    }


def _regions(tree: Sequence[RegionRow], near: str) -> Mapping[str, str]:
    """Where somebody may say they are: counties and towns, and the villages of the town that was chosen."""
    chosen = next((row for row in tree if row.ref == near), None)
    town = chosen.parent_ref if chosen is not None and chosen.level == VILLAGE else near
    found: dict[str, str] = {}
    for ref, name in _areas(tree).items():
        found[ref] = name
        if ref == town:
            found |= {row.ref: f"{name} {row.name}" for row in tree if row.level == VILLAGE and row.parent_ref == ref}
    return found
