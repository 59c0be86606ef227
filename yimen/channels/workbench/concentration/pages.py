"""Pages of this room: who reads them, what their menu is, and how a typed plan is read."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.kernel.actor import Actor, Role
from yimen.registries.concentration.operations import DivisionPlan
from yimen.registries.dated import day_of
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending
from yimen.threshold.run import run

LEADERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)
READERS = (*LEADERS, Role.CENTRE_MANAGER, Role.OFFICE_HEAD, Role.SUPERVISOR, Role.ESTABLISHMENT_OFFICE)
for_readers = needs_staff(*READERS)
MENU: Mapping[str, str] = {
    "residencies": "进驻",
    "seats": "座席",
    "divisions": "审批处",
    "integrations": "三到位",
    "horizontals": "两横",
    "reform_plans": "改革方案",
}
PLANS_MENU: Mapping[str, str] = {"reform_plans": "改革方案"}
"""Route -> what the entry is called."""
MOST_OF_ONE = 10_000

Act = tuple[Callable[..., object], tuple[object, ...]]


def page(
    request: HttpRequest, template: str, tab: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    """A page of this room under the tab `tab`; after a refusal with what has to be mended."""
    mistakes = mend.mistakes if mend else ()
    shown = {
        "here": "reform_plans" if tab == "reform_plans" else "concentration",
        "tab": tab,
        "menu": MENU.items() if actor_of_request(request).has_role(*READERS) else PLANS_MENU.items(),
        "mistakes": mistakes,
        "today": this_day(),
        **facts,
    }
    return render(request, f"workbench/concentration/{template}.html", shown, status=422 if mistakes else 200)


def carry_out(request: HttpRequest, act: Act, by: Actor) -> object:
    """One act as a form asks for it, once however often the form is sent."""
    operation, facts = act
    return run(operation, *facts, by=by, now=clock.now(), key=request.POST.get("key", ""))


def this_day() -> date:
    """The day in the city."""
    return day_of(clock.now())


def typed_plan(request: HttpRequest) -> DivisionPlan:
    """The three determinations as they were typed; refuses with NotANumber."""
    said, several = request.POST.get, request.POST.getlist
    return DivisionPlan(
        name=said("name", ""),
        form=said("form", ""),
        way=said("way", ""),
        integration=said("integration", ""),
        headcount=typed.number(request.POST, "headcount", MOST_OF_ONE, 0),
        tasks=tuple(several("task")),
        closes=tuple(several("closes"))[:20],
    )


def may_run(me: Actor, centre_id: int | None = None) -> bool:
    """Whether somebody may plan for a centre, or for any: then the page shows the forms. The act itself decides."""
    mine = {post.centre_id for post in me.posts if post.role is Role.CENTRE_MANAGER}
    return me.has_role(*LEADERS) or (bool(mine) if centre_id is None else centre_id in mine)
