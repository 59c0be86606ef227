"""The callbacks of connected systems: a ticket redeemed, a word told back, the counts of a day; all signed."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from yimen.engine.exchange.connections import operations
from yimen.engine.exchange.connections.refusals import WordForged, WordStale
from yimen.engine.exchange.connections.signing import MOST
from yimen.kernel.actor import SYSTEM
from yimen.kernel.connections import JumpEnded, TicketForged, TicketOver, TicketUsed
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.run import run

SIGNATURE = "X-System-Signature"
STATUS: dict[type[Refusal], int] = {
    WordForged: 401, TicketForged: 401, TicketOver: 410, TicketUsed: 410, WordStale: 409, JumpEnded: 409,
}  # fmt: skip
"""What a program is answered; everything else that is refused is 422."""


@csrf_exempt
@require_POST
@open_to_all
def redeem(request: HttpRequest, ref: str) -> HttpResponse:
    """Who comes, for a ticket: 200 once, 401 forged, 410 used or run out."""
    ticket = request.body[:200].decode("ascii", "replace").strip()
    return _answered(operations.redeem_jump, ref, ticket)


@csrf_exempt
@require_POST
@open_to_all
def word(request: HttpRequest, ref: str) -> HttpResponse:
    """What became of a jump, numbered and signed: 200 done or known, 409 out of turn."""
    return _answered(operations.take_word, ref, request.body[: MOST + 1], request.headers.get(SIGNATURE, ""))


@csrf_exempt
@require_POST
@open_to_all
def count(request: HttpRequest, ref: str) -> HttpResponse:
    """How much the system counted on a day, signed; the answer says whether we counted the same."""
    return _answered(operations.take_count, ref, request.body[: MOST + 1], request.headers.get(SIGNATURE, ""))


def _answered(act: Callable[..., Any], *facts: object) -> HttpResponse:
    try:
        done = run(act, *facts, by=SYSTEM, now=clock.now())
    except Refusal as refusal:
        told = {"code": refusal.code}
        if isinstance(refusal, WordStale):
            return JsonResponse({**told, "expected": refusal.expected}, status=409)
        return JsonResponse(told, status=STATUS.get(type(refusal), 422))
    return JsonResponse(asdict(done))
