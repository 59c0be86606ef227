"""Evaluations at a kiosk: number and query code of the receipt, or the code of a message, and five big targets.

Nothing of who rates is kept here: the page leads back to the start by itself.
"""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.public.evaluations import queries
from yimen.kernel.actor import NOBODY
from yimen.kernel.evaluation import RatingWay
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.evaluating import FIELDS, acted, shown, sought
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes

IDLE = 60


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("rate", 20, timedelta(minutes=10), ("POST",))
@takes("number code")
def find(request: HttpRequest) -> HttpResponse:
    """Which service it is about."""
    asked = sought(request)
    if asked.row is not None:
        return redirect("kiosk:rate", code=asked.row.code)
    facts = {"number": asked.number, "mistakes": asked.mistakes}
    return _leading_back(render(request, "kiosk/rate_find.html", facts, status=422 if asked.mistakes else 200))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("rate", 30, timedelta(minutes=10), ("POST",))
@takes(FIELDS)
def rate(request: HttpRequest, code: str) -> HttpResponse:
    """The grade, then why; and thanks."""
    mend = Mending()
    if request.method == "POST":
        try:
            acted(request, code, RatingWay.KIOSK, NOBODY)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("kiosk:rate", code=code)
    row = queries.by_code(code, clock.now())
    if row is None:
        raise Http404(code)
    facts = {"mistakes": mend.mistakes, "errors": mend.errors or {}, **shown(request, row)}
    return _leading_back(render(request, "kiosk/rate.html", facts, status=422 if mend.mistakes else 200))


def _leading_back(answer: HttpResponse) -> HttpResponse:
    answer.headers["Refresh"] = f"{IDLE}; url={reverse('kiosk:home')}"
    return answer
