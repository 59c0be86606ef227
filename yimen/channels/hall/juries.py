"""Quality evaluations 质量评价 in the hall: what was published, for anybody; a seat, for who was asked into a group."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.supervision.juries import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen, open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.scoring import scores_said


@require_safe
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """What was published, the latest first."""
    return render(request, "hall/juries/listed.html", {"rows": queries.published(clock.now())})


@require_safe
@open_to_all
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One published evaluation: figures, scores by kind of member, what is weak and what became of it."""
    view = queries.in_public(ref, clock.now())
    if view is None:
        raise Http404(ref)
    return render(request, "hall/juries/one.html", {"view": view, "row": view.row})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@limited("juries", 10, timedelta(hours=1), ("POST",))
@takes("code")
def mine(request: HttpRequest) -> HttpResponse:
    """The groups in which I sit; a code from an invitation takes a seat."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            code = request.POST.get("code", "")[:40]
            # By name: the first fact of a refused act is noted as what it was about, and a code is no reference.
            key = request.POST.get("key", "")
            taken = run(operations.take_juror_seat, by=me, now=clock.now(), key=key, code=code)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("hall:my_jury", ref=taken.ref)
    facts = {"here": "me", "rows": queries.mine(me), "mistakes": mend.mistakes, "typed": request.POST}
    return render(request, "hall/juries/mine.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@takes("act number score said")
def seat(request: HttpRequest, ref: str) -> HttpResponse:
    """One evaluation from my seat: I score once, and read what the others scored when all is closed."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            run(operations.give_scores, ref, scores_said(request), by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("hall:my_jury", ref=ref)
    view = queries.one(ref, me, now)
    if view is None or not view.seats:
        raise Http404(ref)
    facts = {"here": "me", "view": view, "row": view.row, "mistakes": mend.mistakes}
    return render(request, "hall/juries/seat.html", facts, status=422 if mend.mistakes else 200)


urlpatterns = [
    path("quality", listed, name="juries"),
    path("quality/<str:ref>", one, name="jury"),
    path("me/quality", mine, name="my_juries"),
    path("me/quality/<str:ref>", seat, name="my_jury"),
]
