"""The catalogue: what can be applied for, found by list, theme or life event. For everybody."""

from dataclasses import fields
from datetime import date, datetime, time, timedelta
from typing import Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import get_current_timezone
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import knock, there
from yimen.channels.api.authority import ALL
from yimen.channels.api.shapes import After, several, shown
from yimen.engine.papers.documents import leaflets
from yimen.kernel import situations
from yimen.kernel.elements import Way
from yimen.kernel.forms import checked_answers
from yimen.kernel.papers.leaflets import Leaflet
from yimen.kernel.situations import Resolved
from yimen.kernel.terms import ItemKind, MaterialTerm, Situation, TimeLimit
from yimen.kernel.translation import GuideLanguage
from yimen.registries.catalogue import queries, shelves
from yimen.registries.catalogue import search as searching
from yimen.registries.catalogue.ended import must_not_be_ended
from yimen.registries.catalogue.queries import Filter
from yimen.registries.catalogue.rows import ItemPage, ItemView, OfficeShelf, Shelved
from yimen.registries.catalogue.search import Hit, Suggestion
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock
from yimen.threshold.security import as_attachment

router = Router(tags=["catalogue"])

SEARCHES, SUGGESTIONS, PER = 120, 600, timedelta(minutes=1)

Word = QueryEx[str, P(max_length=40)]
Answers = QueryEx[tuple[str, ...], P(max_length=100, description="Answers to the item's questions, question:option")]
Reader = Literal["public", "window", "form", "sample"]
Day = QueryEx[date | None, P(description="The day whose version is asked for; today when it is left out")]
Audience = Literal["", "person", "organisation"]
Told = Literal[""] | GuideLanguage


class Item(shown(ItemView)):  # type: ignore[misc]
    """An item in force, or a guide that is only to be read."""

    code: str
    version: int
    promised: shown(TimeLimit) | None  # type: ignore[valid-type]
    statutory: shown(TimeLimit) | None  # type: ignore[valid-type]
    materials: several(MaterialTerm)  # type: ignore[valid-type]


@router.get("/items", auth=ALL, response=shown(ItemPage), operation_id="catalogue_items")
def items(
    request: HttpRequest,
    theme: Word = "",
    life_event: Word = "",
    office: Word = "",
    kind: Literal[""] | ItemKind = "",
    audience: Audience = "",
    guides: Literal["yes", "no"] = "yes",
    after: After = "",
) -> ItemPage:
    """Items by name, twenty a page, the next one by key; an empty word narrows nothing."""
    narrowed = Filter(theme, life_event, office, str(kind), audience, guides)
    return queries.listed(narrowed, clock.now(), after)


@router.get("/search", auth=ALL, response=several(Hit), operation_id="catalogue_search")
def search(
    request: HttpRequest,
    words: QueryEx[str, P(min_length=1, max_length=60, description="Plain words, pinyin, initials or a code")],
    audience: Audience = "",
    theme: Word = "",
    office: Word = "",
    place: Word = "",
    way: Literal[""] | Way = "",
    kind: Literal[""] | ItemKind = "",
    guides: Literal["yes", "no"] = "yes",
    near: Word = "",
) -> list[Hit]:
    """The items that fit, the best first, each with why it was found. `near`: the region in which somebody asks; its
    office stands first among those that do the same. `place`: only what is done in a region, below it or above it for
    it. Refuses with TooManyKnocks."""
    knock(request, "search", SEARCHES, PER)
    narrowed = Filter(
        audience=audience, theme=theme, office=office, place=place, way=str(way), kind=str(kind), guides=guides
    )
    return list(searching.search(words, clock.now(), narrowed, near=near or place))


@router.get("/suggest", auth=ALL, response=several(Suggestion), operation_id="catalogue_suggest")
def suggest(
    request: HttpRequest,
    prefix: QueryEx[str, P(min_length=1, max_length=60, description="The letters typed so far")],
) -> list[Suggestion]:
    """What may be meant while somebody still types. Refuses with TooManyKnocks."""
    knock(request, "suggest", SUGGESTIONS, PER)
    return list(searching.suggest(prefix, clock.now()))


@router.get("/items/{ref}", auth=ALL, response=Item, operation_id="catalogue_item")
def item(request: HttpRequest, ref: str) -> ItemView:
    """An item by its reference or any of its codes: everything that guide and form read. Refuses with ItemGone."""
    return _in_force(ref, clock.now())


class Situated(shown(Resolved)):  # type: ignore[misc]
    """What applies with these answers, the answers that count, and what to ask next."""

    answers: list[str]
    asked: list[shown(Situation)]  # type: ignore[valid-type]
    next: shown(Situation) | None  # type: ignore[valid-type]
    rules: list[str]


@router.get("/items/{ref}/situation", auth=ALL, response=Situated, operation_id="catalogue_situation")
def situation(request: HttpRequest, ref: str, answer: Answers = ()) -> dict[str, object]:
    """Which materials, fields, steps, fees and limits apply with these answers, and which question comes next.

    Answers to questions that do not matter are left out. Refuses with SituationUnknown or ItemGone.
    """
    terms = _in_force(ref, clock.now()).terms
    answers = situations.counting(terms, checked_answers(terms, tuple(answer)))
    found = situations.resolve(terms, answers)
    waiting = situations.open_questions(terms, answers)
    return {
        **{field.name: getattr(found, field.name) for field in fields(Resolved)},
        "answers": list(answers),
        "asked": list(situations.asked(terms, answers)),
        "next": waiting[0] if waiting else None,
        "rules": [rule.code for rule in found.rules],
    }


@router.get("/items/{ref}/notices/{reader}", auth=ALL, response=shown(Leaflet), operation_id="catalogue_notice")
def notice(
    request: HttpRequest, ref: str, reader: Reader, answer: Answers = (), on: Day = None, language: Told = ""
) -> Leaflet:
    """What the public or the window is told of an item in one situation; or its form, blank or as a filled sample.

    All of the version valid on the day; to the public also below the Chinese in the language of a guide.
    Refuses with SituationUnknown or ItemGone.
    """
    at = datetime.combine(on, time(12), get_current_timezone()) if on else clock.now()
    _in_force(ref, at)
    address = f"{settings.YIMEN_ADDRESS}/items/{ref}"
    return there(leaflets.of_item(ref[:64], reader, tuple(answer), address, at, str(language)))


@router.get(
    "/items/{ref}/notices/{reader}/paper", auth=ALL, response={200: None}, operation_id="catalogue_notice_paper"
)
def notice_paper(
    request: HttpRequest, ref: str, reader: Reader, answer: Answers = (), on: Day = None, language: Told = ""
) -> HttpResponse:
    """The same as PDF. Refuses with SituationUnknown or ItemGone."""
    told = notice(request, ref, reader, answer, on, language)
    return as_attachment(leaflets.pdf(told), told.file_name, "application/pdf")


@router.get("/themes", auth=ALL, response=several(Shelved), operation_id="catalogue_themes")
def themes(request: HttpRequest) -> list[Shelved]:
    """The themes in their order with how many items each holds."""
    return list(shelves.shelves(clock.now()).themes)


@router.get("/life-events", auth=ALL, response=several(Shelved), operation_id="catalogue_life_events")
def life_events(request: HttpRequest) -> list[Shelved]:
    """The life events in their order with how many items each holds."""
    return list(shelves.shelves(clock.now()).life_events)


@router.get("/offices", auth=ALL, response=several(OfficeShelf), operation_id="catalogue_offices")
def with_items(request: HttpRequest) -> list[OfficeShelf]:
    """The offices that have items, the fullest first."""
    return list(shelves.offices(clock.now()))


@router.get("/centres", auth=ALL, response=several(CentreRow), operation_id="catalogue_centres")
def centres(request: HttpRequest) -> list[CentreRow]:
    """The centres and service points that are open: where an application can be handed in."""
    return list(offices.centres(day_of(clock.now())))


def _in_force(ref: str, at: datetime) -> ItemView:
    """An item at a moment; one that ended answers 410 with what became of it, so that no caller asks for ever."""
    found = queries.in_force(ref[:64], at)
    if found is None:
        must_not_be_ended(ref[:64], at)
    return there(found)
