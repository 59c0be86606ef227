"""Pilots at the desk 改革试点: what runs where, one beside the rest, what others found, and what is decided."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench import asking
from yimen.channels.workbench.asking import Asked
from yimen.insight.pilots import queries as insight
from yimen.kernel.actor import Actor, Role
from yimen.kernel.offices.powers import TO_AN_OFFICE, Mode
from yimen.kernel.reform.pilots import ONE_DAY, PilotFeature, PilotStanding, PilotSubjectKind, Span
from yimen.registries.dated import day_of
from yimen.registries.delegations import queries as delegations
from yimen.registries.offices import queries as offices
from yimen.registries.pilots import operations, queries
from yimen.registries.pilots.operations import Named, PilotSaid
from yimen.registries.pilots.rows import PilotView
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.levels import MODES
from yimen.threshold.names.pilots import PILOT_DECISIONS, PILOT_FEATURES, PILOT_VERDICTS
from yimen.threshold.posted import takes

PLANNERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)
EVALUATORS = (Role.SUPERVISOR, Role.LEGAL_REVIEWER, Role.CENTRE_MANAGER, Role.OFFICE_HEAD)
for_readers = needs_staff(*PLANNERS, *EVALUATORS)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("feature name purpose document begins last office point items announcement mode")
def listed(request: HttpRequest) -> HttpResponse:
    """All pilots, what waits for a decision first; one more, by the reform office."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: (operations.begin_pilot, (_said(request), _named(request)))) if posted else None
    if posted and mend is None:
        return redirect("workbench:pilots")
    plans = me.has_role(*PLANNERS)
    facts = {
        "here": "pilots",
        "rows": queries.pilots(now),
        "plans": "yes" if plans else "",
        "today": day_of(now).isoformat(),
        "ticked": frozenset((*request.POST.getlist("office"), *request.POST.getlist("point"))),
        **(_to_choose(day_of(now)) if plans else {}),
    }
    return asking.shown(request, "pilots/listed", facts, mend)


def _to_choose(on: date) -> Mapping[str, object]:
    """What a pilot may be made of."""
    announced = [(row.ref, f"{row.number} {row.title}") for row in delegations.announcements(on)]
    modes = {code: words for code, words in MODES.items() if Mode(code) not in TO_AN_OFFICE}
    return {
        "features": asking.choices(PILOT_FEATURES),
        "offices": offices.offices(on),
        "points": offices.centres(on),
        "announcements": [("", "—"), *announced],
        "modes": [("", "—"), *asking.choices(modes)],
    }


def _said(request: HttpRequest) -> PilotSaid:
    said = request.POST.get
    return PilotSaid(
        said("feature", "")[:40], said("name", ""), said("purpose", ""), said("document", ""),
        typed.day(request.POST, "begins"), typed.day(request.POST, "last") + ONE_DAY, said("announcement", "")[:40],
        said("mode", "")[:20],
    )  # fmt: skip


def _named(request: HttpRequest) -> Named:
    lines = request.POST.get("items", "").splitlines()
    items = tuple(line.strip()[:80] for line in lines if line.strip())
    return Named(asking.refs(request, "office"), items, asking.refs(request, "point"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act office point items day last document why verdict said")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A pilot beside the rest and beside what was before, what others found, and what may be decided."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: _of_one(request, ref)) if posted else None
    if posted and mend is None:
        return redirect("workbench:pilot", ref=ref)
    view = queries.one(ref, now)
    if view is None:
        raise Http404(ref)
    may, on = _may(view, me), day_of(now)
    chosen = request.POST.get("act") or request.GET.get("do", "")
    facts = {
        "here": "pilots",
        "view": view,
        "row": view.row,
        "may": may,
        "deeds": [(code, words) for code, words in asking.choices(PILOT_DECISIONS) if code in may],
        "chosen": chosen if chosen in may else "",
        "last_day": view.row.last.isoformat(),
        "ticked": frozenset((*request.POST.getlist("office"), *request.POST.getlist("point"))),
        "compared": insight.comparison(view.id, _span(view), on),
        "verdicts": asking.choices(PILOT_VERDICTS),
        "today": on.isoformat(),
        **(_others(view, on) if "extend" in may else {}),
    }
    return asking.shown(request, "pilots/one", facts, mend)


def _may(view: PilotView, me: Actor) -> frozenset[str]:
    """What this reader may do about it; what would be refused is not offered."""
    stands, may = view.row.standing, set[str]()
    if view.ended_on is None and me.has_role(*PLANNERS):
        may.add("end")
        if view.opened_on is None:
            may.add("change")
            if view.evaluated == "yes" and view.row.verdict != "fails":
                may |= {"open"} | ({"extend"} if stands is PilotStanding.RUNNING else set())
    going = stands in (PilotStanding.RUNNING, PilotStanding.UNDECIDED) and view.ended_on is None
    if (
        going
        and view.opened_on is None
        and me.has_role(*EVALUATORS)
        and queries.may_evaluate(view.row.ref, me) == "yes"
    ):
        may.add("evaluate")
    return frozenset(may)


def _others(view: PilotView, on: date) -> Mapping[str, object]:
    """Offices and points that do not take part yet, of the kinds by which the pilot is drawn."""
    inside = {one.ref for one in view.subjects}
    copied = view.row.feature is PilotFeature.AT_POINT or {PilotSubjectKind.OFFICE, PilotSubjectKind.ITEM} <= set(
        view.kinds
    )
    by_office, by_point = PilotSubjectKind.OFFICE in view.kinds, PilotSubjectKind.POINT in view.kinds
    return {
        "offices": [one for one in offices.offices(on) if one.ref not in inside] if by_office else [],
        "points": [one for one in offices.centres(on) if one.ref not in inside] if by_point else [],
        "by_item": "yes" if PilotSubjectKind.ITEM in view.kinds else "",
        "copies": "yes" if copied else "",
    }


def _span(view: PilotView) -> Span:
    return Span(view.row.begins, view.row.ends, view.opened_on, view.ended_on)


def _of_one(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get

    def decided(day: date) -> tuple[object, ...]:
        return day, said("document", ""), said("why", "")

    acts: Mapping[str, Callable[[], Asked]] = {
        "evaluate": lambda: (operations.evaluate_pilot, (ref, said("verdict", "")[:20], said("said", ""))),
        "extend": lambda: (
            operations.extend_pilot,
            (ref, _named(request), *decided(typed.day(request.POST, "day"))),
        ),
        "change": lambda: (operations.change_pilot, (ref, *decided(typed.day(request.POST, "last") + ONE_DAY))),
        "end": lambda: (operations.end_pilot, (ref, *decided(typed.day(request.POST, "day")))),
        "open": lambda: (operations.open_pilot, (ref, *decided(typed.day(request.POST, "day")))),
    }
    return asking.one_of(request, acts)
