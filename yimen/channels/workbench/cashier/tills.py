"""The till: opened, used for whoever brings a payment code, balanced at the end of the day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.cashier.pages import BOOKKEEPERS, CASHIERS, page
from yimen.engine.money.fees import operations, queries
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*CASHIERS)
@takes("act refund counted note float")
def till(request: HttpRequest) -> HttpResponse:
    """Before opening: the change it begins with. Open: find a bill, see what was taken, balance."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            _do(request, me)
        except Refusal as refusal:
            mend = mending(refusal, _places(request.POST.get("act", "")))
        else:
            return redirect("workbench:tills" if request.POST.get("act") == "close" else "workbench:cashier")
    mine = queries.own_till(me)
    words = request.GET.get("code", "")[:40]
    found = queries.at_the_till(words, me)
    if len(found) == 1 and words:
        return redirect("workbench:bill", ref=found[0].ref)
    facts = {
        "till": mine,
        "taken": queries.till_payments(mine.ref, me) if mine else (),
        "to_pay_out": queries.refunds_to_pay_out(me),
        "words": words,
        "found": found,
        "typed": {name: request.POST.get(name, "") for name in ("float", "counted", "note")},
    }
    return page(request, "till", "cashier", facts, me, mend)


def _do(request: HttpRequest, me: Actor) -> None:
    key = request.POST.get("key", "")
    match request.POST.get("act", ""):
        case "open":
            run(operations.open_till, typed.fen(request.POST, "float"), by=me, now=clock.now(), key=key)
        case "close":
            counted = typed.fen(request.POST, "counted")
            run(operations.close_till, counted, request.POST.get("note", ""), by=me, now=clock.now(), key=key)
        case "pay_out":
            run(operations.pay_out, request.POST.get("refund", ""), by=me, now=clock.now(), key=key)


def _places(act: str) -> dict[str, str]:
    amount = "float" if act == "open" else "counted"
    return {"fees.amount_wrong": amount, "fees.difference_unexplained": "note"}


@require_safe
@needs_staff(*BOOKKEEPERS)
def listed(request: HttpRequest) -> HttpResponse:
    """The tills that were balanced, with what their drawers had to hold and what was counted."""
    me = actor_of_request(request)
    return page(request, "tills", "tills", {"rows": queries.tills(me)}, me)
