"""Villages: the electronic notice board of a point, and item by item which of the four modes there is, and where."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.insight.villages import queries
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@require_safe
@open_to_all
def villages(request: HttpRequest) -> HttpResponse:
    """All village points by town: find your own."""
    return render(request, "hall/villages.html", {"here": "search", "points": queries.points(clock.now())})


@require_safe
@open_to_all
def village(request: HttpRequest, ref: str) -> HttpResponse:
    """One village: its board, and 就近办、网上办、一次办、代理办 for each item."""
    found = queries.village(ref, clock.now(), request.GET.get("after", "")[:200])
    if found is None:
        raise Http404
    return render(request, "hall/village.html", {"here": "search", "point": found.point, "view": found})
