"""Centres 中心概况: what each is and has, which have something one needs, and what does not work there."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.insight.centres import days
from yimen.insight.centres import queries as figures
from yimen.kernel.premises import FacilityKind
from yimen.kernel.refusal import Refusal
from yimen.kernel.time.worktime import WorkCalendar
from yimen.kernel.visits.nearby import opening
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.premises import operations, queries
from yimen.registries.town_matters import queries as town_matters
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.places import FACILITY_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

WEEK = 7


@require_safe
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """The centres side by side, narrowed to those that have something: a cash machine, a wheelchair."""
    now, has = clock.now(), request.GET.get("has", "")[:20]
    report, wanted = figures.report(now), None
    if has in set(FacilityKind):
        ids = queries.with_kind(has, day_of(now))
        wanted = {row.ref for row in offices.centres(day_of(now)) if row.id in ids}
    facts = {
        "rows": [row for row in report.rows if wanted is None or row.ref in wanted],
        "city": report.city if wanted is None else None,
        "has": has,
        "kinds": [(kind.value, told(FACILITY_KINDS[kind])) for kind in FacilityKind],
        "as_of": now,
    }
    return render(request, "hall/centres/list.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("fault", 10, timedelta(hours=1), ("POST",))
@takes("facility told")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One centre: where, when, who is there, what is where; and say that something is broken."""
    now, mend = clock.now(), Mending()
    on = day_of(now)
    centre, counted = offices.centre(ref, on), figures.of_centre(ref, now)
    if centre is None or counted is None:
        raise Http404(ref)
    place, calendar = queries.of_centre(ref, on), calendars.calendar(centre.calendar_id)
    if request.method == "POST":
        try:
            _report(request, [row.ref for row in place.facilities])
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect(f"{request.path}?told=yes")
    facts = {
        "centre": centre,
        "counted": counted,
        "days": days.of_centre(ref, now),
        "place": place,
        "offices": figures.offices_in(ref, now),
        "opening": opening(calendar, now),
        "week": [_day(calendar, on + timedelta(days=n)) for n in range(WEEK)],
        "facilities": [(row.ref, row.name) for row in place.facilities if row.state == "works"],
        "matters": town_matters.published(ref) if centre.kind == "town" else None,
        "told": request.GET.get("told", ""),
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
        "as_of": now,
    }
    return render(request, "hall/centres/one.html", facts, status=422 if mend.mistakes else 200)


def _report(request: HttpRequest, here: list[str]) -> None:
    ref = request.POST.get("facility", "")
    run(
        operations.report_fault,
        ref if ref in here else "",
        request.POST.get("told", ""),
        by=actor_of_request(request),
        now=clock.now(),
    )


def _day(calendar: WorkCalendar, day: date) -> tuple[date, tuple[str, ...]]:
    """A day with its hours; none: closed."""
    return day, tuple(f"{shift.opens:%H:%M}-{shift.closes:%H:%M}" for shift in calendar.shifts_on(day))


@require_safe
@open_to_all
def matters(request: HttpRequest, ref: str) -> HttpResponse:
    """The published list of a town's matters: which its centre does, and which are still handled elsewhere, where."""
    centre, listed = offices.centre(ref, day_of(clock.now())), town_matters.published(ref)
    if centre is None or listed is None:
        raise Http404(ref)
    away = sum(one.in_centre == "no" for one in listed.matters)
    return render(request, "hall/centres/matters.html", {"centre": centre, "listed": listed, "away": away})
