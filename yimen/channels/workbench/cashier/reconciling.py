"""Reconciliation: days held against the gateway's file, and each difference worked off by somebody."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.cashier.pages import BOOKKEEPERS, page
from yimen.engine.money.fees import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*BOOKKEEPERS)
@takes("day")
def days(request: HttpRequest) -> HttpResponse:
    """The days that were reconciled; another one is asked for above."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            day, key = typed.day(request.POST, "day"), request.POST.get("key", "")
            made = run(operations.reconcile, day, by=me, now=clock.now(), key=key)
        except Refusal as refusal:
            mend = mending(refusal, {"fees.day_not_over": "day", "writing.impossible_dates": "day"})
        else:
            return redirect("workbench:reconciliation", ref=made.ref)
    yesterday = day_of(clock.now()) - timedelta(days=1)
    facts = {"rows": queries.reconciliations(me), "day": request.POST.get("day", "") or yesterday.isoformat()}
    return page(request, "days", "reconciliations", facts, me, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*BOOKKEEPERS)
@takes("act ref note")
def day(request: HttpRequest, ref: str) -> HttpResponse:
    """The differences of one day: take in what a lost callback kept from us, or write down what was done."""
    me, mend = actor_of_request(request), Mending()
    row = next((one for one in queries.reconciliations(me) if one.ref == ref), None)
    if row is None:
        raise Http404(ref)
    if request.method == "POST":
        which, key, now = request.POST.get("ref", ""), request.POST.get("key", ""), clock.now()
        try:
            if request.POST.get("act") == "take_in":
                run(operations.take_in, which, by=me, now=now, key=key)
            else:
                run(operations.explain_discrepancy, which, request.POST.get("note", ""), by=me, now=now, key=key)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:reconciliation", ref=ref)
    facts = {"row": row, "rows": queries.discrepancies(ref, me), "at": request.POST.get("ref", "")}
    return page(request, "day", "reconciliations", facts, me, mend)
