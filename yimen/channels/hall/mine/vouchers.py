"""Vouchers for the person: made and printed from home, and checked by anybody by its code."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yimen.channels.hall.telling import said
from yimen.engine.exchange.vouchers import operations, queries
from yimen.engine.exchange.vouchers.refusals import SystemAway, VoucherUnknown
from yimen.kernel.refusal import Refusal
from yimen.kernel.vouchers import VoucherKind
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, acts_for, needs_citizen, open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.names.exchange import VOUCHER_KINDS
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.security import as_attachment


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@limited("ask_system", 20, timedelta(hours=1), ("POST",))
@takes("kind")
def mine(request: HttpRequest) -> HttpResponse:
    """My vouchers, and one more of a kind."""
    me, mistakes = actor_of_request(request), tuple[Mistake, ...]()
    if request.method == "POST":
        own, key = acts_for(request), request.POST.get("key", "")
        facts_said = (request.POST.get("kind", "")[:20], own.ref if own else "")
        try:
            issued = run(operations.issue_own_voucher, *facts_said, by=me, now=clock.now(), key=key)
            if not issued.ref:
                raise SystemAway()
        except Refusal as refusal:
            mistakes = (Mistake("f-kind", said(refusal)),)
        else:
            return redirect("hall:vouchers")
    facts = {
        "here": "me",
        "rows": queries.mine(me),
        "kinds": [(kind.value, told(VOUCHER_KINDS[kind])) for kind in VoucherKind],
        "mistakes": mistakes,
    }
    return render(request, "hall/vouchers.html", facts, status=422 if mistakes else 200)


@never_cache
@require_POST
@needs_citizen
@takes()
def paper(request: HttpRequest, ref: str) -> HttpResponse:
    """My voucher as PDF: the original the first time, then a copy that says so."""
    url = request.build_absolute_uri(reverse("hall:voucher_check"))
    try:
        printed = run(operations.print_voucher, ref, url, by=actor_of_request(request), now=clock.now())
    except VoucherUnknown as unknown:
        raise Http404(ref) from unknown
    return as_attachment(printed.pdf, printed.name, "application/pdf")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("verify_voucher", 30, timedelta(minutes=10), ("POST",))
@takes("code")
def check(request: HttpRequest) -> HttpResponse:
    """Whether a voucher is true, for whoever holds its code; it is told that it was issued, and not what it says."""
    code = request.POST.get("code", "")[:64]
    found = queries.verify(code) if request.method == "POST" else None
    mistakes: tuple[Mistake, ...] = ()
    if request.method == "POST" and found is None:
        mistakes = (Mistake("f-code", told("没有查到这个查验码。请核对凭证上的查验码。")),)
    facts = {"here": "verify", "found": found, "code": code, "mistakes": mistakes}
    return render(request, "hall/voucher_check.html", facts, status=422 if mistakes else 200)
