"""Tickets on one's own telephone: take one for all of what one comes for, see how many are before it, give it back."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.engine.centre.tickets import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen, open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.queueing import asked, taken
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@limited("tickets", 30, timedelta(hours=1), ("POST",))
@takes("centre ref wanted")
def take(request: HttpRequest) -> HttpResponse:
    """Where, and for what; sent, one has a number."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            ticket = taken(request, me, now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("hall:ticket", ref=ticket.ref)
    facts = {"here": "me", "mine": queries.mine(me, now), "mistakes": mend.mistakes, **asked(request, me, now)}
    return render(request, "hall/tickets.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_safe
@open_to_all
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A ticket for whoever has its address: its number, how many are before it, where it is called to."""
    return _ticket(request, ref, Mending())


@require_POST
@open_to_all
@limited("tickets", 30, timedelta(hours=1), ("POST",))
@takes()
def leave(request: HttpRequest, ref: str) -> HttpResponse:
    """Give the place back."""
    try:
        run(operations.leave, ref, by=actor_of_request(request), now=clock.now())
    except Refusal as refusal:
        return _ticket(request, ref, mending(refusal))
    return redirect("hall:ticket", ref=ref)


def _ticket(request: HttpRequest, ref: str, mend: Mending) -> HttpResponse:
    row = queries.ticket(ref, clock.now())
    if row is None:
        raise Http404(ref)
    facts = {"here": "me", "ticket": row, "mistakes": mend.mistakes}
    return render(request, "hall/ticket.html", facts, status=422 if mend.mistakes else 200)


urlpatterns = [
    path("tickets", take, name="tickets"),
    path("tickets/<str:ref>", one, name="ticket"),
    path("tickets/<str:ref>/leave", leave, name="leave_queue"),
]
