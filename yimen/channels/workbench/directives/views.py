"""Directives at the desk 督办事项: what my office is to do, what I judge, what the group decided, what was raised."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.supervision.directives import operations, queries
from yimen.engine.supervision.directives.operations import Given
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.directives import ANSWERED, GROUP_ROLES, PROBLEM_ORIGINS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[object, ...]]
for_staff = needs_staff()
MENU = (("directives", "督办事项"), ("directive_problems", "问题跟踪"), ("directive_group", "领导小组"))


def _page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    mistakes = mend.mistakes if mend else ()
    shown = {
        "here": "directives",
        "tab": tab,
        "menu": MENU,
        "mistakes": mistakes,
        **facts,
    }
    return render(request, f"workbench/directives/{template}.html", shown, status=422 if mistakes else 200)


def _done(request: HttpRequest, asked: Callable[[HttpRequest], Asked]) -> Mending | None:
    """Do what a form asks for; None when it is done."""
    try:
        act, said = asked(request)
        run(act, *said, by=actor_of_request(request), now=clock.now(), key=request.POST.get("key", ""))
    except Refusal as refusal:
        return mending(refusal)
    return None


@never_cache
@require_safe
@for_staff
def listed(request: HttpRequest) -> HttpResponse:
    """What is open before me, what is over its day, how offices stand, and what ended last."""
    me, now = actor_of_request(request), clock.now()
    overdue = "yes" if request.GET.get("overdue") else ""
    facts = {
        "rows": queries.open_ones(me, now, overdue),
        "closed": () if overdue else queries.closed(me, now),
        "standing": queries.standing(me, now),
        "overdue": overdue,
    }
    return _page(request, "listed", "directives", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act report why effect answered key")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One directive with what I may do about it."""
    me, now = actor_of_request(request), clock.now()
    mend = _done(request, lambda asked: _of_one(asked, ref)) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:directive", ref=ref)
    row = queries.one(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {"row": row, "accounts": [(code, told(words)) for code, words in ANSWERED.items()]}
    return _page(request, "one", "directives", facts, mend)


def _of_one(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    return _one_of(
        request,
        {
            "report": (operations.report_directive, (ref, said("report", ""))),
            "return": (operations.return_directive, (ref, said("why", ""))),
            "close": (operations.close_directive, (ref, said("effect", ""), said("answered", ""))),
            "call_off": (operations.call_off_directive, (ref, said("why", ""))),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act origin title told problem office due_on why key")
def problems(request: HttpRequest) -> HttpResponse:
    """Problems: raised by anybody, made somebody's directive or declined by the reform office, solved when I say so."""
    me, now = actor_of_request(request), clock.now()
    mend = _done(request, _of_problems) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:directive_problems")
    facts = {
        "rows": queries.problems(me, now),
        "standing": queries.problem_standing(day_of(now)),
        "assigns": "yes" if me.has_role(Role.REFORM_OFFICE) else "",
        "origins": [(code, told(words)) for code, words in PROBLEM_ORIGINS.items()],
        "offices": [(row.ref, row.name) for row in offices.offices(day_of(now))],
    }
    return _page(request, "problems", "directive_problems", facts, mend)


def _of_problems(request: HttpRequest) -> Asked:
    said = request.POST.get
    problem = said("problem", "")[:40]
    given = (problem, _given(request)) if said("act") == "assign" else ()
    return _one_of(
        request,
        {
            "raise": (operations.raise_problem, (said("origin", "")[:20], said("title", ""), said("told", ""))),
            "assign": (operations.assign_problem, given),
            "decline": (operations.decline_problem, (problem, said("why", ""))),
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act staff role seat basis member title held_on present minutes meeting told office due_on key")
def group(request: HttpRequest) -> HttpResponse:
    """The leading group: its members, its meetings, and what they decided."""
    me, now = actor_of_request(request), clock.now()
    mend = _done(request, _of_group) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:directive_group")
    keeps = me.has_role(Role.REFORM_OFFICE)
    on = day_of(now)
    facts = {
        "members": queries.group(now),
        "meetings": queries.meetings(me, now),
        "keeps": "yes" if keeps else "",
        "gives": "yes" if queries.may_give(me, now) else "",
        "staff": [(row.ref, f"{row.name} {row.number}") for row in people.staff(on)] if keeps else [],
        "roles": [(code, told(words)) for code, words in GROUP_ROLES.items()],
        "offices": [(row.ref, row.name) for row in offices.offices(on)],
        "today": on.isoformat(),
    }
    return _page(request, "group", "directive_group", facts, mend)


def _of_group(request: HttpRequest) -> Asked:
    said, act = request.POST.get, request.POST.get("act", "")
    named = (said("staff", "")[:40], said("role", "")[:20], said("seat", ""), said("basis", ""))
    present = tuple(one[:40] for one in request.POST.getlist("present"))
    on = (typed.day(request.POST, "held_on"),) if act == "meet" else ()
    held = (said("title", ""), *on, present, said("minutes", ""))
    given = ("meeting", said("meeting", "")[:40], _given(request)) if act == "decide" else ()
    return _one_of(
        request,
        {
            "name": (operations.name_to_group, named),
            "leave": (operations.leave_group, (said("member", "")[:40],)),
            "meet": (operations.keep_meeting, held),
            "decide": (operations.give_directive, given),
        },
    )


def _given(request: HttpRequest) -> Given:
    said = request.POST.get
    return Given(said("title", ""), said("told", ""), said("office", "")[:40], typed.day(request.POST, "due_on"))


def _one_of(request: HttpRequest, acts: Mapping[str, Asked]) -> Asked:
    if (act := acts.get(request.POST.get("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act
