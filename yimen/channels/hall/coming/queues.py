"""Queues 排队查询: how many wait for what at a centre, who is called, and how long it takes. For everybody."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.centre.appointments import queries as booked
from yimen.engine.centre.tickets import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_safe
@open_to_all
def index(request: HttpRequest) -> HttpResponse:
    """Every centre that gives tickets, with how many wait there for each business."""
    now = clock.now()
    found = queries.centres(now)
    queues = queries.queues_of([row.ref for row in found], now)
    centres = [(row, queues[row.ref]) for row in found]
    return render(request, "hall/queues.html", {"here": "", "centres": centres, "as_of": now})


@never_cache
@require_safe
@open_to_all
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """The queues of one centre now: who is called where, how many wait, and how long that takes."""
    now = clock.now()
    centre = next((row for row in queries.centres(now) if row.ref == ref), None)
    if centre is None:
        raise Http404(ref)
    facts = {"here": "", "centre": centre, "board": queries.board(ref, "", now), "as_of": now}
    return render(request, "hall/queue.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("tickets", 30, timedelta(hours=1), ("POST",))
@takes("code")
def arrive(request: HttpRequest, ref: str) -> HttpResponse:
    """What the code in the hall opens: who booked has come, and the booking becomes a ticket."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    centre = offices.centre(ref, day_of(now))
    if centre is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            code = request.POST.get("code", "").strip()[:40]
            ticket = run(operations.take_booked, ref, code, by=me, now=now, key=request.POST.get("key", "")[:100])
        except Refusal as refusal:
            mend = mending(refusal, {"appointment.unknown": "code"})
        else:
            return redirect("hall:ticket", ref=ticket.ref)
    mine = [row for row in booked.mine(me, now) if row.centre_ref == ref and row.state == "booked"]
    today = [row for row in mine if day_of(row.begins) == day_of(now)]
    facts = {"here": "", "centre": centre, "mine": today, "mistakes": mend.mistakes, "errors": mend.errors or {}}
    return render(request, "hall/arrive.html", facts, status=422 if mend.mistakes else 200)


urlpatterns = [
    path("queues", index, name="queues"),
    path("queues/<str:ref>", one, name="queue"),
    path("queues/<str:ref>/arrive", arrive, name="arrive"),
]
