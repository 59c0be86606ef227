"""Places: where an item can be handed in, near or far, and how far it gets there."""

from collections.abc import Mapping
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.delegations import queries as delegations
from yimen.registries.delegations.rows import OfficeChoice, PlaceRow
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.registries.regions import queries as regions
from yimen.registries.windows import queries as windows
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all

SHOWN = 6
COUNTY, TOWN = 3, 4


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
    """Where can I do this? The places of one item, narrowed to an area."""
    now, area = clock.now(), request.GET.get("area", "")[:40]
    item = catalogue.in_force(ref, now)
    if item is None:
        raise Http404
    places = service_points(item.ref, now, area)
    tickets = windows.tickets(item.ref, [place.centre_ref for place in places], now)
    facts = {
        "here": "search",
        "item": item,
        "area": area,
        "areas": _areas(now),
        "places": [(place, tickets.get(place.centre_ref)) for place in places],
        "choices": offices_to_choose(item.ref, now),
    }
    return render(request, "hall/where.html", facts)


def _areas(now: datetime) -> Mapping[str, str]:
    """Counties and towns by their references, each town after its county."""
    tree = regions.tree(day_of(now))
    names = {row.ref: row.name for row in tree}
    return {
        row.ref: row.name if row.level == COUNTY else f"{names.get(row.parent_ref, '')} {row.name}"
        for row in tree
        if row.level in (COUNTY, TOWN)
    }
