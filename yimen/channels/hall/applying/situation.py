"""Which case is it: the questions that matter, one at a time, and the product classes."""

import itertools

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from yimen.channels.hall.applying.drafts import draft_of, leads_on, try_to_keep
from yimen.channels.hall.items.guide import answers_of, chosen
from yimen.channels.hall.looks import steps
from yimen.engine.case.cases.rows import DraftView
from yimen.engine.papers.certificates import queries as certificates
from yimen.kernel import product_classes
from yimen.kernel.terms import Situation
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.language import told
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes


@require_http_methods(["GET", "POST"])
@needs_citizen
@leads_on
@takes("revision at answer-*")
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """One question at a time, and only those whose answer still changes something; `at` goes back to an earlier one."""
    me = actor_of_request(request)
    draft = draft_of(ref, me)
    if not draft.questions:
        return redirect("hall:form", ref=ref)
    at = _question(draft, request.POST.get("at") or request.GET.get("at", ""))
    mistakes: list[Mistake] = []
    if request.method == "POST":
        said_now = chosen(draft.terms, answers_of(request.POST))
        if not any(answer.startswith(f"{at.code}:") for answer in said_now):
            mistakes = [Mistake(f"s-{at.code}", told("请回答：{question}", question=at.question))]
        else:
            mistakes = try_to_keep(request, me, draft, _answered(draft, said_now), draft.form)
        if not mistakes:
            return _onwards(request, draft_of(ref, me), at)
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
    draft = draft_of(ref, me)
    if not draft.terms.classes:
        return redirect("hall:form", ref=ref)
    answers, mistakes = draft.answers, list[Mistake]()
    if request.method == "POST":
        named = product_classes.chosen(draft.terms.classes, answers_of(request.POST))
        others = (one for one in draft.answers if one not in product_classes.class_answers(draft.terms.classes))
        answers = (*others, *map(product_classes.answer_of, named))
        if named:
            mistakes = try_to_keep(request, me, draft, answers, draft.form)
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
