"""Alarms 整改和公布告警 at the desk of whom they concern: items done, or published, otherwise than they say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.registries.catalogue.reform import rectifications
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff


@require_safe
@never_cache
@needs_staff(*rectifications.CONCERNED)
def listed(request: HttpRequest) -> HttpResponse:
    """The open ones that concern this reader, the most urgent first."""
    rows = rectifications.concerning(actor_of_request(request))
    facts = {"here": "worklist", "rows": rows, "today": localtime(clock.now()).date()}
    return render(request, "workbench/alarms.html", facts)


@require_safe
@never_cache
@needs_staff(*rectifications.CONCERNED)
def standing(request: HttpRequest) -> HttpResponse:
    """How many stand: a piece that their list of cases fetches after itself."""
    if "HX-Request" not in request.headers:
        return redirect("workbench:alarms")
    facts = {"standing": rectifications.alarms(actor_of_request(request))}
    return render(request, "workbench/_alarms_standing.html", facts)
