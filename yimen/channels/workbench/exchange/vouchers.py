"""Vouchers at the window: the card is read, a report or proof is made for its holder, and printed with its number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from yimen.channels.workbench.duty.forms import Form
from yimen.engine.exchange.vouchers import operations, queries
from yimen.engine.exchange.vouchers.operations import CardSeen, VoucherIssued
from yimen.engine.exchange.vouchers.refusals import SystemAway
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.vouchers import VoucherKind
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.exchange import VOUCHER_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.security import as_attachment


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.WINDOW)
@takes("act kind reading")
def at_the_window(request: HttpRequest) -> HttpResponse:
    """Read a card; with it, one voucher is made. Who was read is shown once, on the answer to the form itself."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    seen: CardSeen | None = None
    issued: VoucherIssued | None = None
    if request.method == "POST":
        form = Form(request)
        try:
            # Without a key: who somebody is, is kept with no errand.
            if form.text("act") == "read":
                seen = run(operations.read_card, by=me, now=now)
            else:
                facts_said = (form.text("kind")[:20], form.text("reading")[:40])
                made = run(operations.issue_voucher, *facts_said, by=me, now=now)
                if not made.ref:
                    raise SystemAway()
                issued = made
        except Refusal as refusal:
            mend = mending(refusal)
    facts = {
        "here": "window",
        "seen": seen,
        "issued": issued,
        "rows": queries.just_made(me, now),
        "kinds": [(kind.value, told(VOUCHER_KINDS[kind])) for kind in VoucherKind],
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/exchange/vouchers.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_POST
@needs_staff(Role.WINDOW)
@takes()
def paper(request: HttpRequest, ref: str) -> HttpResponse:
    """Print a voucher that was made just now; every print is on record with its number."""
    url = request.build_absolute_uri(reverse("hall:voucher_check"))
    try:
        printed = run(operations.print_voucher, ref, url, by=actor_of_request(request), now=clock.now())
    except Refusal as refusal:
        facts = {"here": "window", "rows": (), "kinds": (), "mistakes": mending(refusal).mistakes}
        return render(request, "workbench/exchange/vouchers.html", facts, status=422)
    return as_attachment(printed.pdf, printed.name, "application/pdf")
