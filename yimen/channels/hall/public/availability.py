"""Open round the clock 全天候服务: how each public door answered, as the probes found it, and announced maintenance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.engine.supervision.availability import queries
from yimen.kernel.outages import EXCUSED_A_MONTH, HOUR
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.words.availability import MONTH_KEPT, SERVICE_DOORS


@require_GET
@open_to_all
def availability(request: HttpRequest) -> HttpResponse:
    """Each door over the last thirty days, on each of them, month by month, and the maintenance that is announced."""
    now = clock.now()
    facts = {
        "figures": queries.figures(now),
        "months": queries.months(now),
        "kept": MONTH_KEPT,
        "lamps": {"yes": "green", "no": "red", "": "none"},
        "days": queries.by_day(now),
        "coming": queries.coming(now),
        "doors": SERVICE_DOORS,
        "budget": EXCUSED_A_MONTH // HOUR,
        "as_of": now,
    }
    return render(request, "hall/availability.html", facts)
