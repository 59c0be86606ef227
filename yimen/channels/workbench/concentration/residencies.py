"""Residencies 进驻: who enters which centre by when, the plan of one more, one of them with its acts, and the seats."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.concentration.pages import (
    MOST_OF_ONE,
    Act,
    carry_out,
    for_readers,
    may_run,
    page,
    this_day,
)
from yimen.kernel.offices.concentration import Presence
from yimen.kernel.refusal import Refusal
from yimen.registries.concentration import operations, queries
from yimen.registries.concentration.operations import EntryPlan
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

_TYPED = ("office", "centre", "batch", "due", "front", "back", "windows", "staff", "basis")
_KINDS = ("administrative", "citizen")


@require_safe
@for_readers
def listed(request: HttpRequest) -> HttpResponse:
    """Who enters or has entered, by due day; narrowed by centre and by where it stands."""
    asked = {name: request.GET.get(name, "")[:64] for name in ("centre", "presence")}
    found = queries.residencies(this_day(), queries.Narrowed(**asked), request.GET.get("after", "")[:40])
    facts = {
        "rows": found.rows,
        "after": found.after,
        "asked": asked,
        "presences": list(Presence),
        "centres": _centres(),
        "may": may_run(actor_of_request(request)),
    }
    return page(request, "residencies", "residencies", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("all back basis batch centre due front office staff windows")
def plan(request: HttpRequest) -> HttpResponse:
    """Plan that an office enters a centre; its items are all brought along, and can be taken out one by one."""
    me, mend = actor_of_request(request), Mending()
    typed = {name: request.POST.get(name, request.GET.get(name, "")).strip()[:100] for name in _TYPED}
    if request.method == "POST":
        try:
            key = request.POST.get("key", "")
            done = run(operations.plan_residency, *_plan(request, typed), by=me, now=clock.now(), key=key)
        except Refusal as refusal:
            mend = mending(refusal, {"concentration.too_few_seats": "front", "writing.impossible_dates": "due"})
        else:
            return redirect("workbench:residency", ref=done.ref)
    facts = {
        "typed": typed,
        "errors": mend.errors or {},
        "offices": [row for row in offices.offices(this_day()) if not row.parent_ref],
        "centres": _centres(),
        "seats": queries.seats(this_day()),
        "may": may_run(me),
    }
    return page(request, "plan", "residencies", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act day basis post")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One residency: where it stands, what it brings, and what can be done with it now."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            carry_out(request, _act(request, ref), me)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:residency", ref=ref)
    found = queries.residency(ref, this_day())
    if found is None:
        raise Http404(ref)
    centre = offices.centre(found.centre_ref, this_day())
    facts = {
        "row": found,
        "items": queries.placed(found.office_ref, clock.now(), request.GET.get("after", "")[:300]),
        "posts": queries.section(ref, clock.now()),
        "coming": found.presence in (Presence.PLANNED, Presence.LATE),
        "may": centre is not None and may_run(me, centre.id),
    }
    return page(request, "residency", "residencies", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("centre front back day basis")
def seats(request: HttpRequest) -> HttpResponse:
    """The seats of each centre: how many there are, how many are held, how many are free."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            numbers = (typed.number(request.POST, name, MOST_OF_ONE, 0) for name in ("front", "back"))
            said, day = request.POST.get, typed.day(request.POST, "day")
            facts = (said("centre", ""), *numbers, day, said("basis", ""))
            carry_out(request, (operations.set_seats, facts), me)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:seats")
    shown = {"rows": queries.seats(this_day()), "centres": _centres(), "may": may_run(me)}
    return page(request, "seats", "seats", shown, mend)


def _plan(request: HttpRequest, filled: Mapping[str, str]) -> tuple[str, str, EntryPlan, tuple[str, ...], str]:
    numbers = {name: typed.number(request.POST, name, MOST_OF_ONE, 0) for name in ("front", "back", "windows", "staff")}
    told = EntryPlan(filled["batch"], typed.day(request.POST, "due"), **numbers)
    brought = queries.placed(filled["office"], clock.now(), limit=500).rows if request.POST.get("all") else ()
    outside = tuple(row.item_ref for row in brought if row.standing == "outside")
    return filled["office"], filled["centre"], told, outside, filled["basis"]


def _act(request: HttpRequest, ref: str) -> Act:
    basis = request.POST.get("basis", "")
    acts: Mapping[str, Callable[[], Act]] = {
        "enter": lambda: (operations.take_up_residency, (ref, typed.day(request.POST, "day"))),
        "end": lambda: (operations.end_residency, (ref, typed.day(request.POST, "day"), basis)),
        "call_off": lambda: (operations.call_off_residency, (ref, basis)),
        "bring_in": lambda: (
            operations.bring_in_posts,
            (ref, tuple(request.POST.getlist("post")), typed.day(request.POST, "day"), basis),
        ),
    }
    name = request.POST.get("act", "")
    if name not in acts:
        raise Http404(name)
    return acts[name]()


def _centres() -> list[tuple[str, str]]:
    return [(row.ref, row.name) for row in offices.centres(this_day()) if row.kind in _KINDS]
