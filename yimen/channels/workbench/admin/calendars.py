"""Calendars on pages: the week as seven lines, the days that break it as one line each. Each change is a revision."""

import re
from datetime import date
from typing import ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.case.reprojections import queries as reprojections
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.time.worktime import Shift, Week
from yimen.registries.calendars import operations, queries
from yimen.registries.calendars.operations import CalendarChangedMeanwhile
from yimen.registries.calendars.rows import DayKind, DayRule, read_shifts, written_shifts
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.structure.days import CALENDAR_DAYS
from yimen.threshold.structure.meanwhile import kept_from_others
from yimen.threshold.structure.rows import needed_day
from yimen.threshold.typed import seen

DAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
USUAL = ("09:00-12:00 13:30-17:30",) * 5 + ("", "")
KINDS = {"休": DayKind.HOLIDAY, "班": DayKind.MAKE_UP, "开": DayKind.SPECIAL}
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)\Z", re.ASCII)


class BadLine(Refusal):
    """A line of hours or days that cannot be understood."""

    code: ClassVar[str] = "structure.bad_line"
    line: str
    field: str


@never_cache
@require_http_methods(["GET", "POST"])
@needs_staff(Role.ADMINISTRATOR)
@takes("name valid_through day-*")
def listed(request: HttpRequest) -> HttpResponse:
    """The calendars, and the form that defines one from the national holidays."""
    mend = Mending()
    name, through = request.POST.get("name", ""), request.POST.get("valid_through", "")
    week = [request.POST.get(f"day-{at}", usual) for at, usual in enumerate(USUAL)]
    if request.method == "POST":
        try:
            defined = run(
                operations.define_calendar,
                name=name,
                week=_week(week),
                valid_through=needed_day({"valid_through": through}, "valid_through"),
                days=operations.national_rules(),
                by=actor_of_request(request),
                now=clock.now(),
            )
        except Refusal as refusal:
            mend = mending(refusal, {"calendar.name_in_use": "name"})
        else:
            return redirect("workbench:calendar", ref=defined.ref)
    facts = {
        "here": "administration",
        "calendars": queries.listed(),
        "typed": {"name": name, "valid_through": through},
        "week": [(f"day-{at}", DAYS[at], hours) for at, hours in enumerate(week)],
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/admin/calendars.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_http_methods(["GET", "POST"])
@needs_staff(Role.ADMINISTRATOR)
@takes("days valid_through seen")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A calendar with its days; other rules for days, one a line."""
    page = queries.page(ref)
    if page is None:
        raise Http404
    mend, typed, status = Mending(), request.POST.get("days", ""), 200
    if request.method == "POST":
        try:
            through = request.POST.get("valid_through", "")
            with kept_from_others((CALENDAR_DAYS,)):
                run(
                    operations.change_days,
                    ref,
                    rules=_rules(typed),
                    valid_through=needed_day({"valid_through": through}, "valid_through") if through else None,
                    seen=seen(request.POST),
                    by=actor_of_request(request),
                    now=clock.now(),
                )
        except CalendarChangedMeanwhile as refusal:
            mend, status, page = mending(refusal), 409, queries.page(ref) or page
        except Refusal as refusal:
            mend, status = mending(refusal), 422
        else:
            return redirect("workbench:calendar", ref=ref)
    words = {kind: word for word, kind in KINDS.items()}
    facts = {
        "here": "administration",
        "row": page.row,
        "week": [(DAYS[at], _hours(shifts)) for at, shifts in enumerate(page.week)],
        "days": [(rule.day, words[rule.kind], _hours(rule.shifts), rule.note) for rule in reversed(page.days)][:200],
        "runs": reprojections.listed(ref, actor_of_request(request)),
        "typed": typed,
        "through": request.POST.get("valid_through", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/admin/calendar.html", facts, status=status)


def _week(lines: list[str]) -> Week:
    return tuple(_shifts(line.split(), "day-0") for line in lines)


def _rules(text: str) -> tuple[DayRule, ...]:
    return tuple(_rule(line.split()) for line in text.splitlines()[:500] if line.strip())


def _rule(words: list[str]) -> DayRule:
    line = " ".join(words)
    if len(words) < 2 or words[1] not in KINDS:
        raise BadLine(line=line[:60], field="days")
    day: date = needed_day({"days": words[0]}, "days")
    hours = [word for word in words[2:] if _SPAN.match(word)]
    note = " ".join(word for word in words[2:] if word not in hours)
    return DayRule(day, KINDS[words[1]], _shifts(hours, "days"), note)


def _shifts(spans: list[str], field: str) -> tuple[Shift, ...]:
    for span in spans:
        if not _SPAN.match(span):
            raise BadLine(line=span[:60], field=field)
    return read_shifts([span.split("-") for span in spans])


def _hours(shifts: tuple[Shift, ...]) -> str:
    return " ".join("-".join(span) for span in written_shifts(shifts))
