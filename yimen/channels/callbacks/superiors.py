"""The callbacks of the level above: an application that was filed up there, and how a case up there stands; signed."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from yimen.engine.exchange.superiors import operations
from yimen.engine.exchange.superiors.refusals import (
    SuperiorFilingDiffers,
    SuperiorForged,
    SuperiorMayNotFile,
    SuperiorResultStale,
    SuperiorTellsNoResults,
)
from yimen.engine.exchange.superiors.signing import MOST
from yimen.journal.operation import TooBusy
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.registries.people.refusals import AlreadyRegistered
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.run import run

SIGNATURE = "X-System-Signature"
STATUS: dict[type[Refusal], int] = {
    SuperiorForged: 401, SuperiorMayNotFile: 403, SuperiorTellsNoResults: 403,
    SuperiorFilingDiffers: 409, SuperiorResultStale: 409, TooBusy: 503, AlreadyRegistered: 503,
}  # fmt: skip
"""What a program is answered; everything else that is refused is 422."""
OFTEN = 1200
"""So often one address may come within ten minutes: two a second."""


@csrf_exempt
@require_POST
@open_to_all
@limited("superior", OFTEN, timedelta(minutes=10), ("POST",))
def filing(request: HttpRequest, ref: str) -> HttpResponse:
    """An application: 200 a case (now or since before), 422 not complete and why, 401 forged, 409 another one.

    503: others here were quicker; it comes again.
    """
    return _answered(operations.take_filing, request, ref)


@csrf_exempt
@require_POST
@open_to_all
@limited("superior", OFTEN, timedelta(minutes=10), ("POST",))
def result(request: HttpRequest, ref: str) -> HttpResponse:
    """How a case up there stands: 200 done, known or about nobody of here, 409 out of turn."""
    return _answered(operations.take_result, request, ref)


def _answered(act: Callable[..., Any], request: HttpRequest, ref: str) -> HttpResponse:
    body = request.body[: MOST + 1]
    if len(body) > MOST:
        return JsonResponse({"code": "request.too_large"}, status=413)
    try:
        done = run(act, ref, body, request.headers.get(SIGNATURE, ""), by=SYSTEM, now=clock.now())
    except Refusal as refusal:
        return JsonResponse({"code": refusal.code}, status=STATUS.get(type(refusal), 422))
    return JsonResponse(asdict(done), status=422 if done.said == "refused" else 200)
