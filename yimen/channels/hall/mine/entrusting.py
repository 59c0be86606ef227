"""Entrusting: what a village agent asked me for, to be given or declined on my own phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.hall.telling import said
from yimen.engine.public.agency import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@takes("act ref")
def entrusted(request: HttpRequest) -> HttpResponse:
    """The mandates that wait for my answer."""
    me, mistakes = actor_of_request(request), tuple[Mistake, ...]()
    if request.method == "POST":
        act = operations.confirm_mandate if request.POST.get("act") == "confirm" else operations.decline_mandate
        ref, key = request.POST.get("ref", ""), request.POST.get("key", "")
        try:
            run(act, ref, by=me, now=clock.now(), key=key)
        except Refusal as refusal:
            mistakes = (Mistake("", said(refusal)),)
        else:
            return redirect("hall:entrusted")
    facts = {"here": "me", "rows": queries.asked_of(me, clock.now()), "mistakes": mistakes}
    return render(request, "hall/entrusted.html", facts, status=422 if mistakes else 200)
