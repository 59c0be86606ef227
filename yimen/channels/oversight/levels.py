"""The five levels on one page: how far each reaches, what passes between any two, and where nothing stands yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.engine.exchange.dispatches import queries as dispatches
from yimen.insight.levels import queries
from yimen.kernel.actor import Role
from yimen.threshold import clock
from yimen.threshold.actors import needs_staff

OVERSEERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.REFORM_OFFICE, Role.ADMINISTRATOR)


@require_safe
@needs_staff(*OVERSEERS)
def levels(request: HttpRequest) -> HttpResponse:
    """Coverage by level, the hand-overs between levels, and the regions without a place of their own."""
    now = clock.now()
    facts = {
        "here": "oversight",
        "report": queries.report(now),
        "upward": dispatches.standing(now),
        "as_of": now,
    }
    return render(request, "oversight/levels.html", facts)
