"""Finding: the first page, the search and the lists, for people who do not know which office to ask."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from yimen.channels.hall.items import narrowing
from yimen.channels.hall.items.places import centres
from yimen.channels.hall.looks import EVENT_ICONS
from yimen.engine.case.cases import queries as cases
from yimen.engine.centre.matters import queries as matters
from yimen.engine.supervision.availability import queries as availability
from yimen.kernel.actor import ActorKind
from yimen.kernel.villages.phases import TOWN
from yimen.registries.bundles import queries as bundles
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue import search as catalogue_search
from yimen.registries.catalogue.queries import Filter
from yimen.registries.catalogue.rows import Shelved
from yimen.registries.catalogue.shelves import offices, shelves
from yimen.registries.catalogue.themes import Shelf
from yimen.registries.phases import queries as phases
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, open_to_all
from yimen.threshold.found import marked, why_found
from yimen.threshold.limits import limited
from yimen.threshold.words.availability import SERVICE_DOORS

LONGEST_WORDS = 80
_SHOWN_AT_HOME, _OFFICES_AT_HOME, _AT_HOME = 3, 24, 8
HITS_SHOWN, ALL_HITS = 10, 30


@require_GET
@open_to_all
def home(request: HttpRequest) -> HttpResponse:
    """One search box, life events, themes and offices; for a citizen who is signed in also what waits for them."""
    now, me = clock.now(), actor_of_request(request)
    filled = shelves(now)
    facts = {
        "here": "home",
        "maintenance": [(one, [SERVICE_DOORS[door] for door in one.doors]) for one in availability.coming(now)],
        "counts": filled.counts,
        "bundles": [(row, EVENT_ICONS.get(row.life_event, "grid")) for row in bundles.bundles_in_force(now)[:_AT_HOME]],
        "events": _with_icons(filled.life_events),
        "for_persons": [shelf for shelf in filled.themes if shelf.theme.shelf is Shelf.PERSON],
        "for_organisations": [shelf for shelf in filled.themes if shelf.theme.shelf is Shelf.ORGANISATION],
        "offices": offices(now, _OFFICES_AT_HOME),
        "one_door": _towns_reached(now),
    }
    if me.kind is ActorKind.CITIZEN:
        inside = matters.drafts_inside(me)
        facts["drafts"] = [row for row in cases.drafts(me) if row.ref not in inside][:_SHOWN_AT_HOME]
        facts["open_cases"] = cases.mine(me, now).rows[:_SHOWN_AT_HOME]
    return render(request, "hall/home.html", facts)


def _towns_reached(now: datetime) -> int:
    """How many towns handle the items of natural persons through one door."""
    return next((row.reached for row in phases.reached(now) if row.level == TOWN), 0)


def _with_icons(events: tuple[Shelved, ...]) -> list[tuple[Shelved, str]]:
    return [(event, EVENT_ICONS.get(event.theme.code, "grid")) for event in events]


@require_GET
@open_to_all
@limited("search", 60, timedelta(minutes=1))
def search(request: HttpRequest) -> HttpResponse:
    """What was found for some words, each with why; without words, a list to look through."""
    now, asked = clock.now(), request.GET
    words, narrowed = asked.get("q", "").strip()[:LONGEST_WORDS], narrowing.narrowed_by(asked)
    facts = narrowing.choices(narrowed, asked.get("narrow", ""), now) | {
        "here": narrowed.audience or "search",
        "words": words,
        "narrowed": narrowed,
        "audiences": narrowing.AUDIENCES,
    }
    if words:
        facts |= _found(words, narrowed, ALL_HITS if asked.get("more") == "yes" else HITS_SHOWN, now)
    else:
        facts |= _listed(narrowed, asked.get("after", ""), now)
    offices = facts["offices"]
    assert isinstance(offices, list)
    facts["office"] = next((office for office in offices if office.ref == narrowed.office), None)
    return render(request, "hall/search.html", facts)


def _found(words: str, narrowed: Filter, most: int, now: datetime) -> dict[str, object]:
    found = catalogue_search.search(words, now, narrowed, limit=most + 1, near=narrowed.place)
    hits = found[:most]
    facts: dict[str, object] = {
        "hits": [(hit, why_found(hit), marked(hit.row.name, (hit.matched, hit.said))) for hit in hits],
        "bundles": bundles.holding(hits[0].row.ref, now) if hits else (),
        "more": len(found) > most and most < ALL_HITS,
        "offices": narrowing.offices_of(hits),
    }
    if not hits:
        # Nothing here is not nothing at all: without the filters, then by a piece of what was said.
        wider = catalogue_search.search(words, now, limit=HITS_SHOWN) if narrowed != Filter() else ()
        facts |= {
            "wider": len(wider),
            "near": () if wider else catalogue_search.nearest(words, now),
            "phone": next((centre.phone for centre in centres(now) if centre.phone), ""),
        }
    return facts


def _listed(narrowed: Filter, after: str, now: datetime) -> dict[str, object]:
    page = catalogue.listed(narrowed, now, after)
    return {"rows": page.rows, "after": page.after, "offices": list(offices(now))}


@require_GET
@open_to_all
@limited("suggest", 240, timedelta(minutes=1))
def suggest(request: HttpRequest) -> HttpResponse:
    """A few items while the words are being typed, as a piece of a page; who asks for a page is led to the search."""
    words = request.GET.get("q", "").strip()[:LONGEST_WORDS]
    if "HX-Request" not in request.headers:
        return redirect(reverse("hall:search", query={"q": words} if words else None))
    found = catalogue_search.suggest(words, clock.now()) if words else ()
    shown = [(one, marked(one.name, (words,)), one.matched) for one in found]
    return render(request, "hall/_suggestions.html", {"found": shown, "words": words})
