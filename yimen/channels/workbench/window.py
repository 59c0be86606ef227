"""The window: who stands there, which item they came for, and the application taken in for them on the spot."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.known import told_masked
from yimen.engine.case.cases.operations import Written
from yimen.engine.case.cases.rows import DraftRow
from yimen.engine.centre.counter import operations as counter
from yimen.engine.centre.counter import queries as lying
from yimen.engine.centre.matters import queries as matters
from yimen.engine.centre.personal_codes import queries as codes
from yimen.engine.centre.visits import operations as visits
from yimen.engine.centre.visits import queries as seen
from yimen.engine.papers.certificates import queries as certificates
from yimen.kernel import product_classes, situations
from yimen.kernel.actor import Actor, Role
from yimen.kernel.product_classes import PRODUCT, answer_of, class_answers
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import FieldTerm, Terms
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue import search
from yimen.registries.catalogue.queries import Filter
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of
from yimen.registries.delegations import queries as delegations
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries
from yimen.registries.people.rows import PartyRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

AT_WINDOWS = (Role.WINDOW,)
#: An identity number carries a year of birth in the middle; a credit code does not. Only what the form offers first.
_OF_A_PERSON = re.compile(r"\d{6}(?:19|20)\d{9}[\dX]", re.ASCII)


@require_safe
@needs_staff(*AT_WINDOWS)
def window(request: HttpRequest) -> HttpResponse:
    """First who stands here, then which item: one page, each step a link that can be opened again."""
    return _page(request, _party(request.GET.get("party", "")))


@sensitive_post_parameters("number")
@never_cache
@require_POST
@needs_staff(*AT_WINDOWS)
@takes("number")
def who(request: HttpRequest) -> HttpResponse:
    """Find the party by number; the number never stands in an address. A new one is registered next."""
    number = request.POST.get("number", "").strip().upper()
    party = queries.party_by_number(number) if number else None
    if party is None:
        return _page(request, None, typed={"number": number}, unknown=number)
    try:
        stands_here(request, party.ref)
    except Refusal as refusal:
        return _page(request, party, mend=mending(refusal))
    return _at(party.ref)


def stands_here(request: HttpRequest, party_ref: str) -> None:
    """Whoever the clerk finds first is who stands there: an open visit without a name gets theirs, and keeps it."""
    me = actor_of_request(request)
    visit = seen.open_of_clerk(me)
    if visit is not None and not visit.party_ref:
        run(visits.name_visitor, visit.ref, party_ref, by=me, now=clock.now())


@sensitive_post_parameters("number", "phone")
@never_cache
@require_POST
@needs_staff(*AT_WINDOWS)
@takes("kind name number phone")
def register(request: HttpRequest) -> HttpResponse:
    """Register who is not known yet: a person by identity number, an organisation by its code."""
    typed = {name: request.POST.get(name, "").strip() for name in ("kind", "name", "number", "phone")}
    act = people.register_organisation if typed["kind"] == "organisation" else people.register_person
    try:
        registered = run(
            act,
            typed["name"],
            typed["number"].upper(),
            typed["phone"],
            by=actor_of_request(request),
            now=clock.now(),
            key=request.POST.get("key", ""),
        )
        stands_here(request, registered.ref)
    except Refusal as refusal:
        return _page(request, None, typed=typed, unknown=typed["number"], mend=mending(refusal, _PLACES))
    return _at(registered.ref)


_PLACES: Mapping[str, str] = {"people.name_differs": "name"}


@require_POST
@needs_staff(*AT_WINDOWS)
@takes("party purpose")
def open_visit(request: HttpRequest) -> HttpResponse:
    """Somebody steps up to the window: what is done from now on is bound to this visit."""
    party = _party(request.POST.get("party", ""))
    purpose = request.POST.get("purpose", "")
    try:
        run(
            visits.open_visit,
            party.ref if party else "",
            purpose,
            by=actor_of_request(request),
            now=clock.now(),
            key=request.POST.get("key", ""),
        )
    except Refusal as refusal:
        return _page(request, party, typed={"purpose": purpose}, mend=mending(refusal))
    return _at(party.ref) if party else redirect("workbench:window")


@require_POST
@needs_staff(*AT_WINDOWS)
@takes()
def close_visit(request: HttpRequest, ref: str) -> HttpResponse:
    """The visitor leaves."""
    try:
        run(visits.close_visit, ref, by=actor_of_request(request), now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return _page(request, None, mend=mending(refusal))
    return redirect("workbench:window")


@require_POST
@needs_staff(*AT_WINDOWS)
@takes("case party signature")
def hand_out(request: HttpRequest) -> HttpResponse:
    """Everything that lies ready for who stands here goes out together, against one signature."""
    party = _party(request.POST.get("party", ""))
    if party is None:
        raise Http404
    chosen, signature = tuple(request.POST.getlist("case"))[:50], request.POST.get("signature", "")
    key, me = request.POST.get("key", ""), actor_of_request(request)
    try:
        done = run(counter.hand_out, party.ref, chosen, signature, by=me, now=clock.now(), key=key)
    except Refusal as refusal:
        return _page(request, party, typed={"signature": signature}, mend=mending(refusal))
    return HttpResponseRedirect(f"{reverse('workbench:window')}?party={party.ref}&handed={len(done.cases)}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*AT_WINDOWS)
@takes("party draft office then field-* situation-* product")
def receive(request: HttpRequest, item_ref: str) -> HttpResponse:
    """The form of one item for who stands here; sent, it is a case with its receipt, told once."""
    now = clock.now()
    item = catalogue.in_force(item_ref, now)
    asked = request.POST if request.method == "POST" else request.GET
    party = _party(asked.get("party", ""))
    if item is None or item.guide_only or party is None:
        raise Http404(item_ref)
    answers = tuple(asked.get(f"situation-{one.code}", "") for one in item.terms.situations)
    chosen = (*(answer for answer in answers if answer), *asked.getlist("product"))
    me = actor_of_request(request)
    draft = case_queries.draft_of_party(asked.get("draft", ""), party.ref, me)
    if request.method != "POST":
        return _form(request, item, party, chosen or (draft.answers if draft else ()), draft.form if draft else {})
    form = {field.code: asked.get(f"field-{field.code}", "") for field in situations.resolve(item.terms, chosen).fields}
    written = Written(chosen, {code: text for code, text in form.items() if text.strip()})
    key, office = asked.get("key", ""), asked.get("office", "")
    try:
        if asked.get("then") == "leave":
            run(cases.leave_draft, item_ref, party.ref, written, by=me, now=now, key=key)
            return HttpResponseRedirect(f"{reverse('workbench:window')}?party={party.ref}&left=yes")
        if draft is not None:
            received = run(counter.finish_draft, draft.ref, party.ref, written, office, by=me, now=now, key=key)
        else:
            facts = (written.answers, written.form, office)
            received = run(counter.receive, item_ref, party.ref, *facts, by=me, now=now, key=key)
    except Refusal as refusal:
        return _form(request, item, party, chosen, form, _mend(refusal, item.terms))
    return render(request, "workbench/received.html", {"here": "window", "received": received, "party": party})


def _mend(refusal: Refusal, terms: Terms) -> Mending:
    """A refusal at the field it names: operations know fields by their labels, the page by their codes."""
    codes = {field.label: f"field-{field.code}" for field in terms.fields}
    named = codes.get(str(vars(refusal).get("field", "")))
    return mending(refusal, {refusal.code: named} if named else None)


def _form(
    request: HttpRequest,
    item: ItemView,
    party: PartyRow,
    chosen: tuple[str, ...],
    typed: Mapping[str, str],
    mend: Mending | None = None,
) -> HttpResponse:
    applying, questions = situations.resolve(item.terms, chosen), situations.asked(item.terms, chosen)
    errors = (mend.errors or {}) if mend else {}
    named, offered = product_classes.chosen(item.terms.classes, chosen), class_answers(item.terms.classes)
    facts = {
        "here": "window",
        "item": item,
        "party": party,
        "situations": [
            (one, next((answer for answer in chosen if answer.startswith(f"{one.code}:")), "")) for one in questions
        ],
        "settled": "" if situations.open_questions(item.terms, chosen) or (item.terms.classes and not named) else "yes",
        "chosen": [
            (f"situation-{answer.partition(':')[0]}" if answer not in offered else PRODUCT, answer)
            for answer in situations.counting(item.terms, chosen)
        ],
        "classes": [(one, answer_of(one), answer_of(one) in chosen) for one in item.terms.classes],
        "held": certificates.listed(party.ref, item.ref, clock.now()) if item.terms.classes else None,
        "fields": [
            (field, typed.get(field.code, ""), errors.get(f"field-{field.code}", ""))
            for field in _not_asked_twice(applying.fields, party)
        ],
        "materials": applying.materials,
        "applying": applying,
        "answers_query": urlencode([("answer", answer) for answer in chosen]),
        "choices": delegations.choices(item.ref, day_of(clock.now())),
        "office": request.POST.get("office", ""),
        "draft": request.POST.get("draft", "") or request.GET.get("draft", ""),
        "visit": _visit_of(party, request),
        "mistakes": mend.mistakes if mend else (),
    }
    return render(request, "workbench/receive.html", facts, status=422 if mend else 200)


def _visit_of(party: PartyRow, request: HttpRequest) -> str:
    """The open visit of whom the form is filled in for: the screen towards them reads along, nobody else's does."""
    visit = seen.open_of_clerk(actor_of_request(request))
    return visit.ref if visit is not None and visit.party_ref == party.ref else ""


def _not_asked_twice(fields: tuple[FieldTerm, ...], party: PartyRow) -> Iterator[FieldTerm]:
    """The fields as the counter asks them: what the applicant's own record says may be left empty, and says so."""
    known = told_masked(fields, party)
    for one in fields:
        if one.code not in known:
            yield one
        else:
            yield replace(one, required="no", hint=told("登记的是 {known}；就用它，可以不填", known=known[one.code]))


def _standing_in(me: Actor) -> str:
    """The region of the centre at which a clerk sits: what is done there stands before what other places do."""
    centre_id = next((post.centre_id for post in me.posts if post.centre_id is not None), None)
    centre = offices.centre(centre_id, day_of(clock.now())) if centre_id is not None else None
    return centre.region_ref if centre else ""


def _page(
    request: HttpRequest,
    party: PartyRow | None,
    typed: Mapping[str, str] | None = None,
    unknown: str = "",
    mend: Mending | None = None,
) -> HttpResponse:
    words = request.GET.get("words", "").strip()[:50] if party else ""
    narrowed = Filter(audience=party.kind, guides="no") if party else Filter()
    me = actor_of_request(request)
    hits = search.search(words, clock.now(), narrowed, 20, near=_standing_in(me)) if words else ()
    facts = {
        "here": "window",
        "visit": seen.open_of_clerk(me),
        "visits": seen.of_clerk(me, 8),
        "party": party,
        "ready": lying.ready(party.ref, me) if party else (),
        "matters": matters.of_party(party.ref, me) if party else (),
        "drafts": _drafts(party.ref, me) if party else (),
        "by_code": codes.opened_by(request.GET["code"][:40], me, clock.now()) if request.GET.get("code") else None,
        "left": request.GET.get("left", ""),
        "handed": _count(request.GET.get("handed", "")),
        "typed": typed or {},
        "unknown": unknown,
        "looks_like": "person" if _OF_A_PERSON.fullmatch(unknown) else "organisation",
        "words": words,
        "hits": hits,
        "mistakes": mend.mistakes if mend else (),
        "errors": (mend.errors or {}) if mend else {},
    }
    return render(request, "workbench/window.html", facts, status=422 if mend else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*AT_WINDOWS)
@takes("reason")
def fall_back(request: HttpRequest, ref: str) -> HttpResponse:
    """An instant item that cannot be finished now goes the ordinary way; asked once, with what it means."""
    me, mend, reason = actor_of_request(request), Mending(), request.POST.get("reason", "")
    view = case_queries.find(ref, me, clock.now())
    if view is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            run(counter.fall_back, ref, reason, by=me, now=clock.now(), key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:case", ref=ref)
    facts = {"here": "window", "view": view, "typed": reason, "mistakes": mend.mistakes, "errors": mend.errors or {}}
    return render(request, "workbench/fall_back.html", facts, status=422 if mend.mistakes else 200)


def _drafts(party_ref: str, me: Actor) -> list[DraftRow]:
    """Drafts of the web that can be finished here; those of a matter are finished with it."""
    inside = matters.drafts_of_party(party_ref, me)
    return [row for row in case_queries.drafts_of_party(party_ref, me) if row.ref not in inside]


def _count(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else 0


def _party(ref: str) -> PartyRow | None:
    return queries.party(ref) if ref else None


def _at(party_ref: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('workbench:window')}?party={party_ref}")
