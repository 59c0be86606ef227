"""Complaints 投诉举报: with an account or without, by name or not; a number and a code lead back to it.

The code is told once. Whoever types both again keeps the code in this session alone, encrypted, as the receipt does.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.public.complaints import operations, queries
from yimen.engine.public.complaints.operations import Complained
from yimen.engine.public.complaints.rows import ComplaintRow
from yimen.kernel.actor import NOBODY, Actor, ActorKind
from yimen.kernel.complaint import ComplaintKind, ComplaintWay
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, acts_for, keep_secretly, kept_secretly, open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.voice import COMPLAINT_KINDS
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import takes
from yimen.threshold.run import run

_LONGEST = 64
WHO = {"me": "用我的账号，能收到消息", "nobody": "不留姓名"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("complain", 10, timedelta(hours=1), ("POST",))
@takes("case window centre office kind told officer who contact")
def complain(request: HttpRequest) -> HttpResponse:
    """What happened, where, and whether by name. Lodged, number and code are told once."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    typed = request.POST if request.method == "POST" else request.GET
    if request.method == "POST":
        own = acts_for(request) if typed.get("who") == "me" else None
        try:
            # Without a key: nothing that is kept of an errand shall tie an account to a complaint.
            lodged = run(
                operations.lodge_complaint, _said(request), ComplaintWay.WEB, own.ref if own else "",
                typed.get("contact", ""), by=_speaking(me, own, typed.get("case", "")), now=now,
            )  # fmt: skip
        except Refusal as refusal:
            mend = mending(refusal, {"complaints.nobody_complained_of": "centre"})
        else:
            keep_secretly(request, f"complaint:{lodged.number}", lodged.code)
            return redirect(f"{reverse('hall:complaint', args=[lodged.number])}?new=yes")
    on = day_of(now)
    facts = {
        "kinds": [(kind.value, told(COMPLAINT_KINDS[kind])) for kind in ComplaintKind],
        "centres": [(row.ref, row.name) for row in offices.centres(on)],
        "offices": [(row.ref, row.name) for row in offices.offices(on)],
        "who": [(code, told(words)) for code, words in WHO.items()] if me.party_id is not None else [],
        "typed": typed,
    }
    return _page(request, "complain", facts, mend)


def _speaking(me: Actor, own: object, case: str) -> Actor:
    """Who wants no name has none among the attempts either, if it is refused; one's own case is read as oneself."""
    return NOBODY if me.kind is ActorKind.CITIZEN and not own and not case else me


def _said(request: HttpRequest) -> Complained:
    text = request.POST.get
    case, window, centre, office = (text(name, "")[:40] for name in ("case", "window", "centre", "office"))
    return Complained(text("kind", "")[:20], text("told", ""), case, window, centre, office, text("officer", ""))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("complaints", 20, timedelta(minutes=10), ("POST",))
@takes("number code")
def find(request: HttpRequest) -> HttpResponse:
    """My complaints, and the way to one by number and code."""
    me, now, mistakes = actor_of_request(request), clock.now(), tuple[Mistake, ...]()
    number, code = (request.POST.get(name, "").strip()[:_LONGEST] for name in ("number", "code"))
    if request.method == "POST":
        row = queries.by_code(number, code, now)
        if row is not None:
            keep_secretly(request, f"complaint:{row.number}", code)
            return redirect("hall:complaint", number=row.number)
        mistakes = (Mistake("f-number", told("没有找到这条投诉，或者查询码不对。")),)
    facts = {"rows": queries.mine(me, now), "number": number or request.GET.get("number", "")[:_LONGEST]}
    return _page(request, "find", facts, Mending(mistakes))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("complaints", 60, timedelta(minutes=10), ("POST",))
@takes("act content why")
def one(request: HttpRequest, number: str) -> HttpResponse:
    """One complaint: how far it is, what was found, and what I may say to it."""
    mend, code = Mending(), kept_secretly(request, f"complaint:{number}")
    if request.method == "POST":
        try:
            act, said = _asked(request)
            run(act, number, code, *said, by=actor_of_request(request), now=clock.now())
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("hall:complaint", number=number)
    row = _found(request, number, code)
    if row is None:
        return _page(request, "find", {"rows": (), "number": number[:_LONGEST]}, Mending(), 404)
    return _page(request, "one", {"row": row, "code": code if request.GET.get("new") else ""}, mend)


def _found(request: HttpRequest, number: str, code: str) -> ComplaintRow | None:
    now = clock.now()
    return queries.own(number, actor_of_request(request), now) or (queries.by_code(number, code, now) if code else None)


def _asked(request: HttpRequest) -> tuple[Callable[..., object], tuple[str, ...]]:
    said = request.POST.get
    acts: dict[str, tuple[Callable[..., object], tuple[str, ...]]] = {
        "content": (operations.say_content, (said("content", ""),)),
        "appeal": (operations.appeal_complaint, (said("why", ""),)),
        "withdraw": (operations.withdraw_complaint, ()),
    }
    if (act := acts.get(said("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act


def _page(
    request: HttpRequest, template: str, facts: Mapping[str, object], mend: Mending, status: int = 200
) -> HttpResponse:
    shown = {"here": "", "mistakes": mend.mistakes, "errors": mend.errors or {}, **facts}
    return render(request, f"hall/complaints/{template}.html", shown, status=422 if mend.mistakes else status)


urlpatterns = [
    path("complain", complain, name="complain"),
    path("complaints", find, name="complaints"),
    path("complaints/<str:number>", one, name="complaint"),
]
