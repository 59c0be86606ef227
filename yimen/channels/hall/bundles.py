"""One thing 一件事: the list of matters, one guide for each, one form, one list of materials, one progress.

Every page works without scripts. What was typed is saved with every step; what cannot be saved stays on the page.
"""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from yimen.channels.hall.applying.form import Asked, faults
from yimen.channels.hall.applying.materials import sent_files
from yimen.channels.hall.applying.sign import signature_of
from yimen.channels.hall.looks import EVENT_ICONS
from yimen.channels.hall.telling import said as sentence_of
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.refusals import VersionChanged
from yimen.engine.centre.matters import operations, queries
from yimen.engine.centre.matters.rows import OneForm
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.signatures import SignatureMissing, SignatureVoid, asked
from yimen.registries.bundles import queries as defined
from yimen.registries.bundles.rows import BundleGuide
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.registries.people import queries as people
from yimen.registries.trades import queries as trades
from yimen.registries.windows import queries as windows
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_citizen, open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limits_uploads
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.terminals import filing_of_matter

FIELD, QUESTION = "field-", "question-"


@require_GET
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """Every matter that can be handled as one, those for persons and those for organisations apart."""
    now = clock.now()
    shelves = [
        (words, [(row, EVENT_ICONS.get(row.life_event, "case")) for row in defined.bundles_in_force(now, audience)])
        for audience, words in (("person", "个人的一件事"), ("organisation", "企业的一件事"))
    ]
    facts = {"here": "bundles", "shelves": [(words, rows) for words, rows in shelves if rows]}
    return render(request, "hall/bundles/list.html", facts)


@require_safe
@open_to_all
def guide(request: HttpRequest, ref: str) -> HttpResponse:
    """One guide: which items, what is asked once, how long, what it costs, and how far it gets at a place."""
    now, centre_ref = clock.now(), request.GET.get("centre", "")
    found = _guide(ref, request.GET.getlist("item"), {})
    centre = offices.centre(centre_ref, day_of(now)) if centre_ref else None
    lead = windows.where(centre.id, found.chosen[0], now) if centre and found.chosen else None
    facts = {
        "here": "bundles",
        "guide": found,
        "open": defined.is_in_force(found.bundle, now),
        "named": {item.ref: item.name for item in found.items},
        "centres": _centres(),
        "centre": centre,
        "fit": defined.fit(ref, centre.ref, now) if centre else (),
        "ticket": lead,
    }
    return render(request, "hall/bundles/guide.html", facts)


@never_cache
@require_http_methods(["GET", "POST"])
@needs_citizen
@takes("item party")
def start(request: HttpRequest, ref: str) -> HttpResponse:
    """For whom, and which of the items that are chosen; then the one form."""
    me, now, found = actor_of_request(request), clock.now(), _guide(ref, (), {})
    refused = ""
    if request.method == "POST":
        chosen = tuple(request.POST.getlist("item"))[:20]
        party, key = request.POST.get("party", ""), request.POST.get("key", "")
        try:
            begun = run(operations.start, ref, party, chosen, by=me, now=now, key=key)
        except Refusal as refusal:
            refused = sentence_of(refusal)
        else:
            return redirect("hall:matter_form", ref=begun.ref)
    able = people.parties(people.principals_in(me, found.items[0].ref, now)) if found.items else ()
    facts = {
        "here": "bundles",
        "guide": found,
        "parties": [party for party in able if party.kind == found.bundle.audience],
        "begun": [row for row in queries.mine(me) if row.bundle_ref == ref and row.standing == "draft"],
        "asked": request.GET.getlist("item"),
        "refused": refused,
    }
    return render(request, "hall/bundles/start.html", facts, status=422 if refused else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@needs_citizen
@takes("revision then field-* question-*")
def form(request: HttpRequest, ref: str) -> HttpResponse:
    """The one form: the questions that decide what applies, then every field once."""
    me, one = actor_of_request(request), _one_form(request, ref)
    if one is None:
        return redirect("hall:matter", ref=ref)
    typed, errors, mistakes = dict(one.typed), dict[str, str](), list[Mistake]()
    if request.method == "POST":
        typed |= _typed(request, one)
        errors = faults([field.term for field in one.fields], typed)
        if request.POST.get("then") == "next":
            errors |= _empty(one, typed)
        sound = {key: text for key, text in typed.items() if key not in errors}
        mistakes = _keep(request, me, ref, sound)
        mistakes += [Mistake(f"f-{FIELD}{key}", words) for key, words in errors.items()]
        if not mistakes:
            anew = _one_form(request, ref)
            # An answer may have brought further questions and fields along: then the page is shown once more.
            more = anew is not None and any(kind in ("situation", "field") for kind, _, _ in anew.missing)
            if request.POST.get("then") == "leave":
                return redirect("hall:mine")
            return redirect("hall:matter_form" if more else "hall:matter_materials", ref=ref)
    facts = {
        "here": "bundles",
        "one": one,
        "open": [question for question in one.questions if not question.said],
        "asked": [Asked(field.term, typed.get(field.key, ""), errors.get(field.key, "")) for field in one.fields],
        "mistakes": mistakes,
        "at": 1,
    }
    return render(request, "hall/bundles/form.html", facts, status=422 if mistakes else 200)


@never_cache
@require_GET
@needs_citizen
def materials(request: HttpRequest, ref: str) -> HttpResponse:
    """The one list of materials: each handed in once, for so many items."""
    one = _one_form(request, ref)
    if one is None:
        return redirect("hall:matter", ref=ref)
    return _materials(request, one, ())


@require_POST
@needs_citizen
@limits_uploads
@takes("files")
def add_file(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Hand in one or several files for a material of the one list."""
    me = actor_of_request(request)
    mistakes = sent_files(request, me, operations.attach, ref, key)
    if not mistakes:
        return redirect("hall:matter_materials", ref=ref)
    one = _one_form(request, ref)
    if one is None:
        raise Http404(ref)
    return _materials(request, one, mistakes)


@require_POST
@needs_citizen
@takes()
def remove_file(request: HttpRequest, ref: str, file: str) -> HttpResponse:
    """Take a file off, wherever it lies."""
    me, key = actor_of_request(request), request.POST.get("key", "")
    try:
        run(operations.detach, ref, file, by=me, now=clock.now(), key=key)
    except Refusal as refusal:
        one = _one_form(request, ref)
        if one is None:
            raise Http404(ref) from refusal
        return _materials(request, one, [Mistake("", sentence_of(refusal))])
    return redirect("hall:matter_materials", ref=ref)


@never_cache
@require_http_methods(["GET", "POST"])
@needs_citizen
@takes("revision then centre")
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything once more; then all of it is handed in, once."""
    me, one, mistakes = actor_of_request(request), _one_form(request, ref), list[Mistake]()
    if one is None:
        return redirect("hall:matter", ref=ref)
    changed: Sequence[str] = one.changed
    to_sign: Sequence[tuple[str, str]] = ()
    if request.method == "POST":
        key, now = request.POST.get("key", ""), clock.now()
        try:
            if request.POST.get("then") == "renew":
                run(operations.renew, ref, by=me, now=now, key=key)
                return redirect("hall:matter_form", ref=ref)
            act, sitting = filing_of_matter(request)
            seen, centre = typed.revision(request.POST, "revision"), request.POST.get("centre", "")
            run(act, ref, seen, centre, *sitting, by=me, now=now, key=key)
        except Refusal as refusal:
            changed = one.changed if isinstance(refusal, VersionChanged) else changed
            to_sign = _to_sign(one, me) if isinstance(refusal, SignatureMissing | SignatureVoid) else to_sign
            mistakes = [Mistake("", sentence_of(refusal))]
        else:
            return redirect("hall:matter", ref=ref)
    places = {"situation": "matter_form", "field": "matter_form", "material": "matter_materials"}
    facts = {
        "here": "bundles",
        "one": one,
        "values": [(field.term, one.typed.get(field.key, "")) for field in one.fields],
        "missing": [(places[kind], label) for kind, _, label in one.missing],
        "changed": changed,
        "to_sign": to_sign,
        "centres": _centres(),
        "centre": request.POST.get("centre", ""),
        "mistakes": mistakes,
        "at": 3,
    }
    return render(request, "hall/bundles/check.html", facts, status=422 if mistakes else 200)


def _to_sign(one: OneForm, me: Actor) -> list[tuple[str, str]]:
    """The items of the matter that want a signature which binds, each with the page where it is given."""
    lying = (cases.draft(part.draft_ref, me, clock.now()) for part in one.matter.parts if part.draft_ref)
    wanted = [draft for draft in lying if draft is not None and asked(draft.terms)]
    signed = {draft.ref: signature_of(draft.ref, me) for draft in wanted}
    return [
        (draft.item_name, f"{reverse('hall:sign', args=[draft.ref])}?matter={one.matter.row.ref}")
        for draft in wanted
        if (found := signed[draft.ref]) is None or found.binds == "no"
    ]


@never_cache
@require_GET
@needs_citizen
def matter(request: HttpRequest, ref: str) -> HttpResponse:
    """One progress over the whole matter: each item, who has it, when it is due, and what still waits."""
    me, now = actor_of_request(request), clock.now()
    found = queries.find(ref, me, now)
    if found is None:
        raise Http404(ref)
    if found.row.submitted_at is None:
        return redirect("hall:matter_form", ref=ref)
    ready = [part for part in found.parts if part.draft_ref and not part.waits_for]
    scheme = trades.scheme_of(found.row.bundle_ref, day_of(found.row.submitted_at))
    facts = {
        "here": "mine",
        "matter": found,
        "ready": ready,
        "done": [part for part in found.parts if part.decided_at],
        "opening": scheme is not None,
    }
    return render(request, "hall/bundles/matter.html", facts)


@never_cache
@require_http_methods(["GET", "POST"])
@needs_citizen
@takes()
def discard(request: HttpRequest, ref: str) -> HttpResponse:
    """Throw it away; asked once."""
    me = actor_of_request(request)
    found = queries.find(ref, me, clock.now())
    if found is None or found.row.cases:
        raise Http404(ref)
    if request.method == "POST":
        run(operations.discard, ref, by=me, now=clock.now(), key=request.POST.get("key", ""))
        return redirect("hall:mine")
    return render(request, "hall/bundles/discard.html", {"here": "mine", "matter": found})


def _materials(request: HttpRequest, one: OneForm, mistakes: Sequence[Mistake]) -> HttpResponse:
    facts = {"here": "bundles", "one": one, "mistakes": mistakes, "at": 2}
    return render(request, "hall/bundles/materials.html", facts, status=422 if mistakes else 200)


def _guide(ref: str, chosen: Sequence[str], said: Mapping[str, str]) -> BundleGuide:
    found = defined.guide(ref, chosen, said, clock.now())
    if found is None:
        raise Http404(ref)
    return found


def _one_form(request: HttpRequest, ref: str) -> OneForm | None:
    """The one form; None when all of it was handed in. Somebody else's is no page."""
    me, now = actor_of_request(request), clock.now()
    one = queries.one_form(ref, me, now)
    if one is None and queries.find(ref, me, now) is None:
        raise Http404(ref)
    return one


def _keep(request: HttpRequest, me: Actor, ref: str, sound: Mapping[str, str]) -> list[Mistake]:
    said = {
        name.removeprefix(QUESTION): text for name, text in request.POST.items() if name.startswith(QUESTION) and text
    }
    try:
        run(operations.keep, ref, typed.revision(request.POST, "revision"), said, dict(sound), by=me, now=clock.now())
    except Refusal as refusal:
        return [Mistake("", sentence_of(refusal))]
    return []


def _typed(request: HttpRequest, one: OneForm) -> dict[str, str]:
    known = {field.key for field in one.fields}
    return {key: request.POST[FIELD + key] for key in known if FIELD + key in request.POST}


def _empty(one: OneForm, typed: Mapping[str, str]) -> dict[str, str]:
    return {
        field.key: told("请填写{label}", label=field.term.label)
        for field in one.fields
        if field.term.required == "yes" and not typed.get(field.key, "").strip()
    }


def _centres() -> tuple[CentreRow, ...]:
    return tuple(row for row in offices.centres(day_of(clock.now())) if row.kind != "village")
