"""Queues 排队查询: how many wait for what at a centre, who is called, and how long it takes. For everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.engine.tickets import queries
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@never_cache
@require_safe
@open_to_all
def index(request: HttpRequest) -> HttpResponse:
    """Every centre that gives tickets, with how many wait there for each business."""
    now = clock.now()
    centres = [(row, queries.queues(row.ref, now)) for row in queries.centres(now)]
    return render(request, "hall/queues.html", {"here": "mine", "centres": centres, "as_of": now})


@never_cache
@require_safe
@open_to_all
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """The queues of one centre now: who is called where, how many wait, and how long that takes."""
    now = clock.now()
    centre = next((row for row in queries.centres(now) if row.ref == ref), None)
    if centre is None:
        raise Http404(ref)
    facts = {"here": "mine", "centre": centre, "board": queries.board(ref, "", now), "as_of": now}
    return render(request, "hall/queue.html", facts)


urlpatterns = [path("queues", index, name="queues"), path("queues/<str:ref>", one, name="queue")]
