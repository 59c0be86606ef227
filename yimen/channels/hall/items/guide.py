"""The guide 办事指南: in one screen: can I, what do I need, how long, how much, where. And the way to start."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods

from yimen.channels.hall.items import ended, offering
from yimen.channels.hall.items.places import SHOWN, offices_to_choose, service_points
from yimen.channels.hall.telling import said
from yimen.engine.case.cases import operations as acts
from yimen.engine.case.cases import queries as cases
from yimen.engine.publication.form_sheets import queries as form_sheets
from yimen.kernel import product_classes, situations
from yimen.kernel.readiness import is_kept_off_the_net
from yimen.kernel.reform.modes import modes_of
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Audience, Complexity, Necessity, Terms
from yimen.registries.bundles import queries as bundles
from yimen.registries.catalogue import prerequisites, translations
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.review import changes
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.catalogue.themes import THEMES
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow
from yimen.registries.rollouts import queries as rollouts
from yimen.threshold import clock, spelling
from yimen.threshold.actors import actor_of_request, needs_citizen, open_to_all
from yimen.threshold.guide_languages import CHINESE, LANGUAGES, OWN_NAMES, Telling, telling
from yimen.threshold.language import ENGLISH, language, told
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@require_GET
@open_to_all
def guide(request: HttpRequest, ref: str) -> HttpResponse:
    """One item, for the situation chosen so far."""
    item = catalogue.in_force(ref, clock.now())
    if item is None:
        return ended.answer(request, ref)
    answers = situations.counting(item.terms, chosen(item.terms, answers_of(request.GET)))
    terms = situations.for_situation(item.terms, answers)
    applying = terms.materials
    places = service_points(item.ref, clock.now())
    telling_it, asked = told_in(item, request.GET.get("in", "")), [("answer", answer) for answer in answers]
    facts = {
        "here": "search",
        "item": item,
        "telling": telling_it,
        "own_names": {code: OWN_NAMES[code] for code in (CHINESE, *translations.languages(item))},
        "terms": terms,
        "modes": modes_of(item.kind, item.terms).items(),
        "questions": situations.asked(item.terms, answers),
        "theme": next((theme for theme in THEMES if theme.code == item.theme), None),
        "answers": answers,
        "applying": applying,
        **_forms(item, terms),
        "bundles": bundles.holding(item.ref, clock.now()),
        "before": prerequisites.chain(terms.service.prerequisites, clock.now()),
        "other": len(item.terms.materials) - len(applying),
        "required": [one for one in applying if one.necessity is Necessity.REQUIRED],
        "flow": tuple(flow(terms)),
        "fee": sum(fee.fen for fee in terms.fees),
        "suspension": catalogue.suspension(item.ref, clock.now()),
        "changed": changes.was_changed(item.ref),
        "how": offering.how(terms),
        "specials": offering.specials(terms),
        "results": offering.results(terms),
        "remedies": offering.remedies(terms),
        "lawful_steps": [step for step in terms.steps if step.law],
        "places": places[:SHOWN],
        "places_in_all": len(places),
        "choices": offices_to_choose(item.ref, clock.now()),
        **_online(item),
        "start_query": urlencode(asked),
        "leaflet_query": urlencode([*asked, ("in", telling_it.language)] if telling_it.texts else asked),
    }
    return render(request, "hall/guide.html", facts)


def _forms(item: ItemView, terms: Terms) -> dict[str, object]:
    """The forms that stand beside their materials, and those that another situation asks for."""
    applying = {material.code for material in terms.materials}
    offered = form_sheets.offered(item)
    return {
        "forms": {form.material: form for form in offered},
        "other_forms": [form for form in offered if form.material not in applying],
    }


def _online(item: ItemView) -> dict[str, object]:
    """Whether the item is handed in at a window only, and by which day it shall be filed online."""
    window_only = is_kept_off_the_net(item.terms) and not item.guide_only
    return {"window_only": window_only, "online_by": rollouts.online_by(item.ref) if window_only else None}


def told_in(item: ItemView, asked: str) -> Telling:
    """A guide in the language that was asked for; unasked, in the reader's own when it is told in that."""
    wanted = asked or (ENGLISH if language() == ENGLISH else CHINESE)
    texts = translations.shown(item, wanted) if wanted in LANGUAGES else {}
    return telling(wanted, texts, item.name, item.terms)


@require_http_methods(["GET", "POST"])
@needs_citizen
@takes("party answer answer-*")
def start(request: HttpRequest, ref: str) -> HttpResponse:
    """For whom is it? Then a draft is begun; drafts of the same item that lie there are offered first."""
    now, me = clock.now(), actor_of_request(request)
    item = catalogue.in_force(ref, now)
    if item is None:
        return ended.answer(request, ref)
    if item.guide_only:
        return redirect("hall:guide", ref=item.ref)
    refused = ""
    answers = chosen(item.terms, answers_of(request.POST) or answers_of(request.GET))
    if request.method == "POST":
        try:
            party, key = request.POST.get("party", ""), request.POST.get("key", "")
            begun = run(acts.start_draft, item.ref, party, answers, by=me, now=now, key=key)
        except Refusal as refusal:
            refused = said(refusal)
        else:
            return redirect("hall:draft", ref=begun.ref)
    facts = {
        "here": "search",
        "item": item,
        "answers": answers,
        "parties": [party for party in people.parties(people.principals_in(me, item.ref, now)) if _suits(item, party)],
        "drafts": [draft for draft in cases.drafts(me) if draft.item_ref == item.ref],
        "refused": refused,
    }
    return render(request, "hall/start.html", facts, status=422 if refused else 200)


def flow(terms: Terms) -> Iterator[tuple[str, str]]:
    """The steps after handing in, as the version tells them, each with what the applicant should know of it."""
    # The page tells of handing in by itself.
    steps = [(step.code, step.name, step.note) for step in terms.steps if step.code != "apply"]
    for code, name, note in steps or [("accept", told("受理"), ""), ("decide", told("决定"), "")]:
        yield name, note or _told_of(code, terms)


def _told_of(code: str, terms: Terms) -> str:
    match code:
        case "accept" if terms.promised is not None:
            limit = spelling.amount(terms.promised.amount, terms.promised.unit)
            return told("从受理起算，承诺 {limit}办结。", limit=limit)
        case "decide" if terms.complexity is Complexity.SIMPLE:
            return told("由一名工作人员审查并决定。")
        case "decide":
            return told("审查人和决定人不是同一人。")
        case "issue" if terms.certificate is not None:
            return told("电子证照进“我的证照”。")
        case _:
            return ""


def _suits(item: ItemView, party: PartyRow) -> bool:
    return item.terms.audience in (Audience.BOTH, party.kind)


def answers_of(asked: QueryDict) -> list[str]:
    """The answers in an address or form: `answer` as links carry it, `answer-<question>` as radio buttons send it."""
    return [one for name, said in asked.lists() if name == "answer" or name.startswith("answer-") for one in said]


def chosen(terms: Terms, said_answers: list[str]) -> tuple[str, ...]:
    """The answers that are options of this item, one per question, in the order of the questions; then its classes."""
    asked = set(said_answers)
    first = (
        next((f"{one.code}:{option.code}" for option in one.options if f"{one.code}:{option.code}" in asked), "")
        for one in terms.situations
    )
    classes = map(product_classes.answer_of, product_classes.chosen(terms.classes, asked))
    return (*(answer for answer in first if answer), *classes)
