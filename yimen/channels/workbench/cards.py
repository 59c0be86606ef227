"""Cards 监察卡 at the desk of the head of an office: what waits for an answer or a report, the most urgent first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.engine.supervision.findings import queries
from yimen.kernel.actor import Role
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff

TONES = {"red": "late", "yellow": "soon", "warning": "line"}


@require_safe
@never_cache
@needs_staff(Role.OFFICE_HEAD)
def listed(request: HttpRequest) -> HttpResponse:
    """The cards of one's office that wait for it."""
    rows = queries.waiting_for(actor_of_request(request), clock.now())
    facts = {"here": "worklist", "rows": [(row, TONES[row.colour]) for row in rows]}
    return render(request, "workbench/cards.html", facts)


@require_safe
@never_cache
@needs_staff(Role.OFFICE_HEAD)
def standing(request: HttpRequest) -> HttpResponse:
    """How many wait: a piece that the list of cases fetches after itself."""
    if "HX-Request" not in request.headers:
        return redirect("workbench:cards")
    facts = {"waiting": queries.waiting(actor_of_request(request), clock.now())}
    return render(request, "workbench/_cards_standing.html", facts)
