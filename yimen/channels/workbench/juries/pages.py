"""Evaluation groups at the desk 质量评价: what is judged and due, a group with its scores, what is improved."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench import asking
from yimen.channels.workbench.asking import Asked
from yimen.engine.supervision.directives.operations import Given
from yimen.engine.supervision.juries import operations, queries
from yimen.engine.supervision.juries.operations import Called
from yimen.engine.supervision.juries.rows import CONVENERS, JuryView
from yimen.kernel.supervision.juries import FROM_OUTSIDE, OF_THE_STAFF
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.directives import ANSWERED
from yimen.threshold.names.juries import JUROR_KINDS, JURY_EVERY, JURY_UNITS, QUALITY_FIGURES
from yimen.threshold.posted import takes
from yimen.threshold.scoring import scores_said

for_staff = needs_staff()
STARTING = (
    *((QUALITY_FIGURES[code], code, weight, least) for code, weight, least in (
        ("satisfied", 30, 90), ("uncomplained", 10, 98), ("answered", 10, 95), ("sound", 10, 95), ("clean", 10, 80),
    )),
    ("办事指引看得懂", "", 10, 70),
    ("窗口态度和解释", "", 10, 70),
    ("系统和设备好用", "", 10, 70),
)  # fmt: skip
"""What a form offers to judge by; each may be left out by leaving out its weight, and the last three say otherwise."""


@never_cache
@require_safe
@for_staff
def listed(request: HttpRequest) -> HttpResponse:
    """What waits to be judged again, the evaluations I may read, and those in which I sit."""
    me, now = actor_of_request(request), clock.now()
    facts = {
        "here": "juries",
        "rows": queries.listed(me, now),
        "mine": queries.mine(me),
        "due": queries.due(me, now),
        "calls": "yes" if me.has_role(*CONVENERS) else "",
    }
    return asking.shown(request, "juries/listed", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*CONVENERS)
@takes("title unit first last score_by every what figure weight least")
def call(request: HttpRequest) -> HttpResponse:
    """Call a group: the unit, the days that are over, and by which indicators it is judged."""
    now = clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: (operations.call_jury, (_called(request),))) if posted else None
    if posted and mend is None:
        return redirect("workbench:juries")
    several = request.POST.getlist
    lines = list(zip(several("what"), several("figure"), several("weight"), several("least"), strict=False))
    facts = {
        "here": "juries",
        "units": _units(day_of(now)),
        "every": asking.choices(JURY_EVERY),
        "lines": lines or STARTING,
        "today": day_of(now).isoformat(),
    }
    return asking.shown(request, "juries/call", facts, mend)


def _units(on: date) -> list[tuple[str, str]]:
    """Every centre, window and office, each with its kind."""
    centres = offices.centres(on)
    at = {row.ref: row.name for row in centres}
    found = [
        *(("centre", row.ref, row.name) for row in centres),
        *(
            ("window", row.ref, f"{at.get(row.centre_ref, '')} {row.code} {row.name}")
            for row in offices.all_windows(on)
        ),
        *(("office", row.ref, row.name) for row in offices.offices(on)),
    ]
    return [(f"{kind}:{ref}", f"{told(JURY_UNITS[kind])} · {name}") for kind, ref, name in found]


def _called(request: HttpRequest) -> Called:
    said, several = request.POST.get, request.POST.getlist
    unit, _, ref = said("unit", "").partition(":")
    lines = zip(several("what"), several("figure"), several("weight"), several("least"), strict=False)
    indicators = tuple(
        operations.Asked(
            QUALITY_FIGURES.get(figure, what),
            figure[:20],
            typed.number({"weight": weight}, "weight", 999),
            typed.number({"least": least}, "least", 999),
        )
        for what, figure, weight, least in lines
        if weight.strip() and what.strip()
    )
    return Called(
        said("title", ""), unit[:10], ref[:40], typed.day(request.POST, "first"), typed.day(request.POST, "last"),
        typed.day(request.POST, "score_by"), typed.number(request.POST, "every", 999), indicators,
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act kind staff name standing why number score said finding seat title told office due_on seen answered")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One evaluation: its group, what everything came to, what is weak, and what I may do."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: asking.one_of(request, _acts(request, ref))) if posted else None
    if posted and mend is None:
        return redirect("workbench:jury", ref=ref)
    view = queries.one(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "here": "juries",
        "view": view,
        "row": view.row,
        "today": day_of(now).isoformat(),
        "accounts": asking.choices(ANSWERED),
        **(_to_seat(day_of(now)) if "seat" in view.may else {}),
        **(_to_improve(view, day_of(now)) if _orders(view) else {}),
    }
    return asking.shown(request, "juries/one", facts, mend)


def _orders(view: JuryView) -> bool:
    return any(one.action is not None and "order" in one.action.may for one in view.indicators)


def _to_seat(on: date) -> Mapping[str, object]:
    """Who may be named, and as what."""
    return {
        "staff": [(row.ref, f"{row.name} {row.number}") for row in people.staff(on)],
        "staff_kinds": [(code, words) for code, words in asking.choices(JUROR_KINDS) if code in OF_THE_STAFF],
        "outside_kinds": [(code, words) for code, words in asking.choices(JUROR_KINDS) if code in FROM_OUTSIDE],
    }


def _to_improve(view: JuryView, on: date) -> Mapping[str, object]:
    """Who may improve the unit: its own office alone, when it has one."""
    own = view.row.answers_ref
    return {"offices": [(row.ref, row.name) for row in offices.offices(on) if own in ("", row.ref)]}


def _acts(request: HttpRequest, ref: str) -> Mapping[str, Callable[[], Asked]]:
    said = request.POST.get
    kind, standing, finding = said("kind", "")[:20], said("standing", ""), said("finding", "")[:40]
    return {
        "seat": lambda: (operations.seat_staff_juror, (ref, kind, said("staff", "")[:40], standing)),
        "ask": lambda: (operations.ask_in, (ref, kind, said("name", ""), standing)),
        "unseat": lambda: (operations.unseat_juror, (said("seat", "")[:40],)),
        "open": lambda: (operations.open_jury, (ref,)),
        "score": lambda: (operations.give_scores, (ref, scores_said(request))),
        "close": lambda: (operations.close_jury, (ref,)),
        "publish": lambda: (operations.publish_jury, (ref,)),
        "call_off": lambda: (operations.call_off_jury, (ref, said("why", ""))),
        "order": lambda: (operations.order_improvement, (finding, _given(request))),
        "drop": lambda: (operations.call_off_improvement, (finding, said("why", ""))),
        "check": lambda: (operations.check_effect, (finding, said("seen", ""), said("answered", "")[:20])),
    }


def _given(request: HttpRequest) -> Given:
    said = request.POST.get
    return Given(said("title", ""), said("told", ""), said("office", "")[:40], typed.day(request.POST, "due_on"))
