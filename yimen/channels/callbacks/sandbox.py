"""The sandbox of systems that come in: the same words as at the real doors, judged and kept. It does nothing real."""

import json
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from yimen.engine.exchange.onboardings import operations, queries
from yimen.engine.exchange.onboardings.refusals import RunFull, RunUnknown, SandboxForged
from yimen.engine.exchange.onboardings.rows import TryRow
from yimen.engine.exchange.onboardings.signing import MOST
from yimen.kernel.actor import SYSTEM
from yimen.kernel.onboarding import EDITION
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.names.exchange import CONFORMANCE_FAULTS
from yimen.threshold.run import run

SIGNATURE = "X-System-Signature"
STATUS: dict[type[Refusal], int] = {SandboxForged: 401, RunUnknown: 409, RunFull: 409}
OFTEN = 600
"""So often one address may come within ten minutes."""


@csrf_exempt
@require_POST
@open_to_all
@limited("sandbox", OFTEN, timedelta(minutes=10), ("POST",))
def word(request: HttpRequest, ref: str, door: str) -> HttpResponse:
    """One word: answered as the real door would, and under `sandbox` what it was worth, why, and what comes next."""
    body = request.body[: MOST + 1]
    if len(body) > MOST:
        return JsonResponse({"code": "request.too_large"}, status=413)
    facts = (ref, door, body, request.headers.get(SIGNATURE, ""))
    try:
        said = run(operations.take_sandbox_word, *facts, by=SYSTEM, now=clock.now())
    except Refusal as refusal:
        return JsonResponse({"code": refusal.code}, status=STATUS.get(type(refusal), 422))
    worth = {
        "step": said.step, "verdict": said.verdict, "fault": said.fault, "field": said.field,
        "why": told(CONFORMANCE_FAULTS[said.fault]) if said.fault else "", "next": said.next,
    }  # fmt: skip
    return JsonResponse({**said.answer, "sandbox": worth}, status=said.status)


@require_safe
@open_to_all
@limited("sandbox_report", OFTEN, timedelta(minutes=10), ("GET",))
def report(request: HttpRequest, ref: str) -> HttpResponse:
    """The run at hand with every word of it, for the system itself, which signs its own reference."""
    shown = queries.report(ref, request.headers.get(SIGNATURE, ""), clock.now())
    if shown is None:
        return JsonResponse({"code": SandboxForged.code}, status=401)
    told_of = {
        "edition": EDITION, "run": shown.ref, "began_at": shown.began_at, "passed_at": shown.passed_at,
        "case": shown.case_number, "officer": shown.officer, "jump": shown.jump, "ticket": shown.ticket,
        "steps": [{"step": one.step, "standing": one.standing, "tries": one.tries} for one in shown.steps],
        "words": [_word(one) for one in shown.words],
    }  # fmt: skip
    return JsonResponse(told_of)


def _word(one: TryRow) -> dict[str, object]:
    return {
        "number": one.number, "step": one.step, "door": one.door, "came_at": one.came_at, "request": one.request,
        "status": one.status, "answer": json.loads(one.answer), "verdict": one.verdict, "fault": one.fault,
        "field": one.field, "why": told(CONFORMANCE_FAULTS[one.fault]) if one.fault else "",
    }  # fmt: skip
