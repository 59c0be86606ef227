"""The sandbox's payment page: what a payer would meet at a bank. It is marked as a sandbox, and no money moves."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.money.fees import ports
from yimen.gateways.payment.sandbox import SandboxGateway
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@takes()
def cashier(request: HttpRequest, ref: str) -> HttpResponse:
    """The page of one order: what for, how much, and the button that pays."""
    gateway = ports.gateway()
    order = gateway.order(ref) if isinstance(gateway, SandboxGateway) else None
    if order is None:
        raise Http404(ref)
    back = f"/pay/{order['code']}?from=gateway"
    if request.method == "POST" and isinstance(gateway, SandboxGateway) and gateway.pay(ref, clock.now()):
        return redirect(back)
    return render(request, "payment/sandbox.html", {"order": order, "back": back, "refused": request.method == "POST"})
