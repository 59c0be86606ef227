"""The callback of offices' own systems. No session and no form secret: its signature says who speaks."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from yimen.engine.exchange.pushes import operations as pushes
from yimen.engine.exchange.pushes.signing import MOST
from yimen.kernel.actor import SYSTEM
from yimen.kernel.pushes import PushAhead, PushForged, PushStale
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.run import run

SIGNATURE = "X-System-Signature"


@csrf_exempt
@require_POST
@open_to_all
def push(request: HttpRequest, ref: str) -> HttpResponse:
    """Take one word of an own system: 200 done or known, 401 forged, 409 stale or ahead of its turn, 422 refused."""
    body = request.body[: MOST + 1]
    if len(body) > MOST:
        return JsonResponse({"code": "request.too_large"}, status=413)
    try:
        taken = run(pushes.take_push, ref, body, request.headers.get(SIGNATURE, ""), by=SYSTEM, now=clock.now())
    except PushForged as forged:
        return JsonResponse({"code": forged.code}, status=401)
    except PushAhead as ahead:
        return JsonResponse({"code": ahead.code, "expected": ahead.expected}, status=409)
    except PushStale as stale:
        return JsonResponse({"code": stale.code, "last": stale.last}, status=409)
    except Refusal as refusal:
        return JsonResponse({"code": refusal.code}, status=422)
    return JsonResponse({"said": taken.said, "number": taken.number})
