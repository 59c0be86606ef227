"""Maintenance 停机维护 at the administrator's desk: announced beforehand, called off, and what was."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.supervision.availability import operations, queries
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.words.availability import SERVICE_DOORS

TYPED = ("begins", "ends", "reason")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.ADMINISTRATOR)
@takes("begins doors ends maintenance reason")
def listed(request: HttpRequest) -> HttpResponse:
    """What is announced, the form that announces more, and the way to call it off."""
    now, mend = clock.now(), Mending()
    if request.method == "POST":
        try:
            _act(request, now)
        except Refusal as refusal:
            mend = mending(refusal, {"availability.told_too_late": "begins", "writing.impossible_dates": "ends"})
        else:
            return redirect("workbench:maintenance")
    facts = {
        "here": "administration",
        "coming": queries.coming(now),
        "past": queries.past(now),
        "doors": SERVICE_DOORS,
        "typed": {name: request.POST.get(name, "") for name in TYPED},
        "chosen": request.POST.getlist("doors"),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/admin/maintenance.html", facts, status=422 if mend.mistakes else 200)


def _act(request: HttpRequest, now: datetime) -> None:
    by, key = actor_of_request(request), request.POST.get("key", "")
    if ref := request.POST.get("maintenance", "")[:40]:
        run(operations.call_off_maintenance, ref, by=by, now=now, key=key)
        return
    doors, reason = tuple(request.POST.getlist("doors"))[:10], request.POST.get("reason", "")
    told = (doors, typed.moment(request.POST, "begins"), typed.moment(request.POST, "ends"), reason)
    run(operations.announce_maintenance, *told, by=by, now=now, key=key)
