"""The doors of the house beside each other 多渠道: which function is where, and which items are not everywhere yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.insight.sites import queries
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.parity import FUNCTIONS


@require_safe
@open_to_all
def channels(request: HttpRequest) -> HttpResponse:
    """Every function with its doors, then the items filed online that a telephone or a kiosk leaves out."""
    now = clock.now()
    facts = {
        "here": "search",
        "functions": FUNCTIONS,
        "exceptions": queries.exceptions(now),
        "as_of": now,
    }
    return render(request, "hall/channels.html", facts)
