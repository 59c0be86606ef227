"""Evaluations 好差评: how was it? With an account from one's own cases, without one by the code that was sent.

A code stands for one service; neither a list nor a number that can be guessed leads to it.
"""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.public.evaluations import queries
from yimen.kernel.evaluation import RatingWay, ServiceKind
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen, open_to_all
from yimen.threshold.evaluating import FIELDS, acted, shown, sought
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("rate", 20, timedelta(minutes=10), ("POST",))
@takes("number code")
def find(request: HttpRequest) -> HttpResponse:
    """The code of a message, or number and query code of a case as they stand on the receipt."""
    asked = sought(request)
    if asked.row is not None:
        return redirect("hall:rate", code=asked.row.code)
    facts = {"here": "me", "number": asked.number, "mistakes": asked.mistakes}
    return render(request, "hall/evaluations/find.html", facts, status=422 if asked.mistakes else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("rate", 30, timedelta(minutes=10), ("POST",))
@takes(FIELDS)
def rate(request: HttpRequest, code: str) -> HttpResponse:
    """One service: the grade first, then why; and what came of it."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            acted(request, code, RatingWay.WEB if me.account_id is not None else RatingWay.LINK, me)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("hall:rate", code=code)
    row = queries.by_code(code, clock.now())
    if row is None:
        raise Http404(code)
    facts = {"here": "me", "mistakes": mend.mistakes, "errors": mend.errors or {}, **shown(request, row)}
    return render(request, "hall/evaluations/rate.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_safe
@open_to_all
def rate_service(request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """From the page of a case, a ticket, a question or a visit to its evaluation."""
    if kind not in set(ServiceKind):
        raise Http404(kind)
    row = queries.of_service(kind, ref, actor_of_request(request), clock.now())
    if row is None:
        return render(request, "hall/evaluations/not_yet.html", {"here": "me"}, status=404)
    return redirect("hall:rate", code=row.code)


@never_cache
@require_safe
@needs_citizen
def mine(request: HttpRequest) -> HttpResponse:
    """The services of myself and of those for whom I act: what may be rated, and what I said."""
    rows = queries.mine(actor_of_request(request), clock.now())
    return render(request, "hall/evaluations/mine.html", {"here": "me", "rows": rows})


urlpatterns = [
    path("rate", find, name="rate_find"),
    path("rate/<str:code>", rate, name="rate"),
    path("rate/<slug:kind>/<str:ref>", rate_service, name="rate_service"),
    path("evaluations", mine, name="evaluations"),
]
