"""The civic voice 民声: raise a public matter by name or not, follow it, read what was answered, comment."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.public.voices import operations, queries
from yimen.engine.public.voices.operations import Spoken
from yimen.engine.public.voices.rows import VoiceRow
from yimen.engine.supervision.directives import suggestions
from yimen.kernel.actor import NOBODY
from yimen.kernel.refusal import Refusal
from yimen.kernel.voice_life import VoiceWay
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of
from yimen.registries.regions import queries as regions
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, acts_for, keep_secretly, kept_secretly, open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.voice import VOICE_KINDS, VOICE_TOPICS
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run

_LONGEST = 64
WHO = {"me": "用我的账号，能收到消息", "nobody": "不留姓名"}
OPEN = {"yes": "可以公开（隐去姓名和号码）", "no": "不公开"}


@require_safe
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """What was raised and answered, the latest first; by topic."""
    topic = request.GET.get("topic", "")
    topic = topic if topic in VOICE_TOPICS else ""
    page = queries.published(topic, request.GET.get("after", "")[:_LONGEST])
    facts = {"page": page, "topic": topic, "topics": [(code, told(name)) for code, name in VOICE_TOPICS.items()]}
    return _page(request, "voices", facts, Mending())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("voices", 10, timedelta(hours=1), ("POST",))
@takes("kind topic title told region open who contact case")
def raise_one(request: HttpRequest) -> HttpResponse:
    """What it is about, where, and whether by name and in the open. Number and code are told once."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    typed = request.POST if request.method == "POST" else request.GET
    if request.method == "POST":
        own = acts_for(request) if typed.get("who") == "me" else None
        by = me if own or typed.get("case") else NOBODY
        try:
            # Without a key: nothing that is kept of an errand shall tie an account to a voice without a name.
            raised = run(
                operations.raise_voice, _said(request), VoiceWay.WEB, own.ref if own else "",
                typed.get("contact", ""), by=by, now=now,
            )  # fmt: skip
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            keep_secretly(request, f"voice:{raised.number}", raised.code)
            return redirect(f"{reverse('hall:voice_own', args=[raised.number])}?new=yes")
    facts = {
        "kinds": [(code, told(name)) for code, name in VOICE_KINDS.items()],
        "topics": [(code, told(name)) for code, name in VOICE_TOPICS.items()],
        "regions": [(row.ref, row.name) for row in regions.to_choose(day_of(now), typed.get("region", "")[:_LONGEST])],
        "opens": [(code, told(words)) for code, words in OPEN.items()],
        "who": [(code, told(words)) for code, words in WHO.items()] if me.party_id is not None else [],
        "typed": typed,
    }
    return _page(request, "raise", facts, mend)


def _said(request: HttpRequest) -> Spoken:
    text = request.POST.get
    region, case = text("region", "")[:40], text("case", "")[:40]
    kind, topic = text("kind", "")[:20], text("topic", "")[:20]
    return Spoken(kind, topic, text("title", ""), text("told", ""), region, text("open", "")[:5], case)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("voices_find", 20, timedelta(minutes=10), ("POST",))
@takes("number code")
def find(request: HttpRequest) -> HttpResponse:
    """What I raised, and the way to one by number and code."""
    me, now, mistakes = actor_of_request(request), clock.now(), tuple[Mistake, ...]()
    number, code = (request.POST.get(name, "").strip()[:_LONGEST] for name in ("number", "code"))
    if request.method == "POST":
        row = queries.by_code(number, code, now)
        if row is not None:
            keep_secretly(request, f"voice:{row.number}", code)
            return redirect("hall:voice_own", number=row.number)
        mistakes = (Mistake("f-number", told("没有找到这条诉求，或者查询码不对。")),)
    return _page(request, "find", {"rows": queries.mine(me, now), "number": number}, Mending(mistakes))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("voices_own", 60, timedelta(minutes=10), ("POST",))
@takes("act content")
def own(request: HttpRequest, number: str) -> HttpResponse:
    """One that I raised: how far it is, the answer, and what I may say to it."""
    mend, code = Mending(), kept_secretly(request, f"voice:{number}")
    if request.method == "POST":
        try:
            act, said = _asked(request)
            # By the code alone: a refusal is noted, and shall tie no account to a voice without a name.
            me, now = actor_of_request(request), clock.now()
            by = me if queries.own(number, me, now) else NOBODY
            run(act, number, code, *said, by=by, now=now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("hall:voice_own", number=number)
    row = _found(request, number, code)
    if row is None:
        return _page(request, "find", {"rows": (), "number": number[:_LONGEST]}, Mending(), 404)
    return _page(request, "own", {"row": row, "code": code if request.GET.get("new") else ""}, mend)


def _found(request: HttpRequest, number: str, code: str) -> VoiceRow | None:
    now = clock.now()
    return queries.own(number, actor_of_request(request), now) or (queries.by_code(number, code, now) if code else None)


def _asked(request: HttpRequest) -> tuple[Callable[..., object], tuple[str, ...]]:
    acts: dict[str, tuple[Callable[..., object], tuple[str, ...]]] = {
        "content": (operations.rate_voice, (request.POST.get("content", ""),)),
        "withdraw": (operations.withdraw_voice, ()),
    }
    if (act := acts.get(request.POST.get("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("voices_comments", 20, timedelta(hours=1), ("POST",))
@takes("act text comment why")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One published voice with what others say to it; whoever has an account says something, agrees or reports."""
    me, mend, sent = actor_of_request(request), Mending(), ""
    order = queries.HOTTEST if request.GET.get("order") == queries.HOTTEST else queries.NEWEST
    if request.method == "POST":
        try:
            sent = _commented(request, ref)
        except Refusal as refusal:
            mend = mending(refusal)
    row = queries.public(ref)
    if row is None:
        raise Http404(ref)
    facts = {"row": row, "comments": queries.comments(ref, order, me), "order": order, "sent": sent}
    return _page(request, "one", facts, mend)


def _commented(request: HttpRequest, ref: str) -> str:
    said, me, now = request.POST.get, actor_of_request(request), clock.now()
    match said("act", ""):
        case "comment":
            run(operations.comment_voice, ref, said("text", ""), by=me, now=now)
        case "like":
            run(operations.like_comment, said("comment", "")[:40], by=me, now=now)
        case "report":
            run(operations.report_comment, said("comment", "")[:40], said("why", ""), by=me, now=now)
        case _:
            raise NoSuchThing(what="act")
    return said("act", "")


@require_safe
@open_to_all
def reports(request: HttpRequest) -> HttpResponse:
    """The monthly reports, the latest first."""
    return _page(request, "reports", {"rows": queries.reports(NOBODY, clock.now())}, Mending())


@require_safe
@open_to_all
def suggested(request: HttpRequest) -> HttpResponse:
    """What came of suggestions: how many were adopted and carried out, and each measure of those that are public."""
    now = clock.now()
    return _page(
        request, "suggestions", {"standing": suggestions.standing(now), "rows": suggestions.adopted(now)}, Mending()
    )


@require_safe
@open_to_all
def report(request: HttpRequest, ref: str) -> HttpResponse:
    """One month as it was counted and frozen."""
    row = queries.report(ref, NOBODY, clock.now())
    if row is None:
        raise Http404(ref)
    return _page(request, "report", {"row": row, "facts": row.facts}, Mending())


def _page(
    request: HttpRequest, template: str, facts: Mapping[str, object], mend: Mending, status: int = 200
) -> HttpResponse:
    shown = {"here": "voices", "mistakes": mend.mistakes, "errors": mend.errors or {}, **facts}
    return render(request, f"hall/voices/{template}.html", shown, status=422 if mend.mistakes else status)


urlpatterns = [
    path("voices", listed, name="voices"),
    path("voices/raise", raise_one, name="voice_raise"),
    path("voices/find", find, name="voice_find"),
    path("voices/own/<str:number>", own, name="voice_own"),
    path("voices/suggestions", suggested, name="voice_suggestions"),
    path("voices/reports", reports, name="voice_reports"),
    path("voices/reports/<str:ref>", report, name="voice_report"),
    path("voices/on/<str:ref>", one, name="voice"),
]
