"""Finding: the first page, the search and the lists, for people who do not know which office to ask."""

from collections.abc import Mapping
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.channels.hall.looks import EVENT_ICONS
from yimen.engine.cases import queries as cases
from yimen.kernel.actor import ActorKind
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue import search as catalogue_search
from yimen.registries.catalogue.queries import Filter
from yimen.registries.catalogue.rows import Shelved
from yimen.registries.catalogue.search import Hit, Why
from yimen.registries.catalogue.themes import LIFE_EVENTS, THEMES, Shelf
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited

LONGEST_WORDS = 80
_SHOWN_AT_HOME = 3
WHY_FOUND: Mapping[Why, str] = {
    Why.KEYWORD: "按常用说法“{matched}”找到",
    Why.SYNONYM: "按相近的说法“{matched}”找到",
    Why.PINYIN: "按拼音找到：{matched}",
    Why.INITIALS: "按拼音首字母找到：{matched}",
    Why.CODE: "按事项编码找到",
    Why.SLIP: "您要找的可能是“{matched}”",
    Why.PART: "名称有一部分相符：{matched}",
    Why.CONTEXT: "内容里提到“{matched}”",
}
AUDIENCES = (("", "全部"), ("person", "个人办事"), ("organisation", "企业办事"))


@require_GET
@open_to_all
def home(request: HttpRequest) -> HttpResponse:
    """One search box, life events, themes and offices; for a citizen who is signed in also what waits for them."""
    now, me = clock.now(), actor_of_request(request)
    themes = catalogue.themes(now)
    facts = {
        "here": "home",
        "counts": catalogue.counts(now),
        "events": _with_icons(catalogue.life_events(now)),
        "for_persons": [shelf for shelf in themes if shelf.theme.shelf is Shelf.PERSON],
        "for_organisations": [shelf for shelf in themes if shelf.theme.shelf is Shelf.ORGANISATION],
        "offices": catalogue.offices(now)[:24],
    }
    if me.kind is ActorKind.CITIZEN:
        facts["drafts"] = cases.drafts(me)[:_SHOWN_AT_HOME]
        facts["open_cases"] = cases.mine(me, now).rows[:_SHOWN_AT_HOME]
    return render(request, "hall/home.html", facts)


def _with_icons(events: tuple[Shelved, ...]) -> list[tuple[Shelved, str]]:
    return [(event, EVENT_ICONS.get(event.theme.code, "grid")) for event in events]


@require_GET
@open_to_all
@limited("search", 60, timedelta(minutes=1))
def search(request: HttpRequest) -> HttpResponse:
    """What was found for some words, each with why; without words, a list to look through."""
    now, asked = clock.now(), request.GET
    words = asked.get("q", "").strip()[:LONGEST_WORDS]
    narrowed = Filter(
        theme=asked.get("theme", ""),
        life_event=asked.get("event", ""),
        office=asked.get("office", ""),
        audience=asked.get("audience", "") if asked.get("audience") in ("person", "organisation") else "",
    )
    facts: dict[str, object] = {
        "here": narrowed.audience or "search",
        "words": words,
        "audiences": AUDIENCES,
        "narrowed": narrowed,
        "theme": next((theme for theme in THEMES if theme.code == narrowed.theme), None),
        "event": next((event for event in LIFE_EVENTS if event.code == narrowed.life_event), None),
        "offices": catalogue.offices(now),
        "office": next((office for office in catalogue.offices(now) if office.ref == narrowed.office), None),
    }
    if words:
        facts["hits"] = [(hit.row, why_found(hit)) for hit in catalogue_search.search(words, now, narrowed)]
    else:
        page = catalogue.listed(narrowed, now, asked.get("after", ""))
        facts |= {"rows": page.rows, "after": page.after}
    return render(request, "hall/search.html", facts)


def why_found(hit: Hit) -> str:
    """Why this item is among the results, in words; nothing when its name says it already."""
    words = WHY_FOUND.get(hit.reason, "")
    return told(words, matched=hit.matched) if words else ""


@require_GET
@open_to_all
@limited("suggest", 240, timedelta(minutes=1))
def suggest(request: HttpRequest) -> HttpResponse:
    """A few items while the words are being typed; a piece of a page."""
    words = request.GET.get("q", "").strip()[:LONGEST_WORDS]
    found = catalogue_search.suggest(words, clock.now()) if words else ()
    return render(request, "hall/_suggestions.html", {"found": found, "words": words})
