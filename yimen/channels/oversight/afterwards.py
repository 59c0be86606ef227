"""Gaps of supervision 监管缺位或错位: permits nobody looks after or another office does, enterprises never seen."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.supervision.supervision_records import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

YEAR = timedelta(days=365)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*queries.SEES_ALL)
@takes("record office basis")
def gaps(request: HttpRequest) -> HttpResponse:
    """Where supervision is missing or in other hands, and the form that names who looks after a permit."""
    me, now, mend, typed = actor_of_request(request), clock.now(), Mending(), request.POST
    if request.method == "POST":
        try:
            said = (typed.get("record", "")[:40], typed.get("office", "")[:40], typed.get("basis", ""))
            run(operations.name_owner, *said, by=me, now=now, key=typed.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("oversight:supervision_gaps")
    today = day_of(now)
    facts = {
        "here": "oversight",
        "gaps": queries.gaps(me, today),
        "sides": queries.side_by_side(me, today - YEAR),
        "names": queries.may_name(me),
        "offices": [(row.ref, row.name) for row in offices.offices(today)],
        "as_of": now,
        "typed": typed,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "oversight/supervision_gaps.html", facts, status=422 if mend.mistakes else 200)
