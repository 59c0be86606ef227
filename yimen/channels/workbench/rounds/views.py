"""Rounds at the desk 巡查: what I visit today, what my unit is to mend, and how rounds went; for a telephone too."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.supervision.rounds import operations, queries
from yimen.engine.supervision.rounds.operations import Found
from yimen.engine.supervision.rounds.rows import PLANNERS
from yimen.kernel.refusal import Refusal
from yimen.kernel.rounds import CHECKLIST
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.rounds import JUDGED, ROUND_KINDS, ROUND_LOOKS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[object, ...]]
for_staff = needs_staff()
LATELY = timedelta(days=92)
POINTS = " ".join(f"told_{point.code} staff_{point.code} photo_{point.code}" for point in CHECKLIST)


def _page(
    request: HttpRequest, template: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    mistakes = mend.mistakes if mend else ()
    shown = {"here": "rounds", "mistakes": mistakes, **facts}
    shown.setdefault("typed", request.POST)
    return render(request, f"workbench/rounds/{template}.html", shown, status=422 if mistakes else 200)


def _done(request: HttpRequest, asked: Callable[[], Asked]) -> Mending | None:
    """Do what a form asks for; None when it is done."""
    try:
        act, said = asked()
        run(act, *said, by=actor_of_request(request), now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return mending(refusal)
    return None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act kind title centre first last how_many inspectors round")
def listed(request: HttpRequest) -> HttpResponse:
    """My visits, what is open before me, the rounds with their lots once over, and what was taken off whom."""
    me, now = actor_of_request(request), clock.now()
    mend = _done(request, lambda: _of_rounds(request)) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:rounds")
    plans, on = me.has_role(*PLANNERS), day_of(now)
    facts = {
        "visits": queries.mine(me, now),
        "findings": queries.findings(me, now),
        "rounds": queries.rounds(me, now),
        "off": queries.taken_off(me, now - LATELY, now),
        "plans": "yes" if plans else "",
        "kinds": [(code, told(words)) for code, words in ROUND_KINDS.items()],
        "centres": [(row.ref, row.name) for row in offices.centres(on)] if plans else [],
        "staff": [(row.ref, f"{row.name} {row.number}") for row in people.staff(on)] if plans else [],
        "today": on.isoformat(),
    }
    return _page(request, "listed", facts, mend)


def _of_rounds(request: HttpRequest) -> Asked:
    said = request.POST.get
    if said("act") == "close":
        return operations.close_round, (said("round", "")[:40],)
    if said("act") != "plan":
        raise NoSuchThing(what="act")
    how_many = typed.number(request.POST, "how_many", 999)
    going = tuple(one[:40] for one in request.POST.getlist("inspectors"))
    days = (typed.day(request.POST, "first"), typed.day(request.POST, "last"))
    facts = (said("kind", "")[:10], said("title", ""), said("centre", "")[:40], days, how_many, going)
    return operations.plan_round, facts


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes(f"present {POINTS}")
def visit(request: HttpRequest, ref: str) -> HttpResponse:
    """The checklist of one window: what is wrong gets a word, whom it concerns and a photograph."""
    me, now = actor_of_request(request), clock.now()
    mend = None
    if request.method == "POST":
        mend = _done(
            request, lambda: (operations.record_visit, (ref, request.POST.get("present", ""), _wrong(request)))
        )
    row = queries.visit(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {"row": row, "points": CHECKLIST, "staff": [(one.ref, one.name) for one in people.staff(day_of(now))]}
    return _page(request, "visit", facts, mend)


def _wrong(request: HttpRequest) -> tuple[Found, ...]:
    """Every point with a word is wrong; the others are in order."""
    said, files = request.POST.get, request.FILES.get
    return tuple(
        Found(
            point.code, said(f"told_{point.code}", ""), said(f"staff_{point.code}", "")[:40],
            taken.read() if (taken := files(f"photo_{point.code}")) else b"",
        )
        for point in CHECKLIST
        if said(f"told_{point.code}", "").strip()
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act why outcome mended looked")
def finding(request: HttpRequest, ref: str) -> HttpResponse:
    """One finding with what I may do about it."""
    me, now = actor_of_request(request), clock.now()
    mend = _done(request, lambda: _of_finding(request, ref)) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:round_finding", ref=ref)
    row = queries.finding(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {
        "row": row,
        "judged": [(code, told(words)) for code, words in JUDGED.items()],
        "looked": [(code, told(words)) for code, words in ROUND_LOOKS.items()],
    }
    return _page(request, "finding", facts, mend)


def _of_finding(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    acts: dict[str, Asked] = {
        "object": (operations.object_to_finding, (ref, said("why", ""))),
        "judge": (operations.judge_objection, (ref, said("outcome", "")[:10], said("why", ""))),
        "mend": (operations.report_mended, (ref, said("mended", ""))),
        "look": (operations.look_again, (ref, said("outcome", "")[:10], said("looked", ""))),
    }
    if (act := acts.get(said("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act


@never_cache
@require_safe
@for_staff
def photo(request: HttpRequest, ref: str) -> HttpResponse:
    """The photograph of a finding."""
    content = queries.photo(ref, actor_of_request(request), clock.now())
    if content is None:
        raise Http404(ref)
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    return HttpResponse(content, content_type=kind, headers={"X-Content-Type-Options": "nosniff"})
