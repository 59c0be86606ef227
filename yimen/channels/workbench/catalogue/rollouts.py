"""Rollouts at the desk: batches and what each item lacks, the gap list, and one item with its checklist."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from yimen.channels.workbench.catalogue.pages import for_the_desk, page
from yimen.insight.lists import queries as lists
from yimen.kernel.actor import Actor, Role
from yimen.kernel.readiness import EXTENSIONS, Confirmation
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.rollouts import operations, queries
from yimen.threshold import clock, listing, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import language, told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.words.rollouts import CHANNELS, CHECKS, STANDINGS
from yimen.threshold.words.rules import element_said

TYPED = ("items", "channel", "batch", "due", "basis")
FUNNEL = ("at_window", "web", "mobile", "window_only")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("batch channel due basis items")
def listed(request: HttpRequest) -> HttpResponse:
    """How far the items have come from the window to the phone, the batches, and what is planned in them."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            _plan(request)
        except Refusal as refusal:
            mend = mending(refusal, {"writing.impossible_dates": "due", "writing.no_such_thing": "items"})
        else:
            return redirect(f"{reverse('workbench:catalogue_rollouts')}?done=yes")
    batch = request.GET.get("batch", "")[:200]
    found = queries.rollouts(now, batch, request.GET.get("after", ""))
    counted = {one.code: one.items for one in lists.counts(now)}
    facts = {
        "funnel": [(listing.name_of_list(code), code, counted[code]) for code in FUNNEL],
        "batches": queries.batches(now),
        "batch": batch,
        "rows": found.rows,
        "after": found.after,
        "may_plan": me.has_role(*operations.PLANNERS),
        "channels": [(str(one), told(CHANNELS[one])) for one in EXTENSIONS],
        "typed": {name: request.POST.get(name, "") for name in TYPED},
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
        "done": request.GET.get("done", ""),
        **WORDS,
    }
    return page(request, "rollouts", "rollouts", facts, 422 if mend.mistakes else 200)


@require_GET
@for_the_desk
def find(request: HttpRequest) -> HttpResponse:
    """To the checklist of the item with this code."""
    found = queries.readiness(request.GET.get("item", "").strip()[:80], clock.now())
    if found is None:
        raise Http404
    return redirect("workbench:catalogue_rollout", ref=found.item_ref)


@require_GET
@for_the_desk
def gaps(request: HttpRequest) -> HttpResponse:
    """Window services without an online counterpart, office by office."""
    now, office = clock.now(), request.GET.get("office", "")[:40]
    found = queries.gaps(now, office, request.GET.get("after", ""))
    facts = {
        "rows": found.rows,
        "after": found.after,
        "office": office,
        "offices": offices.offices(day_of(now)),
        **WORDS,
    }
    return page(request, "rollout_gaps", "rollouts", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
@takes("rollout what note")
def item(request: HttpRequest, ref: str) -> HttpResponse:
    """One item: its channels, its checklist, and what is confirmed of its plans."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            _act(request)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"{reverse('workbench:catalogue_rollout', args=[ref])}?done=yes")
    found = queries.readiness(ref[:80], now)
    if found is None:
        raise Http404
    facts = {
        "found": found,
        "elements": [element_said(one, language()) for one in found.elements],
        "confirmations": [(str(one), CHECKS[one]) for one in Confirmation],
        "may_confirm": _may_confirm(me, found.office_id),
        "may_plan": me.has_role(*operations.PLANNERS),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
        "done": request.GET.get("done", ""),
        **WORDS,
    }
    return page(request, "rollout", "rollouts", facts, 422 if mend.mistakes else 200)


WORDS = {"channel_names": CHANNELS, "check_names": CHECKS, "rollout_standings": STANDINGS}


def _plan(request: HttpRequest) -> None:
    filled = {name: request.POST.get(name, "").strip() for name in TYPED}
    due = typed.day(request.POST, "due")
    told = (tuple(filled["items"].split()), filled["channel"], filled["batch"], due, filled["basis"])
    by, key = actor_of_request(request), request.POST.get("key", "")
    run(operations.plan_rollout, *told, by=by, now=clock.now(), key=key)


def _act(request: HttpRequest) -> None:
    """Confirm something of a plan, or call it off."""
    told, by, key = request.POST, actor_of_request(request), request.POST.get("key", "")
    ref, note = told.get("rollout", "")[:40], told.get("note", "")
    if what := told.get("what", ""):
        run(operations.confirm_ready, ref, what, note, by=by, now=clock.now(), key=key)
    else:
        run(operations.call_off_rollout, ref, note, by=by, now=clock.now(), key=key)


def _may_confirm(me: Actor, office_id: int) -> bool:
    """A hint for the page; the operation asks again."""
    return office_id in me.offices(Role.CATALOGUE_EDITOR, Role.OFFICE_HEAD, Role.CHIEF)
