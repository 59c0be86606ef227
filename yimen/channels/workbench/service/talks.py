"""Talks at the desk 在线交谈: who waits, taken up, said, passed on, by video, and closed with a summary."""

from collections.abc import Callable
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.service.pages import for_all, page
from yimen.engine.public.talks import operations, queries
from yimen.kernel.refusal import Refusal
from yimen.kernel.talk_life import TalkOutcome
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of, midnight
from yimen.threshold import clock, typed
from yimen.threshold.actors import BY_ITSELF, actor_of_request
from yimen.threshold.mending import mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[object, ...]]
DAYS = 30


@never_cache
@require_safe
@for_all
def listed(request: HttpRequest) -> HttpResponse:
    """Who waits at my windows, what I lead, what I closed, and the figures of thirty days, counted once a page."""
    me, now = actor_of_request(request), clock.now()
    until = midnight(day_of(now) + timedelta(days=1))
    fresh = "" if BY_ITSELF in request.headers else "yes"
    facts = {
        "waiting": queries.waiting(me, now),
        "led": queries.led(me, now),
        "closed": queries.closed(me, now),
        "figures": queries.figures(until - timedelta(days=DAYS), until, me) if fresh else None,
        "days": DAYS,
    }
    return page(request, "talks", "service_talks", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_all
@takes("act text staff why begins video outcome summary seen")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One talk with what I may do in it now; its record, at its case."""
    me, now, mend = actor_of_request(request), clock.now(), None
    if request.method == "POST":
        try:
            act, said = _asked(request, ref)
            done = run(act, *said, by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            if isinstance(done, operations.VideoEntered):
                return page(request, "talk_entered", "service_talks", {"let": done, "back": request.path})
            return redirect("workbench:service_talk", ref=ref)
    found = queries.one(ref, me, now)
    if found is None:
        waits = next((row for row in queries.waiting(me, now) if row.ref == ref), None)
        if waits is None:
            raise Http404(ref)
        return page(request, "talk_waits", "service_talks", {"row": waits}, mend)
    facts = {
        "page": found,
        "row": found.row,
        "colleagues": queries.colleagues(ref, me, now) if "pass_on" in found.row.may else (),
        "outcomes": tuple(TalkOutcome),
    }
    return page(request, "talk", "service_talks", facts, mend)


def _asked(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    video = said("video", "")[:40]
    acts: dict[str, Callable[[], Asked]] = {
        "take_up": lambda: (operations.take_up_talk, (ref,)),
        "take_over": lambda: (operations.take_over_talk, (ref,)),
        "say": lambda: (operations.say, (ref, said("text", ""))),
        "pass_on": lambda: (operations.pass_on_talk, (ref, said("staff", "")[:40], said("why", ""))),
        "close": lambda: (operations.close_talk, (ref, said("outcome", ""), said("summary", ""), said("seen", "")[:8])),
        "book_video": lambda: (operations.book_video, (ref, typed.moment(request.POST, "begins"))),
        "call_off_video": lambda: (operations.call_off_video, (video,)),
        "enter_video": lambda: (operations.enter_video, (video,)),
        "end_video": lambda: (operations.end_video, (video,)),
    }
    if (act := acts.get(said("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act()
