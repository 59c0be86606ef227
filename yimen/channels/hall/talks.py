"""Talks 在线交谈: ask for one, wait in line, talk, meet by video, and read afterwards what was said."""

from collections.abc import Callable
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.case.cases import queries as cases
from yimen.engine.public.talks import operations, queries
from yimen.engine.public.talks.operations import TalkAsked
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.registries.catalogue import queries as catalogue
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[object, ...]]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@limited("talks", 20, timedelta(hours=1), ("POST",))
@takes("topic said item case centre")
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a talk about an item or a case: which centres are open, and how many wait there."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    said = request.POST if request.method == "POST" else request.GET
    item_ref, case_ref = said.get("item", "")[:40], said.get("case", "")[:40]
    if request.method == "POST":
        asked = TalkAsked(said.get("topic", ""), said.get("said", ""), item_ref, case_ref, said.get("centre", "")[:40])
        try:
            kept = run(operations.ask_talk, asked, by=me, now=now, key=said.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("hall:talk", ref=kept.ref)
    item = catalogue.in_force(item_ref, now) if item_ref else None
    case = cases.find(case_ref, me, now) if case_ref else None
    centres = queries.centres(now)
    open_now = [one for one in centres if one.open]
    facts = {
        "here": "me",
        "item": item,
        "case": case,
        "about": case.item_name if case else item.name if item else "",
        "centres": centres,
        "chosen": said.get("centre", "") or next((one.ref for one in (*open_now, *centres)), ""),
        "chooses": "" if case and case.centre_ref in {one.ref for one in centres} else "yes",
        "mistakes": mend.mistakes,
    }
    return render(request, "hall/talks/ask.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_safe
@needs_citizen
def mine(request: HttpRequest) -> HttpResponse:
    """My talks, the latest first."""
    rows = queries.mine(actor_of_request(request), clock.now())
    return render(request, "hall/talks/mine.html", {"here": "me", "rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@limited("talk", 300, timedelta(hours=1), ("POST",))
@takes("act text video begins")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One talk: what was said, the next line, and its video appointments."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            act, said = _asked(request, ref)
            done = run(act, *said, by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            if isinstance(done, operations.VideoEntered):
                return render(request, "hall/talks/entered.html", {"here": "me", "let": done, "back": request.path})
            return redirect("hall:talk", ref=ref)
    page = queries.one(ref, me, now)
    if page is None:
        raise Http404(ref)
    facts = {"here": "me", "page": page, "row": page.row, "mistakes": mend.mistakes, "now": now}
    return render(request, "hall/talks/one.html", facts, status=422 if mend.mistakes else 200)


def _asked(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    acts: dict[str, Callable[[], Asked]] = {
        "say": lambda: (operations.say, (ref, said("text", ""))),
        "leave": lambda: (operations.leave_talk, (ref,)),
        "book_video": lambda: (operations.book_video, (ref, typed.moment(request.POST, "begins"))),
        "call_off_video": lambda: (operations.call_off_video, (said("video", "")[:40],)),
        "enter_video": lambda: (operations.enter_video, (said("video", "")[:40],)),
    }
    if (act := acts.get(said("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act()


urlpatterns = [
    path("talk", ask, name="talk_ask"),
    path("talks", mine, name="talks"),
    path("talks/<str:ref>", one, name="talk"),
]
