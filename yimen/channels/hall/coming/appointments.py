"""Appointments 预约: choose a place, a day and a time, with an account or without; then the ticket."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen.engine.centre.appointments import operations, queries
from yimen.engine.centre.appointments.elsewhere import elsewhere
from yimen.engine.centre.appointments.operations import Booked, Visitor, Wish
from yimen.engine.centre.appointments.rows import AppointmentRow, DayRow, PlanRow
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.refusal import Refusal
from yimen.kernel.visits.slots import SlotNotOffered
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen, open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

PLACES = {
    "appointment.slot_full": "begins",
    "appointment.slot_not_offered": "begins",
    "appointment.nobody_on_duty": "begins",
    "appointment.too_late_to_book": "begins",
    "appointment.too_early_to_book": "begins",
    "appointment.booked_then": "begins",
    "identity.bad_number": "number",
    "identity.bad_phone": "phone",
    "people.name_differs": "name",
}
#: Of the ways to come the usual first.
ORDER = ("regular", "extended", "holiday")


@never_cache
@require_GET
@open_to_all
def index(request: HttpRequest) -> HttpResponse:
    """Where can I book, what have I booked, and why may I not just now."""
    me, now = actor_of_request(request), clock.now()
    item_ref = request.GET.get("item", "")[:64]
    bookable = queries.centres_with_plans(now)
    facts = {
        "item": catalogue.in_force(item_ref, now) if item_ref else None,
        "case": request.GET.get("case", "")[:64],
        "centres": [row for row in offices.centres(day_of(now)) if row.ref in bookable],
        "mine": queries.mine(me, now),
        "pauses": queries.pauses(me, now),
    }
    return _page(request, "index", facts)


@require_GET
@open_to_all
def at_centre(request: HttpRequest, ref: str) -> HttpResponse:
    """One centre: on which days it opens, and what can be booked there."""
    now, item_ref = clock.now(), request.GET.get("item", "")[:64]
    centre = offices.centre(ref, day_of(now))
    if centre is None:
        raise Http404(ref)
    plans = sorted(queries.plans(ref, now, item_ref), key=lambda plan: ORDER.index(plan.kind))
    names = {plan.ref: plan.name for plan in plans}
    facts = {
        "centre": centre,
        "item": catalogue.in_force(item_ref, now) if item_ref else None,
        "case": request.GET.get("case", "")[:64],
        "plans": plans,
        "scanned": settings.YIMEN_ADDRESS + request.path + (f"?item={item_ref}" if item_ref else ""),
        "opening": [(row, [names[one] for one in row.plans]) for row in queries.opening(ref, now, item_ref)],
    }
    return _page(request, "centre", facts)


@never_cache
@sensitive_post_parameters("number", "phone")
@require_http_methods(["GET", "POST"])
@open_to_all
@limited("book", 12, timedelta(hours=1), ("POST",))
@takes("begins case comes day item name number party phone")
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Choose a day, a time, and for whom; sent, it is booked."""
    me, now = actor_of_request(request), clock.now()
    row = queries.plan(ref, now)
    if row is None:
        raise Http404(ref)
    mend = Mending()
    if request.method == "POST":
        try:
            booked = _book(request, row, me, now)
        except Refusal as refusal:
            mend = mending(refusal, PLACES)
        else:
            return redirect("hall:appointment", ref=booked.ref)
    item_ref = _item_ref(request, row)
    facts = {
        "plan": row,
        "item": catalogue.in_force(item_ref, now) if item_ref else None,
        "case": (request.POST.get("case") or request.GET.get("case", ""))[:64],
        "elsewhere": elsewhere(item_ref, row.centre_ref, now) if item_ref else (),
        "parties": people.parties(me.parties()),
        "typed": {name: request.POST.get(name, "") for name in ("name", "number", "phone", "comes", "party", "begins")},
        **_days(request, queries.days(ref, now, item_ref)),
    }
    return _page(request, "plan", facts, mend)


def _item_ref(request: HttpRequest, row: PlanRow) -> str:
    return row.item_ref or (request.POST.get("item") or request.GET.get("item", ""))[:64]


def _days(request: HttpRequest, days: Sequence[DayRow]) -> Mapping[str, object]:
    """The days of a plan and the one that is open: the one asked for, else the first."""
    asked = request.POST.get("day") or request.GET.get("day", "")
    opened = next((row for row in days if row.day.isoformat() == asked), days[0] if days else None)
    return {"days": days, "opened": opened}


def _book(request: HttpRequest, row: PlanRow, me: Actor, now: datetime) -> Booked:
    said, begins, item_ref = request.POST.get, _begins(request), _item_ref(request, row)
    if me.kind is ActorKind.CITIZEN:
        wish = Wish(item_ref, said("case", "")[:64], said("comes", ""))
        facts = (row.ref, begins, said("party", ""), wish)
        return run(operations.book, *facts, by=me, now=now, key=said("key", ""))
    visitor = Visitor(said("name", ""), said("number", "").strip().upper(), said("phone", ""))
    return run(operations.book_without_account, row.ref, begins, visitor, item_ref, by=me, now=now)


def _begins(request: HttpRequest) -> datetime:
    try:
        begins = datetime.fromisoformat(request.POST.get("begins", ""))
    except ValueError:
        raise SlotNotOffered() from None
    if begins.tzinfo is None or not 1900 <= begins.year < 2200:
        raise SlotNotOffered()
    return begins


@never_cache
@require_GET
@open_to_all
def ticket(request: HttpRequest, ref: str) -> HttpResponse:
    """The ticket: the code, when and where; whoever has its address may change or cancel it."""
    return _ticket(request, _found(request, ref))


def _ticket(request: HttpRequest, row: AppointmentRow, mend: Mending | None = None) -> HttpResponse:
    to_come = row.state == "booked" and row.begins > clock.now()
    return _page(request, "ticket", {"ticket": row, "to_come": "yes" if to_come else ""}, mend)


@never_cache
@require_http_methods(["GET", "POST"])
@open_to_all
@limited("book", 12, timedelta(hours=1), ("POST",))
@takes("begins day")
def change(request: HttpRequest, ref: str) -> HttpResponse:
    """Another time of the same plan."""
    me, now = actor_of_request(request), clock.now()
    row, mend = _found(request, ref), Mending()
    if request.method == "POST":
        try:
            run(operations.change_slot, ref, _begins(request), by=me, now=now)
        except Refusal as refusal:
            mend = mending(refusal, PLACES)
        else:
            return redirect("hall:appointment", ref=ref)
    facts = {"ticket": row, "typed": {}, **_days(request, queries.days(row.plan_ref, now, row.item_ref))}
    return _page(request, "change", facts, mend)


@require_POST
@open_to_all
@takes()
def cancel(request: HttpRequest, ref: str) -> HttpResponse:
    """Give the place back."""
    row = _found(request, ref)
    try:
        run(operations.cancel_booking, ref, by=actor_of_request(request), now=clock.now())
    except Refusal as refusal:
        return _ticket(request, row, mending(refusal))
    return redirect("hall:appointment", ref=ref)


@require_POST
@needs_citizen
@takes("reason")
def appeal(request: HttpRequest, ref: str) -> HttpResponse:
    """Say why one did not come."""
    me, now = actor_of_request(request), clock.now()
    try:
        run(operations.appeal_pause, ref, request.POST.get("reason", ""), by=me, now=now)
    except Refusal as refusal:
        facts = {"mine": queries.mine(me, now), "pauses": queries.pauses(me, now), "centres": ()}
        return _page(request, "index", facts, mending(refusal))
    return redirect("hall:appointments")


def _found(request: HttpRequest, ref: str) -> AppointmentRow:
    row = queries.ticket(ref, actor_of_request(request), clock.now())
    if row is None:
        raise Http404(ref)
    return row


def _page(
    request: HttpRequest, template: str, facts: Mapping[str, object], mend: Mending | None = None
) -> HttpResponse:
    shown = {"here": "me", "mistakes": mend.mistakes if mend else (), "errors": (mend.errors or {}) if mend else {}}
    status = 422 if mend and mend.mistakes else 200
    return render(request, f"hall/appointments/{template}.html", {**shown, **facts}, status=status)


urlpatterns = [
    path("appointments", index, name="appointments"),
    path("appointments/centres/<str:ref>", at_centre, name="appointments_at"),
    path("appointments/plans/<str:ref>", plan, name="appointment_plan"),
    path("appointments/pauses/<str:ref>/appeal", appeal, name="appeal_pause"),
    path("appointments/<str:ref>", ticket, name="appointment"),
    path("appointments/<str:ref>/change", change, name="change_appointment"),
    path("appointments/<str:ref>/cancel", cancel, name="cancel_appointment"),
]
