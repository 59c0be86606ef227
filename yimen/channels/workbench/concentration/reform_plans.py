"""Reform plans 改革方案 at the desk: submitted by a department, approved or sent back, determined, told to all."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.concentration.pages import Act, carry_out, page, this_day, typed_plan
from yimen.engine.supervision.reform_plans import operations, queries
from yimen.engine.supervision.reform_plans.operations import ReformPlanKept, ReformPlanSaid
from yimen.kernel.offices.concentration import DivisionForm, Integration, SetUp, Task
from yimen.kernel.refusal import Refusal
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes

SAID = "title text name form way integration headcount begins task closes partner"
TYPED = ("title", "text", "name", "headcount", "begins", "form", "way", "integration")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes(f"office {SAID}")
def listed(request: HttpRequest) -> HttpResponse:
    """The plans that somebody may read; and for the head of a department the form that submits one."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            office = request.POST.get("office", "")
            kept = carry_out(request, (operations.submit_plan, (office, _said(request))), me)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            assert isinstance(kept, ReformPlanKept), "submitting tells which plan it is"
            return redirect("workbench:reform_plan", ref=kept.ref)
    headed = queries.may_submit(me, clock.now())
    facts = {"rows": queries.plans(me, clock.now()), "headed": headed, **_form(request, [ref for ref, _ in headed])}
    return page(request, "reform_plans", "reform_plans", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes(f"act seen number why {SAID}")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One plan: its versions, what was done with which, who was told; and what the reader may do with it."""
    me, mend = actor_of_request(request), Mending()
    if queries.one(ref, me, clock.now()) is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            carry_out(request, _act(request, ref), me)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:reform_plan", ref=ref)
    view = queries.one(ref, me, clock.now())
    assert view is not None, "nobody loses a plan by what they do with it"
    facts = {"view": view, "row": view.row, "latest": view.versions[0], **_form(request, [view.row.office_ref])}
    if request.method != "POST":
        plan = view.versions[0].division
        facts["typed"] = {
            "title": view.versions[0].title, "text": view.versions[0].text, "name": plan.name,
            "headcount": plan.headcount, "begins": view.versions[0].begins.isoformat(), "form": plan.form,
            "way": plan.way, "integration": plan.integration,
        }  # fmt: skip
        facts |= {"tasks": plan.tasks, "closes": plan.closes, "partners": view.partner_refs}
    return page(request, "reform_plan", "reform_plans", facts, mend)


def _form(request: HttpRequest, own: list[str]) -> dict[str, object]:
    """What the form offers, and what was typed into it."""
    known = offices.offices(this_day())
    several = request.POST.getlist
    return {
        "typed": {name: request.POST.get(name, "") for name in TYPED},
        "tasks": several("task") if request.method == "POST" else list(Task),
        "closes": several("closes"),
        "partners": several("partner"),
        "forms": list(DivisionForm),
        "ways": list(SetUp),
        "integrations": list(Integration),
        "all_tasks": list(Task),
        "sections": [row for row in known if row.parent_ref in own],
        "others": [row for row in known if not row.parent_ref and row.ref not in own],
    }


def _said(request: HttpRequest) -> ReformPlanSaid:
    said, partners = request.POST.get, request.POST.getlist("partner")
    return ReformPlanSaid(
        said("title", ""), said("text", "").replace("\r\n", "\n"), typed_plan(request),
        typed.day(request.POST, "begins"), tuple(partners),
    )  # fmt: skip


def _act(request: HttpRequest, ref: str) -> Act:
    said = request.POST.get
    seen, number, why = said("seen", ""), said("number", ""), said("why", "")
    acts: Mapping[str, Callable[[], Act]] = {
        "revise": lambda: (operations.revise_plan, (ref, _said(request), seen)),
        "approve": lambda: (operations.approve_plan, (ref, number, seen)),
        "return": lambda: (operations.return_plan, (ref, why, seen)),
        "determine": lambda: (operations.determine_plan, (ref, number, seen)),
        "send_back": lambda: (operations.send_plan_back, (ref, why, seen)),
        "withdraw": lambda: (operations.withdraw_plan, (ref, why, seen)),
        "read": lambda: (operations.read_plan_notices, (ref, typed.seen(request.POST) or 0)),
    }
    if said("act", "") not in acts:
        raise Http404(said("act", ""))
    return acts[said("act", "")]()
