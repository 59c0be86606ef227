"""Tenders under oversight 公共资源交易监督: the trading centre's projects, read only, and the alarms behind them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.supervision.tenders import operations, queries
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_safe
@needs_staff(*operations.TAKERS)
def overview(request: HttpRequest) -> HttpResponse:
    """The projects with open alarms, or all of them, and how many alarms each rule has raised."""
    only = "" if request.GET.get("only") == "all" else "open"
    me = actor_of_request(request)
    found = queries.tenders(me, only, request.GET.get("after", "")[:20])
    facts = {"here": "oversight", "rows": found.rows, "after": found.after, "only": only, "counts": queries.counts(me)}
    return render(request, "oversight/tenders.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*operations.TAKERS)
@takes("alarm note")
def tender(request: HttpRequest, ref: str) -> HttpResponse:
    """One project with every telling and its alarms; an alarm is settled here, the data of the trade never change."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            said = (request.POST.get("alarm", "")[:40], request.POST.get("note", ""))
            run(operations.settle_alarm, *said, by=me, now=clock.now(), key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("oversight:tender", ref=ref)
    found = queries.tender(ref, me)
    if found is None:
        raise Http404(ref)
    facts = {
        "here": "oversight",
        "view": found,
        "row": found.row,
        "may": me.has_role(Role.SUPERVISOR),
        "typed": request.POST,
        "mistakes": mend.mistakes,
    }
    return render(request, "oversight/tender.html", facts, status=422 if mend.mistakes else 200)
