"""Appointments at the desk: who comes today, the plans of a centre, the roster of days off, appeals."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.service.pages import (
    for_centre,
    for_leaders,
    page,
    staff_of,
    tried,
)
from yimen.engine.centre.appointments import operations, queries
from yimen.engine.centre.appointments.operations import PlanTold
from yimen.kernel.actor import Actor, Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.villages.towns import Family
from yimen.kernel.visits.slots import SlotKind
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "POST"])
@for_centre
@takes("code")
def today(request: HttpRequest) -> HttpResponse:
    """Who is expected today; a code that is typed or scanned opens the visit and leads to the window."""
    me, now, mend = actor_of_request(request), clock.now(), None
    if request.method == "POST":
        code = request.POST.get("code", "")[:20]
        try:
            come = run(operations.arrive, code, by=me, now=now, key=request.POST.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal, {refusal.code: "code"})
        else:
            return redirect(f"{reverse('workbench:window')}?party={come.party}")
    rows = queries.at_centre(me, day_of(now), now)
    left = sum(row.state == "booked" for row in rows)
    return page(request, "today", "service_today", {"rows": rows, "left": left}, mend)


@never_cache
@require_http_methods(["GET", "POST"])
@for_leaders
@takes(
    "act answer basis centre closes code day days_ahead duty family item kind lead_hours minutes name office "
    "opens pause places plan reason since staff"
)
def plans(request: HttpRequest) -> HttpResponse:
    """What can be booked at my centre, who serves on days off, and whose appeal waits."""
    me, now, mend = actor_of_request(request), clock.now(), None
    if request.method == "POST":
        mend = _acted(request)
        if mend is None:
            return redirect("workbench:service_plans")
    on = day_of(now)
    mine = _managed(me, on)
    facts = {
        "centres": [(row, *_of_centre(row, on)) for row in mine],
        "kinds": list(SlotKind),
        "families": list(Family),
        "offices": offices.offices(on) if mine else (),
        "of_office": queries.plans_of_office(me, now),
        "roster": queries.roster(me, on),
        "appeals": queries.appeals(me),
        "leads": me.has_role(Role.OFFICE_HEAD),
    }
    return page(request, "plans", "service_plans", facts, mend)


def _of_centre(row: CentreRow, on: date) -> tuple[object, ...]:
    """The plans of a centre, what came of this month's bookings, and what it leaves out on days off."""
    now = clock.now()
    told = queries.attendance(row.ref, on.replace(day=1), on)
    return queries.plans(row.ref, now), told, queries.left_out(row.ref, now)


def _managed(me: Actor, on: date) -> list[CentreRow]:
    ids = {post.centre_id for post in me.posts if post.role is Role.CENTRE_MANAGER and post.centre_id is not None}
    return [row for one in sorted(ids) if (row := offices.centre(one, on)) is not None]


def _acted(request: HttpRequest) -> Mending | None:
    said = request.POST.get
    acts: dict[str, Callable[[], tuple[Callable[..., object], tuple[object, ...]]]] = {
        "open": lambda: (operations.open_plan, (said("centre", ""), _told(request))),
        "end": lambda: (operations.end_plan, (said("plan", ""),)),
        "offer": lambda: (
            operations.offer_duty,
            (said("plan", ""), staff_of(request), typed.day(request.POST, "day")),
        ),
        "leave_out": lambda: (
            operations.reduce_weekend,
            (said("centre", ""), _items(request), typed.day(request.POST, "since"), said("basis", "")),
        ),
        "do_again": lambda: (operations.restore_weekend, (said("centre", ""), (said("item", ""),))),
        "withdraw": lambda: (operations.withdraw_duty, (said("duty", ""),)),
        "answer": lambda: (operations.answer_appeal, (said("pause", ""), said("answer", ""), said("reason", ""))),
    }
    return tried(request, acts)


def _items(request: HttpRequest) -> tuple[str, ...]:
    """An item by its code or reference; one that is not known stays as it was typed, and is refused."""
    typed = request.POST.get("code", "").strip()[:64]
    found = catalogue.in_force(typed, clock.now()) if typed else None
    return (found.ref if found else typed,) if typed else ()


def _told(request: HttpRequest) -> PlanTold:
    said = request.POST.get
    kind = said("kind", "")
    return PlanTold(
        name=said("name", ""),
        kind=kind,
        minutes=typed.number(request.POST, "minutes", 9999),
        places=typed.number(request.POST, "places", 9999),
        lead_hours=typed.number(request.POST, "lead_hours", 9999),
        days_ahead=typed.number(request.POST, "days_ahead", 9999),
        family=said("family", ""),
        item_ref=said("item", "").strip(),
        office_ref=said("office", "") if kind == SlotKind.HOLIDAY else "",
        opens=typed.hour_or_none(request.POST, "opens") if kind == SlotKind.HOLIDAY else None,
        closes=typed.hour_or_none(request.POST, "closes") if kind != SlotKind.REGULAR else None,
    )
