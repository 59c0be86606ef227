"""One bill at the window: what it asks for and why, taking the money, proposing a reduction or a refund."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.cashier.pages import page
from yimen.engine.money.fees import operations, queries
from yimen.engine.money.fees.rows import BillView
from yimen.kernel.actor import Actor, Role
from yimen.kernel.money.bill_life import BILL_LIFE, BillMove
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

PROPOSERS = (Role.CASHIER, Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER)
TYPED = ("handed", "slip", "charge", "less", "ground", "basis", "back", "reason")
DONE = {
    "cash": "现金已收，收据正在制作。",
    "card": "刷卡已登记，收据正在制作。",
    "reduce": "减免已提交，等收费单位另一位审批人批准。",
    "refund": "退费已提交，等收费单位另一位审批人批准。",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act handed slip charge ground less basis back reason")
def bill(request: HttpRequest, ref: str) -> HttpResponse:
    """A bill with everything on it, and what this officer may do about it."""
    me, mend = actor_of_request(request), Mending()
    view = queries.bill(ref, me)
    if view is None:
        raise Http404(ref)
    if request.method == "POST":
        act = request.POST.get("act", "")
        try:
            back = _do(act, request, me, view)
        except Refusal as refusal:
            mend = mending(refusal, _PLACES.get(act, {}))
        else:
            return redirect(f"{reverse('workbench:bill', args=[ref])}?done={act}&change={back}")
    moves = set(BILL_LIFE.open_moves(view.bill.state))
    change = request.GET.get("change", "")
    facts = {
        "view": view,
        "till": queries.own_till(me) if me.has_role(Role.CASHIER) else None,
        "is_cashier": me.has_role(Role.CASHIER),
        "may_take": BillMove.PAY in moves and me.has_role(Role.CASHIER),
        "may_reduce": BillMove.WAIVE in moves and me.has_role(*PROPOSERS),
        "may_refund": BillMove.REFUND in moves and me.has_role(*PROPOSERS),
        "reducible": [(str(row.number), f"{row.name}") for row in view.charges if row.reduction],
        "typed": {name: request.POST.get(name, "") for name in TYPED},
        "done": DONE.get(request.GET.get("done", ""), ""),
        "change": int(change) if change.isascii() and change.isdigit() and len(change) < 12 else 0,
    }
    return page(request, "bill", "cashier", facts, me, mend)


_PLACES = {
    "cash": {"fees.amount_wrong": "handed"},
    "card": {"fees.slip_used": "slip"},
    "reduce": {"fees.amount_wrong": "less", "fees.not_reducible": "charge"},
    "refund": {"fees.amount_wrong": "back"},
}


def _do(act: str, request: HttpRequest, me: Actor, view: BillView) -> int:
    """One act; what goes back as change, in fen."""
    said, key, now = request.POST, request.POST.get("key", ""), clock.now()
    code, ref = view.bill.code, view.bill.ref
    match act:
        case "cash":
            taken = run(operations.take_cash, code, typed.fen(request.POST, "handed"), by=me, now=now, key=key)
            return taken.change_fen
        case "card":
            run(operations.take_card, code, said.get("slip", ""), by=me, now=now, key=key)
        case "reduce":
            charge = typed.number(said, "charge", 9999, 0)
            facts = (charge, typed.fen(request.POST, "less"), said.get("ground", ""), said.get("basis", ""))
            run(operations.propose_reduction, ref, *facts, by=me, now=now, key=key)
        case "refund":
            facts_back = (typed.fen(request.POST, "back"), said.get("reason", ""))
            run(operations.propose_refund, ref, *facts_back, by=me, now=now, key=key)
    return 0
