"""Approvals: reductions and refunds that wait for an officer of the collecting office. Other eyes than who proposed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.cashier.pages import APPROVERS, page
from yimen.engine.money.fees import operations, queries
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*APPROVERS)
@takes("act ref reason")
def approvals(request: HttpRequest) -> HttpResponse:
    """What waits, each with approve and reject; a rejection says why."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            _answer(request, me)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:fee_approvals")
    facts = {
        "reductions": queries.reductions_for(me),
        "refunds": queries.refunds_for(me),
        "at": request.POST.get("ref", ""),
        "typed": request.POST.get("reason", ""),
    }
    return page(request, "approvals", "fee_approvals", facts, me, mend)


def _answer(request: HttpRequest, me: Actor) -> None:
    ref, key, now = request.POST.get("ref", ""), request.POST.get("key", ""), clock.now()
    reason = request.POST.get("reason", "")
    match request.POST.get("act", ""):
        case "approve_reduction":
            run(operations.approve_reduction, ref, by=me, now=now, key=key)
        case "reject_reduction":
            run(operations.reject_reduction, ref, reason, by=me, now=now, key=key)
        case "approve_refund":
            run(operations.approve_refund, ref, by=me, now=now, key=key)
        case "reject_refund":
            run(operations.reject_refund, ref, reason, by=me, now=now, key=key)
