"""Re-visits in the open 随机回访公开: every draw with what was committed to before it, drawn again on the spot."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.engine.supervision.revisits import queries
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@require_safe
@open_to_all
def revisits(request: HttpRequest) -> HttpResponse:
    """Who was asked at random after their case: how many, what came of it, and how it was drawn."""
    return render(request, "hall/revisits.html", {"rows": queries.published(clock.now())})
