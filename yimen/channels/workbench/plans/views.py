"""Plans at the desk 工作计划: what is before me, what is over its day, one plan year by year."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench import asking
from yimen.channels.workbench.asking import Asked
from yimen.engine.supervision.plans import operations, queries
from yimen.engine.supervision.plans.operations import MilestoneSaid, PlanSaid
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.plans import PLAN_KINDS
from yimen.threshold.posted import takes

for_staff = needs_staff()
MENU = (("plans", "工作计划"), ("plans_overdue", "逾期节点"), ("bulletins", "简报"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("kind title basis begins ends public")
def listed(request: HttpRequest) -> HttpResponse:
    """The plans with how far they are, and what is before me; one more, by the reform office."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: (operations.make_plan, (_said(request),))) if posted else None
    if posted and mend is None:
        return redirect("workbench:plans")
    facts = {
        "rows": queries.plans(now),
        "before": queries.before_me(me, now),
        "keeps": "yes" if queries.keeps(me) else "",
        "kinds": asking.choices(PLAN_KINDS),
        "today": day_of(now).isoformat(),
    }
    return asking.shown(request, "plans/listed", {"here": "plans", "tab": "plans", "menu": MENU, **facts}, mend)


def _said(request: HttpRequest) -> PlanSaid:
    said = request.POST.get
    return PlanSaid(
        said("kind", "")[:20], said("title", ""), said("basis", ""), typed.day(request.POST, "begins"),
        typed.day(request.POST, "ends"), said("public", "no")[:3],
    )  # fmt: skip


@never_cache
@require_safe
@for_staff
def overdue(request: HttpRequest) -> HttpResponse:
    """What is over its day: all of it for who keeps or watches plans, an office its own."""
    rows = queries.overdue(actor_of_request(request), clock.now())
    return asking.shown(request, "plans/overdue", {"here": "plans", "tab": "plans_overdue", "menu": MENU, "rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act milestone title office due_on project_code parcel evidence why seen")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A plan year by year, with what I may do about each milestone."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: _of_one(request, ref)) if posted else None
    if posted and mend is None:
        return redirect("workbench:plan", ref=ref)
    view = queries.plan(ref, me, now)
    if view is None:
        raise Http404(ref)
    keeps = queries.keeps(me)
    facts = {
        "view": view,
        "row": view.row,
        "keeps": "yes" if keeps else "",
        "offices": [(each.ref, each.name) for each in offices.offices(day_of(now))] if keeps else [],
    }
    return asking.shown(request, "plans/one", {"here": "plans", "tab": "plans", "menu": MENU, **facts}, mend)


def _of_one(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    milestone, why = said("milestone", "")[:40], said("why", "")
    acts: Mapping[str, Callable[[], Asked]] = {
        "add": lambda: (operations.add_milestone, (ref, _milestone(request))),
        "report": lambda: (operations.report_milestone, (milestone, said("evidence", ""))),
        "return": lambda: (operations.return_milestone, (milestone, why)),
        "confirm": lambda: (operations.confirm_milestone, (milestone,)),
        "put_off": lambda: (operations.put_off_milestone, (milestone, typed.day(request.POST, "due_on"), why)),
        "drop": lambda: (operations.drop_milestone, (milestone, why)),
        "agree": lambda: (operations.agree_change, (milestone, said("seen", "")[:40])),
        "refuse": lambda: (operations.refuse_change, (milestone, said("seen", "")[:40], why)),
    }
    return asking.one_of(request, acts)


def _milestone(request: HttpRequest) -> MilestoneSaid:
    said = request.POST.get
    return MilestoneSaid(
        said("title", ""), said("office", "")[:40], typed.day(request.POST, "due_on"), said("project_code", ""),
        said("parcel", ""),
    )  # fmt: skip
