"""My tokens for the JSON door: what other programs use in my name, each shown once and ended with one click."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations, queries
from yimen.registries.people.vault import derived_token
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

#: For how long a token may be good, in days.
DAYS = {"30": "一个月", "90": "三个月", "366": "一年"}
_MOST, _PER = 10, timedelta(hours=1)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act label days ref")
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of my account; a new one is spelled out once, on the page that made it."""
    me, mend, spelled = actor_of_request(request), Mending(), ""
    if request.method == "POST":
        try:
            spelled = _revoked(request) if request.POST.get("act") == "revoke" else _kept(request)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            if not spelled:
                return redirect("workbench:tokens")
    facts = {
        "tokens": [(row, _state(row.revoked_at is not None, row.expires_at <= clock.now()))
                   for row in queries.tokens_of(me.account_id or 0)],
        "spelled": spelled,
        "spans": [(days, told(words)) for days, words in DAYS.items()],
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }  # fmt: skip
    return render(request, "workbench/login/tokens.html", facts, status=422 if mend.mistakes else 200)


def _state(revoked: object, over: object) -> str:
    return "revoked" if revoked else "over" if over else "good"


def _kept(request: HttpRequest) -> str:
    actor, now = actor_of_request(request), clock.now()
    operations.knock("tokens", actor.ref, _MOST, _PER, now)
    key, days = request.POST.get("key", ""), request.POST.get("days", "")
    token = derived_token(actor.ref, key)
    good_for = timedelta(days=int(days) if days in DAYS else 30)
    run(operations.keep_token, token, request.POST.get("label", ""), good_for, by=actor, now=now, key=key)
    return token


def _revoked(request: HttpRequest) -> str:
    me = actor_of_request(request)
    run(operations.revoke_token, request.POST.get("ref", ""), by=me, now=clock.now(), key=request.POST.get("key", ""))
    return ""
