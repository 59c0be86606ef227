"""Responsibility in the open 责任追究公开: the published list, the censures that are public, and what came of cases."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from yimen.engine.supervision.responsibility import queries
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all

YEAR = timedelta(days=365)


@require_safe
@open_to_all
def responsibility(request: HttpRequest) -> HttpResponse:
    """What staff answer with, who was censured in public, and how many cases there were in a year."""
    now = clock.now()
    facts = {"told": queries.published(now - YEAR, now), "since": localtime(now - YEAR).date(), "as_of": now}
    return render(request, "hall/responsibility.html", facts)
