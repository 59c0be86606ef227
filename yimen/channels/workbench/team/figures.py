"""Staffing in figures: heads of divisions at the centre, people for posts and plans, workload with proposals, towns."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.channels.workbench.team.pages import centre_of, for_managers, page
from yimen.engine.staff.rotas import staffing
from yimen.threshold import clock
from yimen.threshold.mending import Mending


@never_cache
@require_safe
@for_managers
def figures(request: HttpRequest) -> HttpResponse:
    """How a centre and its offices are staffed, as it stands now; every figure with what it is counted of."""
    centre, now = centre_of(request), clock.now()
    divisions = staffing.divisions(centre.ref, now)
    loads = staffing.workloads(centre.ref, staffing.quarter(now), now)
    facts = {
        "divisions": divisions,
        "middle": staffing.middle_entry(divisions),
        "capacities": [one for one in staffing.capacities(now) if one.formal],
        "loads": loads,
        "proposals": staffing.pooling(loads),
        "places": staffing.places(now),
        "as_of": now,
    }
    return page(request, "figures", "team_figures", facts, Mending(), centre)
