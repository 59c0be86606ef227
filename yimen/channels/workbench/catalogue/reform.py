"""Reform on pages: rounds and baselines, before and after, petitions to a higher level, tasks to put items right."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import get_default_timezone, localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.kernel.actor import Role
from yimen.kernel.rates import percent
from yimen.kernel.reform.streamlining import Streamlined
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.operations import Wish
from yimen.registries.catalogue.reform import figures
from yimen.registries.catalogue.reform import rectifications as tasks
from yimen.registries.catalogue.review import changes
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.items import DEVIATIONS, OUTCOMES, WISHES
from yimen.threshold.posted import takes
from yimen.threshold.run import run

WISH_FIELDS = ("wish", "item_name", "addressed_to", "reason", "basis", "domain")


@never_cache
@require_http_methods(["GET", "POST"])
@for_the_desk
@takes("what name document decided_on baseline_name baseline_basis as_of")
def overview(request: HttpRequest) -> HttpResponse:
    """Rounds, batches and baselines; the catalogue before and after, between two days."""
    mend, now = Mending(), clock.now()
    if request.method == "POST":
        try:
            _found(request)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:catalogue_reform")
    since, until = _days(request, now)
    facts = {
        "rounds": [(row, figures.of_round(row.ref)) for row in changes.rounds()],
        "batches": figures.batches()[:20],
        "baselines": [(row, *_over(row.ref, now)) for row in figures.baselines()[:20]],
        "compared": figures.compared(_begin(since), _begin(until, 1)) if since else None,
        "removals": figures.removals(_begin(since), _begin(until, 1))[:100] if since else (),
        "since": since.isoformat() if since else "",
        "until": until.isoformat(),
        "may": actor_of_request(request).has_role(Role.REFORM_OFFICE),
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "reform", "reform", facts, status=422 if mend.mistakes else 200)


@require_safe
@for_the_desk
def one_round(request: HttpRequest, ref: str) -> HttpResponse:
    """A round with its changes."""
    row = next((one for one in changes.rounds() if one.ref == ref), None)
    if row is None:
        raise Http404
    lines = [view for one in figures.changes_of_round(ref)[:200] if (view := changes.change(one))]
    return page(request, "round", "reform", {"round": row, "kinds": figures.of_round(ref), "lines": lines})


@never_cache
@require_http_methods(["GET", "POST"])
@for_the_desk
@takes("addressed_to office item_name domain wish reason basis")
def petitions(request: HttpRequest) -> HttpResponse:
    """Petitions with what came of them, by domain; and the form that records one."""
    mend = Mending()
    if request.method == "POST":
        try:
            wish = Wish(**{name: request.POST.get(name, "") for name in WISH_FIELDS})
            _run(request, operations.send_petition, request.POST.get("office", ""), wish)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:catalogue_petitions")
    found = figures.petitions(request.GET.get("after", "")[:64])
    facts = {
        "lines": found,
        "domains": figures.petitions_by_domain(),
        "offices": [(row.ref, row.name) for row in offices.offices(localtime(clock.now()).date())],
        "wishes": [(code, told(words)) for code, words in WISHES.items()],
        "outcomes": [(code, told(words)) for code, words in OUTCOMES.items() if code],
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "petitions", "reform", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_POST
@for_the_desk
@takes("outcome answer")
def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Record what the higher level answered."""
    outcome, words = request.POST.get("outcome", ""), request.POST.get("answer", "")
    return _one_act(request, "petitions", operations.answer_petition, ref, outcome, words)


@never_cache
@require_http_methods(["GET", "POST"])
@for_the_desk
@takes("item deviation found due_on")
def rectifications(request: HttpRequest) -> HttpResponse:
    """Tasks to put items right, the open ones by their day; and the form that opens one."""
    mend = Mending()
    if request.method == "POST":
        said = request.POST
        try:
            found = queries.in_force(said.get("item", "").strip()[:64], clock.now())
            ref = found.ref if found else said.get("item", "")[:64]
            due = typed.day(request.POST, "due_on")
            deviation, words = said.get("deviation", ""), said.get("found", "")
            _run(request, operations.open_rectification, ref, deviation, words, due)
        except Refusal as refusal:
            mend = mending(refusal, {"catalogue.unknown": "item"})
        else:
            return redirect("workbench:catalogue_rectifications")
    facts = {
        "lines": tasks.rectifications()[:100],
        "today": localtime(clock.now()).date(),
        "deviations": [(code, told(words)) for code, words in DEVIATIONS.items()],
        "may": actor_of_request(request).has_role(Role.REFORM_OFFICE, Role.LEGAL_REVIEWER, Role.SUPERVISOR),
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return page(request, "rectifications", "reform", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_POST
@for_the_desk
@takes("mended")
def close(request: HttpRequest, ref: str) -> HttpResponse:
    """Say that it was put right, and how."""
    return _one_act(request, "rectifications", operations.close_rectification, ref, request.POST.get("mended", ""))


def _one_act(request: HttpRequest, back: str, act: Callable[..., Any], *args: object) -> HttpResponse:
    try:
        _run(request, act, *args)
    except Refusal as refusal:
        facts = {"mistakes": mending(refusal).mistakes, "back": f"workbench:catalogue_{back}"}
        return page(request, "not_done", "reform", facts, status=422)
    return redirect(f"workbench:catalogue_{back}")


def _run(request: HttpRequest, act: Callable[..., Any], *args: object) -> None:
    run(act, *args, by=actor_of_request(request), now=clock.now(), key=request.POST.get("key", ""))


def _found(request: HttpRequest) -> None:
    said = request.POST
    if said.get("what") == "baseline":
        as_of = _begin(typed.day(request.POST, "as_of"))
        _run(request, operations.keep_baseline, said.get("baseline_name", ""), as_of, said.get("baseline_basis", ""))
    else:
        decided = typed.day(request.POST, "decided_on")
        _run(request, operations.found_round, said.get("name", ""), said.get("document", ""), decided)


def _over(ref: str, now: datetime) -> tuple[Streamlined | None, str]:
    told_figures = figures.over_baseline(ref, now)
    return told_figures, percent(told_figures.items.rate if told_figures else None)


def _days(request: HttpRequest, now: datetime) -> tuple[date | None, date]:
    """The two days that are compared; the second one is today when nothing is said."""
    today = localtime(now).date()
    try:
        return typed.day(request.GET, "since"), typed.day_or_none(request.GET, "until") or today
    except typed.NotADay:
        return None, today


def _begin(day: date, later: int = 0) -> datetime:
    """The first moment of a day in the city, or of one some days later."""
    return datetime.combine(day + timedelta(days=later), time(), get_default_timezone())
