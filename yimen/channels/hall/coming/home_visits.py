"""Visits at home 上门服务, and the word of the applicant that a guide has done what is written."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yimen.engine.public.outreach import operations, queries
from yimen.engine.public.outreach.operations import HomeVisitAsked
from yimen.kernel.reform.pilots import PilotFeature
from yimen.kernel.refusal import Refusal
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.pilots import queries as pilots
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.visits import HOME_VISIT_REASONS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

FIELDS = ("party", "centre", "address", "reason", "at", "wish", "item", "case")
PLACES = {"writing.impossible_dates": "at"}


@never_cache
@require_http_methods(["GET", "POST"])
@needs_citizen
@takes("address at case centre item party reason wish")
def home_visits(request: HttpRequest) -> HttpResponse:
    """What I asked for and what came of it; and the form to ask."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    said = request.POST if request.method == "POST" else request.GET
    filled = {name: said.get(name, "")[:500] for name in FIELDS}
    if request.method == "POST":
        try:
            asked = HomeVisitAsked(
                filled["address"], filled["reason"], typed.moment(filled, "at"),
                filled["wish"], filled["item"], filled["case"],
            )  # fmt: skip
            facts = (filled["party"], filled["centre"], asked)
            run(operations.ask_home_visit, *facts, by=me, now=now, key=said.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal, PLACES)
        else:
            return redirect("hall:home_visits")
    return _page(request, filled, mend)


@require_POST
@needs_citizen
@takes()
def cancel(request: HttpRequest, ref: str) -> HttpResponse:
    """Nobody need come any more."""
    key = request.POST.get("key", "")
    try:
        run(operations.cancel_home_visit, ref, by=actor_of_request(request), now=clock.now(), key=key)
    except Refusal as refusal:
        return _page(request, {}, mending(refusal))
    return redirect("hall:home_visits")


@require_POST
@needs_citizen
@takes()
def confirm(request: HttpRequest, ref: str) -> HttpResponse:
    """The guide has done all this."""
    key = request.POST.get("key", "")
    try:
        run(operations.confirm_guidance, ref, by=actor_of_request(request), now=clock.now(), key=key)
    except Refusal as refusal:
        return _page(request, {}, mending(refusal))
    return redirect("hall:case", ref=ref)


def _page(request: HttpRequest, filled: Mapping[str, str], mend: Mending) -> HttpResponse:
    me, now = actor_of_request(request), clock.now()
    item = catalogue.in_force(filled.get("item", ""), now) if filled.get("item") else None
    facts = {
        "here": "me",
        "rows": queries.home_visits(me, now),
        "typed": filled,
        "item": item,
        "parties": [(row.ref, row.name) for row in people.parties(me.parties())],
        "centres": _centres_that_come(now, filled),
        "reasons": [(code, told(name)) for code, name in HOME_VISIT_REASONS.items()],
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "hall/home_visits.html", facts, status=422 if mend.mistakes else 200)


def _centres_that_come(now: datetime, filled: Mapping[str, str]) -> list[tuple[str, str]]:
    """The centres that send somebody on the day that is wished, or today while none is: others are not offered."""
    try:
        on = day_of(typed.moment(filled, "at"))
    except Refusal:
        on = day_of(now)
    found = offices.centres(day_of(now))
    come = pilots.having(PilotFeature.HOME_VISIT, on, [row.id for row in found])
    return [(row.ref, row.name) for row in found if row.id in come]


urlpatterns = [
    path("home-visits", home_visits, name="home_visits"),
    path("home-visits/<str:ref>/cancel", cancel, name="cancel_home_visit"),
    path("mine/<str:ref>/guide/confirm", confirm, name="confirm_guidance"),
]
