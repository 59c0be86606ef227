"""Lists after the decision: post-checks by their day, objections to what was disclosed, the integrity file."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.after.pages import for_readers, page
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.hearings import queries as hearings
from yimen.engine.case.integrity import operations as integrity
from yimen.engine.case.integrity import queries as records
from yimen.engine.case.postchecks import queries as checks
from yimen.engine.publication.disclosures import operations as disclosures
from yimen.engine.publication.disclosures import queries as disclosure_queries
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@require_safe
@for_readers
def waiting(request: HttpRequest) -> HttpResponse:
    """The open checks of the officer's office, and those the officer is to make; overdue ones on top."""
    return page(request, "checks", "checks", {"rows": checks.waiting(actor_of_request(request), day_of(clock.now()))})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("hearing record result")
def led(request: HttpRequest) -> HttpResponse:
    """The hearings this officer leads, each with the form of its record."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        done, mend = _answered(request, me, _record)
        if done:
            return redirect(f"{reverse('workbench:hearings')}?done=1")
    facts = {"rows": hearings.led_by(me), "done": request.GET.get("done", ""), "typed": request.POST}
    return page(request, "hearings", "hearings", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("ref answer reason")
def objections(request: HttpRequest) -> HttpResponse:
    """Objections to the public list, each with the form that answers it."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        done, mend = _answered(request, me, _answer_objection)
        if done:
            return redirect(f"{reverse('workbench:objections')}?done=1")
    facts = {"rows": disclosure_queries.objections(me), "done": request.GET.get("done", "")}
    return page(request, "objections", "objections", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("ref answer reason")
def file(request: HttpRequest) -> HttpResponse:
    """The integrity file of the office, open appeals and repairs on top, each with the form that answers it."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        done, mend = _answered(request, me, _answer_appeal)
        if done:
            return redirect(f"{reverse('workbench:integrity')}?done=1")
    facts = {"rows": records.of_offices(me), "done": request.GET.get("done", ""), "staff": me.staff_id}
    return page(request, "integrity", "integrity", facts, mend)


def _answered(request: HttpRequest, me: Actor, act: Callable[[QueryDict, Actor], object]) -> tuple[str, Mending]:
    try:
        act(request.POST, me)
    except Refusal as refusal:
        return "", mending(refusal)
    return "yes", Mending()


def _record(typed: QueryDict, me: Actor) -> object:
    ref, record, result = typed.get("hearing", "")[:40], typed.get("record", ""), typed.get("result", "")
    return run(cases.record_hearing, ref, record, result, by=me, now=clock.now(), key=typed.get("key", ""))


def _answer_objection(typed: QueryDict, me: Actor) -> object:
    match typed.get("answer"):
        case "kept" | "taken_down" as answer:
            ref, reason = typed.get("ref", "")[:40], typed.get("reason", "")
            return run(
                disclosures.answer_objection, ref, answer, reason, by=me, now=clock.now(), key=typed.get("key", "")
            )
        case _:
            raise Http404


def _answer_appeal(typed: QueryDict, me: Actor) -> object:
    match typed.get("answer"):
        case "lifted" | "upheld" as answer:
            ref, reason = typed.get("ref", "")[:40], typed.get("reason", "")
            return run(integrity.answer_appeal, ref, answer, reason, by=me, now=clock.now(), key=typed.get("key", ""))
        case "repaired" | "declined" as answer:
            ref, reason = typed.get("ref", "")[:40], typed.get("reason", "")
            return run(integrity.answer_repair, ref, answer, reason, by=me, now=clock.now(), key=typed.get("key", ""))
        case _:
            raise Http404
