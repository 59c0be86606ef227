"""Supervision tasks at the desk: what the officer's office checks after approval, each with the form of its result."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.after.pages import for_readers, page
from yimen.engine.supervision.supervision_tasks import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.words.three_lists import OUTCOMES


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("task finding outcome")
def tasks(request: HttpRequest) -> HttpResponse:
    """The open tasks by their day, overdue ones named, and what the latest found."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            _close(request)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"{reverse('workbench:supervision_tasks')}?done=yes")
    facts = {
        "rows": queries.waiting(me, day_of(now)),
        "closed": queries.closed_lately(me, day_of(now)),
        "outcomes": OUTCOMES,
        "done": request.GET.get("done", ""),
    }
    return page(request, "supervision_tasks", "supervision_tasks", facts, mend)


def _close(request: HttpRequest) -> None:
    told = request.POST
    ref, outcome, finding = told.get("task", "")[:40], told.get("outcome", ""), told.get("finding", "")
    by, key = actor_of_request(request), told.get("key", "")
    run(operations.close_supervision_task, ref, outcome, finding, by=by, now=clock.now(), key=key)
