"""Applying: situation, form, materials, check. A draft saves itself as it is typed and is lost by nothing.

Each page saves through one operation. What cannot be saved stays on the page as it was typed, with what to mend.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen.channels.hall.guide import answers_of, chosen
from yimen.channels.hall.looks import steps
from yimen.channels.hall.places import offices_to_choose, service_points
from yimen.channels.hall.telling import missing_place, said
from yimen.engine.cases import operations as acts
from yimen.engine.cases import queries as cases
from yimen.engine.cases.operations.receiving import Submitted
from yimen.engine.cases.refusals import DraftChangedElsewhere, VersionChanged
from yimen.engine.cases.rows import DraftView
from yimen.engine.certificates import queries as certificates
from yimen.engine.parcels.operations import Going, Handing
from yimen.kernel import product_classes
from yimen.kernel.actor import Actor
from yimen.kernel.forms import checked
from yimen.kernel.parcel_life import Direction
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import FieldTerm, Situation
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, keep_secretly, needs_citizen
from yimen.threshold.difference_words import Told, told_between
from yimen.threshold.language import told
from yimen.threshold.limits import limits_uploads
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.terminals import filing, filing_by_post

PREFIX = "field-"
OTHERWISE = {
    "situations": "问题",
    "fields": "填写项",
    "materials": "材料",
    "steps": "经过环节",
    "fees": "收费",
    "promised": "承诺时限",
    "statutory": "法定时限",
    "added": "新增",
    "removed": "不再要",
    "changed": "有变化",
}
Page = Callable[..., HttpResponse]


def leads_on(page: Page) -> Page:
    """A draft that was handed in leads to its receipt: the way back and a double click find what it became."""

    @wraps(page)
    def led(request: HttpRequest, ref: str, **rest: str) -> HttpResponse:
        try:
            return page(request, ref, **rest)
        except Http404:
            became = cases.case_of_draft(ref, actor_of_request(request))
            if became is None:
                raise
            return _elsewhere(request, reverse("hall:receipt", args=[became]))

    return led


def _elsewhere(request: HttpRequest, address: str) -> HttpResponse:
    """Another page; a piece of a page that saves by itself turns its whole page."""
    if "HX-Request" in request.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


@require_GET
@needs_citizen
@leads_on
def resume(request: HttpRequest, ref: str) -> HttpResponse:
    """Back to where the draft stands: the first step that lacks something."""
    draft = _draft(ref, actor_of_request(request))
    lacking = {kind for kind, _, _ in draft.missing}
    if "situation" in lacking:
        return redirect("hall:situation", ref=ref)
    if "classes" in lacking:
        return redirect("hall:classes", ref=ref)
    step = "form" if "field" in lacking else "materials" if "material" in lacking else "check"
    return redirect(f"hall:{step if draft.form or step == 'form' or not draft.fields else 'form'}", ref=ref)


@require_http_methods(["GET", "POST"])
@needs_citizen
@leads_on
@takes("revision at answer-*")
def situation(request: HttpRequest, ref: str) -> HttpResponse:
    """One question at a time, and only those whose answer still changes something; `at` goes back to an earlier one."""
    me = actor_of_request(request)
    draft = _draft(ref, me)
    if not draft.questions:
        return redirect("hall:form", ref=ref)
    at = _question(draft, request.POST.get("at") or request.GET.get("at", ""))
    mistakes: list[Mistake] = []
    if request.method == "POST":
        said_now = chosen(draft.terms, answers_of(request.POST))
        if not any(answer.startswith(f"{at.code}:") for answer in said_now):
            mistakes = [Mistake(f"s-{at.code}", told("请回答：{question}", question=at.question))]
        else:
            mistakes = _keep(request, me, draft, _answered(draft, said_now), draft.form)
        if not mistakes:
            return _onwards(request, _draft(ref, me), at)
    facts = {
        "draft": draft,
        "at": at,
        "number": [one.code for one in draft.questions].index(at.code) + 1,
        "before": _before(draft, at),
        "answers": draft.answers,
        "mistakes": mistakes,
        "steps": steps(ref, "situation"),
    }
    page = "hall/_question.html" if "HX-Request" in request.headers else "hall/situation.html"
    return render(request, page, facts, status=422 if mistakes else 200)


@require_http_methods(["GET", "POST"])
@needs_citizen
@leads_on
@takes("revision answer-*")
def classes(request: HttpRequest, ref: str) -> HttpResponse:
    """Which product classes 一企一证; what the enterprise's certificate lists already is shown beside them."""
    me = actor_of_request(request)
    draft = _draft(ref, me)
    if not draft.terms.classes:
        return redirect("hall:form", ref=ref)
    answers, mistakes = draft.answers, list[Mistake]()
    if request.method == "POST":
        named = product_classes.chosen(draft.terms.classes, answers_of(request.POST))
        others = (one for one in draft.answers if one not in product_classes.class_answers(draft.terms.classes))
        answers = (*others, *map(product_classes.answer_of, named))
        if named:
            mistakes = _keep(request, me, draft, answers, draft.form)
        else:
            mistakes = [Mistake("s-product", told("请选至少一个产品类别"))]
        if not mistakes:
            return redirect("hall:draft", ref=ref)
    facts = {
        "draft": draft,
        "answers": answers,
        "held": certificates.listed(draft.party_ref, draft.item_ref, clock.now()),
        "mistakes": mistakes,
        "steps": steps(ref, "situation"),
    }
    return render(request, "hall/classes.html", facts, status=422 if mistakes else 200)


def _question(draft: DraftView, asked_for: str) -> Situation:
    """The question asked for, if it matters; else the first without an answer; else the last."""
    given = {answer.partition(":")[0] for answer in draft.answers}
    wanted = (one for one in draft.questions if one.code == asked_for)
    still_open = (one for one in draft.questions if one.code not in given)
    return next(wanted, None) or next(still_open, None) or draft.questions[-1]


def _answered(draft: DraftView, said_now: tuple[str, ...]) -> tuple[str, ...]:
    """What was answered so far and now; answers to questions that do not matter at present are remembered."""
    now_answered = {answer.partition(":")[0] for answer in said_now}
    return (*(one for one in draft.answers if one.partition(":")[0] not in now_answered), *said_now)


def _onwards(request: HttpRequest, draft: DraftView, at: Situation) -> HttpResponse:
    """To the next question without an answer, or to the form."""
    given = {answer.partition(":")[0] for answer in draft.answers}
    following = [one.code for one in draft.questions if one.code not in given]
    way = reverse("hall:situation", args=[draft.ref]) if following else reverse("hall:form", args=[draft.ref])
    if "HX-Request" in request.headers and not following:
        return HttpResponse(headers={"HX-Redirect": way})
    return redirect(way)


def _before(draft: DraftView, at: Situation) -> list[tuple[Situation, str]]:
    """The questions before this one with what was answered."""
    asked_before = itertools.takewhile(lambda one: one.code != at.code, draft.questions)
    return [
        (one, next((o.label for o in one.options if f"{one.code}:{o.code}" in draft.answers), ""))
        for one in asked_before
    ]


@dataclass(frozen=True, slots=True)
class Asked:
    """A field as it stands on the page: its term, what was typed, and what to mend."""

    term: FieldTerm
    value: str
    error: str


@require_http_methods(["GET", "POST"])
@needs_citizen
@leads_on
@takes("revision then field-*")
def form(request: HttpRequest, ref: str) -> HttpResponse:
    """The one form: only the fields that apply; what is known is shown, not asked."""
    me = actor_of_request(request)
    draft = _draft(ref, me)
    if any(kind == "situation" for kind, _, _ in draft.missing):
        return redirect("hall:situation", ref=ref)
    if any(kind == "classes" for kind, _, _ in draft.missing):
        return redirect("hall:classes", ref=ref)
    typed, mistakes, errors = dict(draft.form), list[Mistake](), dict[str, str]()
    elsewhere: list[tuple[str, str]] = []
    if request.method == "POST":
        typed = _typed(request, draft)
        errors = faults(draft.fields, typed)
        if request.POST.get("then") == "next":
            errors |= _empty(draft.fields, typed)
        sound = {code: text for code, text in typed.items() if code not in errors}
        mistakes = _keep(request, me, draft, draft.answers, sound)
        mistakes += [Mistake(f"f-{PREFIX}{code}", sentence) for code, sentence in errors.items()]
        if not mistakes:
            leave = request.POST.get("then") == "leave"
            return redirect("hall:mine") if leave else redirect("hall:materials", ref=ref)
        moved, draft = draft.revision != _revision(request), _draft(ref, me)
        if moved:
            elsewhere = [
                (term.label, draft.form.get(term.code, ""))
                for term in draft.fields
                if draft.form.get(term.code, "") != typed.get(term.code, "").strip()
            ]
    facts = {
        "elsewhere": elsewhere,
        "draft": draft,
        "asked": [Asked(term, typed.get(term.code, ""), errors.get(term.code, "")) for term in draft.fields],
        "mistakes": mistakes,
        "steps": steps(ref, "form"),
    }
    return render(request, "hall/form.html", facts, status=422 if mistakes else 200)


@require_POST
@needs_citizen
@leads_on
@takes("revision then field-*")
def keep(request: HttpRequest, ref: str) -> HttpResponse:
    """Save by itself while typing; a piece of a page with the new revision and what became of it."""
    me = actor_of_request(request)
    draft = _draft(ref, me)
    typed = _typed(request, draft)
    errors = faults(draft.fields, typed)
    sound = {code: text for code, text in typed.items() if code not in errors}
    mistakes = _keep(request, me, draft, draft.answers, sound)
    kept = _draft(ref, me) if not mistakes else draft
    facts = {"draft": kept, "mistakes": mistakes, "wrong": len(errors)}
    return render(request, "hall/_saved.html", facts)


@require_GET
@needs_citizen
@leads_on
def materials(request: HttpRequest, ref: str) -> HttpResponse:
    """The materials that apply, each with its files; limits are told before anything is sent."""
    draft = _draft(ref, actor_of_request(request))
    return render(request, "hall/materials.html", {"draft": draft, "steps": steps(ref, "materials"), "mistakes": ()})


@require_POST
@needs_citizen
@limits_uploads
@leads_on
@takes("files")
def add_file(request: HttpRequest, ref: str, material: str) -> HttpResponse:
    """Hand in one or several files for a material; each that is wrong gets its own sentence, the others stay."""
    me = actor_of_request(request)
    _draft(ref, me)
    mistakes = sent_files(request, me, acts.attach, ref, material)
    if not mistakes:
        return redirect(f"{reverse('hall:materials', args=[ref])}#m-{material}")
    facts = {"draft": _draft(ref, me), "steps": steps(ref, "materials"), "mistakes": mistakes, "at": material}
    return render(request, "hall/materials.html", facts, status=422)


@require_POST
@needs_citizen
@leads_on
@takes()
def remove_file(request: HttpRequest, ref: str, file: str) -> HttpResponse:
    """Take a file off the draft."""
    me = actor_of_request(request)
    try:
        run(acts.detach, ref, file, by=me, now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        facts = {"draft": _draft(ref, me), "steps": steps(ref, "materials"), "mistakes": [Mistake("", said(refusal))]}
        return render(request, "hall/materials.html", facts, status=422)
    return redirect("hall:materials", ref=ref)


@require_http_methods(["GET", "POST"])
@needs_citizen
@leads_on
@takes("revision then centre office result original name phone address")
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """Everything once more on one page; then it is handed in, once."""
    me = actor_of_request(request)
    mistakes: list[Mistake] = []
    changed = False
    if request.method == "POST":
        moving = request.POST.get("then") == "move"
        try:
            if moving:
                run(acts.move_draft, ref, by=me, now=clock.now(), key=request.POST.get("key", ""))
                return redirect("hall:draft", ref=ref)
            sent = _handed_in(request, ref, me)
        except Refusal as refusal:
            changed = isinstance(refusal, VersionChanged)
            at = getattr(refusal, "field", "")
            mistakes = [Mistake(f"f-{at}" if at in _WHERE else "", said(refusal))]
        else:
            if sent.query_code:
                keep_secretly(request, f"query_code:{sent.ref}", sent.query_code)
            return redirect("hall:receipt", ref=sent.ref)
    draft = _draft(ref, me)
    item = catalogue.in_force(draft.item_ref, clock.now())
    values = [(term, draft.form.get(term.code, "")) for term in draft.fields]
    facts = {
        "draft": draft,
        "values": values,
        "chosen": [
            (one.question, option.label)
            for one in draft.questions
            for option in one.options
            if f"{one.code}:{option.code}" in draft.answers
        ],
        "classes": product_classes.chosen(draft.terms.classes, draft.answers),
        "missing": [
            Mistake(missing_place(ref, kind, code), told("产品类别") if kind == "classes" else label)
            for kind, code, label in draft.missing
        ],
        "mistakes": mistakes,
        "version_changed": changed,
        "differences": _differences(draft.version_ref, item) if changed else (),
        "otherwise": [
            (told(OTHERWISE[one.element]), told(OTHERWISE[one.what]), one.name)
            for one in (cases.draft_otherwise(ref, me, clock.now()) if changed else ())
        ],
        "places": service_points(item.ref, clock.now()) if item else (),
        "choices": offices_to_choose(item.ref, clock.now()) if item else (),
        "office": request.POST.get("office", ""),
        "centre": request.POST.get("centre", ""),
        "typed": request.POST,
        "originals": request.POST.getlist("original"),
        "steps": steps(ref, "check"),
    }
    return render(request, "hall/check.html", facts, status=422 if mistakes else 200)


_WHERE = ("name", "phone", "address")


def _handed_in(request: HttpRequest, ref: str, me: Actor) -> Submitted:
    """Hand the draft in; with what goes by express when the applicant chose that."""
    said_so, key = request.POST.get, request.POST.get("key", "")
    handing = Handing(ref, _revision(request), said_so("centre", ""), said_so("office", ""))
    originals = tuple(request.POST.getlist("original"))
    ways = [str(way) for way, chosen in ((Direction.OUT, said_so("result", "")), (Direction.IN, originals)) if chosen]
    if not ways:
        act, sitting = filing(request)
        facts = (handing.draft, handing.revision, handing.centre, handing.office, *sitting)
        sent: Submitted = run(act, *facts, by=me, now=clock.now(), key=key)
        return sent
    going = Going(tuple(ways), originals, *(said_so(one, "") for one in _WHERE))
    act, sitting = filing_by_post(request)
    posted: Submitted = run(act, handing, going, *sitting, by=me, now=clock.now(), key=key)
    return posted


def _differences(version_ref: str, item: ItemView | None) -> tuple[Told, ...]:
    """What the version in force says otherwise than the one the draft was written for."""
    written_for = catalogue.version(version_ref)
    return told_between(written_for, item) if written_for and item else ()


@require_http_methods(["GET", "POST"])
@needs_citizen
@leads_on
@takes()
def discard(request: HttpRequest, ref: str) -> HttpResponse:
    """Throw a draft away; asked once."""
    me = actor_of_request(request)
    draft = _draft(ref, me)
    if request.method == "POST":
        run(acts.discard_draft, ref, by=me, now=clock.now(), key=request.POST.get("key", ""))
        return redirect("hall:mine")
    return render(request, "hall/discard.html", {"draft": draft, "here": "mine"})


def sent_files(request: HttpRequest, me: Actor, act: Callable[..., object], ref: str, material: str) -> list[Mistake]:
    """Hand in every file of the request through `act`; what could not be taken, each with its sentence."""
    files = request.FILES.getlist("files")
    if not files:
        return [Mistake(f"m-{material}", told("还没有选择文件"))]
    mistakes = []
    for number, file in enumerate(files):
        key = request.POST.get("key", "")
        try:
            run(
                act,
                ref,
                material,
                file.name or "",
                file.read(),
                by=me,
                now=clock.now(),
                key=f"{key}-{number}" if key else "",
            )
        except Refusal as refusal:
            mistakes.append(Mistake(f"m-{material}", f"{file.name}：{said(refusal)}"))
    return mistakes


def faults(fields: Sequence[FieldTerm], typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed and is not of its field's kind: code -> sentence. The operation checks the same again."""
    found = {}
    for term in fields:
        text = typed.get(term.code, "")
        if not text.strip():
            continue
        try:
            checked(term, text)
        except Refusal as refusal:
            found[term.code] = said(refusal)
    return found


def _empty(fields: Sequence[FieldTerm], typed: Mapping[str, str]) -> dict[str, str]:
    return {
        term.code: told("请填写{label}", label=term.label)
        for term in fields
        if term.required == "yes" and not typed.get(term.code, "").strip()
    }


def _typed(request: HttpRequest, draft: DraftView) -> dict[str, str]:
    known = {term.code for term in draft.fields}
    return {code: request.POST[PREFIX + code] for code in known if PREFIX + code in request.POST}


def _keep(
    request: HttpRequest, me: Actor, draft: DraftView, answers: tuple[str, ...], values: Mapping[str, str]
) -> list[Mistake]:
    """Save; nothing to mend when it was saved, or when what is stored already says the same."""
    try:
        run(acts.keep_draft, draft.ref, _revision(request), answers, dict(values), by=me, now=clock.now())
    except DraftChangedElsewhere as refusal:
        same = all(draft.form.get(code, "") == text.strip() for code, text in values.items())
        return [] if same and draft.answers == answers else [Mistake("", said(refusal))]
    except Refusal as refusal:
        return [Mistake("", said(refusal))]
    return []


def _revision(request: HttpRequest) -> int:
    told_revision = request.POST.get("revision", "")
    return int(told_revision) if told_revision.isascii() and told_revision.isdigit() and len(told_revision) < 9 else -1


def _draft(ref: str, me: Actor) -> DraftView:
    draft = cases.draft(ref, me, clock.now())
    if draft is None:
        raise Http404
    return draft
