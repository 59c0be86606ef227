"""Divisions 审批处: every department's, one with its determination and people; and by which template regions ask."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.concentration.pages import (
    LEADERS,
    Act,
    carry_out,
    for_readers,
    page,
    this_day,
    typed_plan,
)
from yimen.kernel.actor import Actor, Role
from yimen.kernel.offices.concentration import DivisionForm, Duty, Integration, SetUp, Task, Template
from yimen.kernel.refusal import Refusal
from yimen.registries.concentration import operations, queries
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions
from yimen.threshold import typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes

_CITY_AND_COUNTY = (2, 3)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("basis day region template")
def listed(request: HttpRequest) -> HttpResponse:
    """Every department with its division; and by which template each region asks."""
    me, mend = actor_of_request(request), Mending()
    if request.method == "POST":
        try:
            said = request.POST.get
            facts = (said("region", ""), said("template", ""), typed.day(request.POST, "day"), said("basis", ""))
            carry_out(request, (operations.settle_template, facts), me)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:divisions")
    divisions = {row.office_ref: row for row in offices.divisions(this_day())}
    shown = {
        "rows": [(row, divisions.get(row.ref)) for row in offices.offices(this_day()) if not row.parent_ref],
        "settled": queries.templates(),
        "templates": list(Template),
        "regions": [row for row in regions.tree(this_day()) if row.level in _CITY_AND_COUNTY],
        "leads": me.has_role(*LEADERS),
    }
    return page(request, "divisions", "divisions", shown, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act determination day of basis duty staff begins closes form headcount integration name number task way")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One department's division: determinations, leader, head and members; propose, approve, appoint, release."""
    me, mend = actor_of_request(request), Mending()
    office = offices.office(ref, this_day())
    if office is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            carry_out(request, _act(request, ref), me)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:division", ref=ref)
    division = offices.division(ref, this_day())
    typed = {name: request.POST.get(name, "") for name in ("number", "name", "headcount", "begins")}
    facts = {
        "office": office,
        "division": division,
        "determinations": queries.determinations(ref),
        "duties": queries.duties(ref, this_day()),
        "staff": people.staff_of(office.id, this_day()),
        "sections": [row for row in offices.offices(this_day()) if row.parent_ref == ref],
        "tasks": list(Task),
        "closes": (),
        "typed": {**typed, "name": typed["name"] or (division.name if division else "")},
        "forms": list(DivisionForm),
        "ways": list(SetUp),
        "integrations": list(Integration),
        "all_tasks": list(Task),
        "all_duties": list(Duty),
        "may": _may(me, office.id),
        "approves": me.has_role(Role.ADMINISTRATOR, Role.ESTABLISHMENT_OFFICE),
    }
    return page(request, "division", "divisions", facts, mend)


def _may(me: Actor, office_id: int) -> bool:
    return me.has_role(*LEADERS) or office_id in me.offices(Role.OFFICE_HEAD)


def _act(request: HttpRequest, ref: str) -> Act:
    said, basis = request.POST.get, request.POST.get("basis", "")
    acts: Mapping[str, Callable[[], Act]] = {
        "propose": lambda: (
            operations.propose_determination,
            (ref, said("number", ""), typed_plan(request), typed.day(request.POST, "begins")),
        ),
        "approve": lambda: (operations.approve_determination, (said("determination", ""),)),
        "appoint": lambda: (
            operations.appoint,
            (ref, said("staff", ""), said("duty", ""), typed.day(request.POST, "day"), basis),
        ),
        "release": lambda: (operations.release, (said("of", ""), typed.day(request.POST, "day"), basis)),
    }
    if said("act", "") not in acts:
        raise Http404(said("act", ""))
    return acts[said("act", "")]()
