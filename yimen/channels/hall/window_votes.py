"""Windows rated in the open 审批之窗我来评: every window with its votes; who had a case there says how it was."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.public.window_votes import operations, queries
from yimen.kernel.evaluation import MOST_SAID
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.voice import GRADES, VOTE_ORDERS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[object, ...]]


@never_cache
@require_http_methods(["GET", "HEAD"])
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """Every window that was rated, and those that I may rate."""
    me, now = actor_of_request(request), clock.now()
    facts = {"rows": queries.windows(now), "mine": queries.may_rate(me, now)}
    return render(request, "hall/window_votes/listed.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("window_votes", 20, timedelta(hours=1), ("POST",))
@takes("act vote grade words seen")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """What is said of one window, newest or hottest first; my own vote, and my agreement with others."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            act, said = _asked(request, ref)
            run(act, *said, by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("hall:rated_window", ref=ref)
    view = queries.of_window(ref, request.GET.get("order", "")[:10], me, now)
    if view is None:
        raise Http404(ref)
    held = {"grade": view.own.grade, "words": view.own.words} if view.own else {}
    facts: Mapping[str, object] = {
        "view": view,
        "row": view.row,
        "orders": [(code, told(words)) for code, words in VOTE_ORDERS.items()],
        "grades": [(code, told(words)) for code, words in GRADES.items()],
        "most": MOST_SAID,
        "typed": request.POST if request.POST.get("act") in ("cast", "change") else held,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "hall/window_votes/one.html", facts, status=422 if mend.mistakes else 200)


def _asked(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    vote, grade, words = said("vote", "")[:40], said("grade", "")[:20], said("words", "")
    acts: Mapping[str, Asked] = {
        "cast": (operations.cast_window_vote, (ref, grade, words)),
        "change": (operations.change_window_vote, (vote, grade, words)),
        "agree": (operations.agree_with_vote, (vote, said("seen", "")[:20])),
    }
    if (act := acts.get(said("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act


urlpatterns = [
    path("rated-windows", listed, name="rated_windows"),
    path("rated-windows/<str:ref>", one, name="rated_window"),
]
