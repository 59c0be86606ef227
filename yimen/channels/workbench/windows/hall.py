"""The hall as it is now: every counter and queue, what should be opened, and the counters that somebody left open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.windows.pages import chosen, for_managers, page
from yimen.engine.centre.tickets import operations, queries
from yimen.engine.centre.tickets.rows import CounterNow, QueueRow
from yimen.kernel.refusal import Refusal
from yimen.kernel.visits.counters import CounterState
from yimen.kernel.visits.waiting import TARGET_MINUTES, too_long
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
@takes("session")
def now(request: HttpRequest) -> HttpResponse:
    """The hall as it is; sent, a counter that was left open is closed."""
    centre, mend = chosen(request), None
    if request.method == "POST":
        mend = _closed(request)
        if mend is None:
            return redirect(f"{reverse('workbench:window_now')}?centre={centre.ref}")
    return page(request, "now", "window_now", centre, _facts(centre), mend)


def _closed(request: HttpRequest) -> Mending | None:
    said = request.POST.get
    try:
        run(
            operations.close_for,
            said("session", "")[:40],
            by=actor_of_request(request),
            now=clock.now(),
            key=said("key", ""),
        )
    except Refusal as refusal:
        return mending(refusal)
    return None


def _facts(centre: CentreRow) -> dict[str, object]:
    moment = clock.now()
    queues, counters = queries.queues(centre.ref, moment), queries.counters(centre.ref, moment)
    return {
        "queues": queues,
        "staffed": [one for one in counters if one.session_ref],
        "closed": [one for one in counters if not one.session_ref],
        "more": [(row, idle) for row in queues if _too_long(row) and (idle := _idle(row, counters))],
        "target": TARGET_MINUTES,
        "as_of": moment,
    }


def _too_long(row: QueueRow) -> bool:
    return too_long(row.waiting, row.wait.counters, row.wait.minutes)


def _idle(row: QueueRow, counters: tuple[CounterNow, ...]) -> list[CounterNow]:
    """The counters of a queue at which nobody calls."""
    return [one for one in counters if one.code in row.windows and one.state != CounterState.OPEN]
