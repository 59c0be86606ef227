"""The callbacks of member platforms: their words in turn, the counts of a day, and what they ask; all signed."""

from dataclasses import asdict
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from yimen.engine.exchange.members import operations, queries
from yimen.engine.exchange.members.refusals import MemberForged, MemberUnreadable
from yimen.engine.exchange.members.signing import MOST
from yimen.kernel.actor import SYSTEM
from yimen.kernel.members import MemberAhead, QuestionStale
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.run import run

SIGNATURE = "X-System-Signature"
STATUS: dict[type[Refusal], int] = {MemberForged: 401, MemberAhead: 409, QuestionStale: 409}
OFTEN = 1200
"""So often one address may come within ten minutes: two a second."""


@csrf_exempt
@require_POST
@open_to_all
@limited("member", OFTEN, timedelta(minutes=10), ("POST",))
def words(request: HttpRequest, ref: str) -> HttpResponse:
    """The words whose turn it is: 200 up to which number they are here, 401 forged, 409 rewritten, 422 unreadable."""
    body = request.body[: MOST + 1]
    if len(body) > MOST:
        return JsonResponse({"code": "request.too_large"}, status=413)
    try:
        said = run(
            operations.take_member_words, ref, body, request.headers.get(SIGNATURE, ""), by=SYSTEM, now=clock.now()
        )
    except Refusal as refusal:
        return _refused(refusal)
    return JsonResponse(asdict(said))


@require_safe
@open_to_all
@limited("member", OFTEN, timedelta(minutes=10), ("GET",))
def counts(request: HttpRequest, ref: str) -> HttpResponse:
    """How many words of each kind are here of a day."""
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return JsonResponse({"code": MemberUnreadable.code}, status=422)
    found = queries.counted(ref, day, request.headers.get(SIGNATURE, ""))
    return JsonResponse({"code": MemberForged.code}, status=401) if found is None else JsonResponse(dict(found))


@csrf_exempt
@require_POST
@open_to_all
@limited("member", OFTEN, timedelta(minutes=10), ("POST",))
def question(request: HttpRequest, ref: str) -> HttpResponse:
    """How something of another member stands: 200 found or nothing, 403 not permitted, 409 put before or too old."""
    body = request.body[:4097]
    try:
        said = run(operations.answer_member, ref, body, request.headers.get(SIGNATURE, ""), by=SYSTEM, now=clock.now())
    except Refusal as refusal:
        return _refused(refusal)
    return JsonResponse(asdict(said), status=403 if said.outcome == "not_permitted" else 200)


def _refused(refusal: Refusal) -> HttpResponse:
    facts = {"expected": refusal.expected} if isinstance(refusal, MemberAhead) else {}
    return JsonResponse({"code": refusal.code, **facts}, status=STATUS.get(type(refusal), 422))
