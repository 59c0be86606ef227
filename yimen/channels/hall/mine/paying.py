"""Paying: what a bill asks for and why, the way to the gateway, and what came of it. The payment code opens it."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen.engine.delivery.parcels import queries as parcels
from yimen.engine.money.fees import operations as fees
from yimen.engine.money.fees import queries
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal, Unavailable
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen, open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("pay", 60, timedelta(hours=1))
@takes()
def pay(request: HttpRequest, code: str) -> HttpResponse:
    """A bill by its payment code, for anybody who holds it: no names; the button leads to the gateway."""
    mend = Mending()
    if request.method == "POST":
        try:
            placed = run(fees.place_order, code, by=actor_of_request(request), now=clock.now())
        except Refusal as refusal:
            mend = mending(refusal)
        except Unavailable:
            mend = Mending((Mistake("", told("网上支付暂时不能用，请稍后再试，或到收费窗口缴费。")),))
        else:
            return redirect(placed.address)
    elif request.GET.get("from") == "gateway":
        _chase(code)
    bill = queries.for_payer(code)
    if bill is None:
        raise Http404(code)
    facts = {
        "here": "mine",
        "bill": bill,
        "waiting": queries.waiting_order(code) if request.GET.get("from") == "gateway" else "",
        "mine": queries.case_of_code(code, actor_of_request(request)),
        "post_of": parcels.case_of(bill.parcel_ref, actor_of_request(request)) if bill.parcel_ref else "",
        "address": f"{settings.YIMEN_ADDRESS}{reverse('hall:pay', args=[code])}",
        "mistakes": mend.mistakes,
    }
    return render(request, "hall/pay.html", facts, status=422 if mend.mistakes else 200)


@require_POST
@needs_citizen
@takes()
def open_bill(request: HttpRequest, ref: str) -> HttpResponse:
    """The bill of an own case, made now if the clockwork has not made it yet."""
    try:
        billed = run(
            fees.open_bill, ref, by=actor_of_request(request), now=clock.now(), key=request.POST.get("key", "")
        )
    except Refusal:
        return redirect("hall:case", ref=ref)
    return redirect("hall:pay", code=billed.code)


@require_GET
@open_to_all
@limited("pay", 60, timedelta(hours=1))
def find(request: HttpRequest) -> HttpResponse:
    """From the digits on a bill to its page."""
    typed = "".join(letter for letter in request.GET.get("code", "") if letter.isascii() and letter.isdigit())
    if typed and queries.for_payer(typed) is not None:
        return redirect("hall:pay", code=typed)
    facts = {"here": "mine", "typed": request.GET.get("code", "")[:40], "unknown": request.GET.get("code", "") != ""}
    return render(request, "hall/pay_find.html", facts, status=404 if facts["unknown"] else 200)


def _chase(code: str) -> None:
    """The payer is back before the callback: the gateway is asked; away, it will tell us later."""
    waiting = queries.waiting_order(code)
    if waiting:
        try:
            run(fees.chase_order, waiting, by=SYSTEM, now=clock.now())
        except (Refusal, Unavailable):
            return
