"""Tenders under oversight 公共资源交易监督: the trading centre's projects, read only, and the alarms behind them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.supervision.tenders import operations, queries
from yimen.kernel.actor import Actor, Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NotInList
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_safe
@needs_staff(*operations.READERS)
def overview(request: HttpRequest) -> HttpResponse:
    """The projects with open alarms, or all of them, and how many alarms each rule has raised."""
    only = "" if request.GET.get("only") == "all" else "open"
    me = actor_of_request(request)
    found = queries.tenders(me, only, request.GET.get("after", "")[:20])
    facts = {"here": "oversight", "rows": found.rows, "after": found.after, "only": only, "counts": queries.counts(me)}
    keeps = me.has_role(Role.ADMINISTRATOR)
    return render(request, "oversight/tenders.html", {**facts, "may_keep": keeps})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.ADMINISTRATOR)
@takes("act name source")
def sources(request: HttpRequest) -> HttpResponse:
    """The trading centres that tell their projects; the code of one stands on this page once."""
    me, mend, code = actor_of_request(request), Mending(), ""
    if request.method == "POST":
        try:
            code = _kept(request, me)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            if not code:
                return redirect("oversight:tender_sources")
    facts = {"here": "oversight", "rows": queries.sources(me), "code": code, "mistakes": mend.mistakes}
    return render(request, "oversight/tender_sources.html", facts, status=422 if mend.mistakes else 200)


def _kept(request: HttpRequest, me: Actor) -> str:
    """What was posted about a source, done; the code that is to be shown, if there is one."""
    typed, ref = request.POST, request.POST.get("source", "")[:40]
    now, key = clock.now(), typed.get("key", "")
    match typed.get("act", ""):
        case "set_up":
            return run(operations.set_up_tender_source, typed.get("name", ""), by=me, now=now, key=key).code
        case "renew":
            return run(operations.renew_tender_source, ref, by=me, now=now, key=key).code
        case "shut":
            run(operations.shut_tender_source, ref, by=me, now=now, key=key)
            return ""
    raise NotInList(field="act")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*operations.READERS)
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
