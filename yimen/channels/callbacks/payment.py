"""The callback of the payment gateway. No session and no form secret: its signature says who speaks."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from yimen.engine.money.fees import operations as fees
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.run import run

MOST = 10_000
SIGNATURE = "X-Payment-Signature"


@csrf_exempt
@require_POST
@open_to_all
def notice(request: HttpRequest) -> HttpResponse:
    """Book what the gateway says; a notice that is refused is noted and answered 422."""
    body = request.body[: MOST + 1]
    if len(body) > MOST:
        return JsonResponse({"code": "request.too_large"}, status=413)
    try:
        booked = run(fees.take_notice, body, request.headers.get(SIGNATURE, ""), by=SYSTEM, now=clock.now())
    except Refusal as refusal:
        return JsonResponse({"code": refusal.code}, status=422)
    return JsonResponse({"said": booked.outcome})
