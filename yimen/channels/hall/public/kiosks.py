"""Kiosks for everybody: where one stands, what can be done there, and how many residents have one near."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.engine.centre.kiosks import queries
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@require_safe
@open_to_all
def kiosks(request: HttpRequest) -> HttpResponse:
    """Every kiosk that stands, by district, with its hours and whether it works now."""
    now = clock.now()
    facts = {
        "here": "search",
        "rows": queries.standing_at(now),
        "fleets": queries.fleets(now),
        "functions": queries.functions(day_of(now)),
        "coverage": queries.coverage(now),
        "as_of": now,
    }
    return render(request, "hall/kiosks.html", facts)
