"""How the desk of the voices is kept: comments, shifts, members, routes, schemes, and how departments worked."""

from datetime import date, datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.civic.pages import Asked, done, for_staff, one_of, page
from yimen.engine.public.voices import operations, queries
from yimen.engine.public.voices.rows import HEADS
from yimen.engine.supervision.directives import operations as directives
from yimen.engine.supervision.directives import queries as directive_queries
from yimen.engine.supervision.directives.operations import Given
from yimen.kernel.voice_life import Weights, month_before, month_of
from yimen.kernel.writing import NotInList
from yimen.registries.dated import ZONE, day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.names.voice import VOICE_LINES
from yimen.threshold.posted import takes

DAYS_BACK, DAYS_AHEAD = 7, 7


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act comment why")
def comments(request: HttpRequest) -> HttpResponse:
    """What waits for a reader, and what was reported."""
    mend = done(request, _of_comments) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:civic_comments")
    facts = {"rows": queries.unread_comments(actor_of_request(request), clock.now())}
    return page(request, "comments", "civic_comments", facts, mend)


def _of_comments(request: HttpRequest) -> Asked:
    ref = request.POST.get("comment", "")[:40]
    acts: dict[str, Asked] = {
        "show": (operations.show_comment, (ref,)),
        "withhold": (operations.withhold_comment, (ref, request.POST.get("why", ""))),
    }
    return one_of(acts, request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act shift staff day begins hours")
def duty(request: HttpRequest) -> HttpResponse:
    """Who was and is on duty, when nobody was, and the shifts of the days to come."""
    me, now = actor_of_request(request), clock.now()
    mend = done(request, _of_duty) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:civic_duty")
    today = datetime.combine(day_of(now), time(0), ZONE)
    since, until = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
    facts = {
        "seen": queries.attendance(since, until, me, now),
        "since": since,
        "heads": "yes" if me.has_role(*HEADS) else "",
        "members": [(row.staff_ref, row.name) for row in queries.members(now)],
        "hours": [(str(n), told("{n} 小时", n=n)) for n in (4, 8, 12)],
        "today": day_of(now).isoformat(),
    }
    return page(request, "duty", "civic_duty", facts, mend)


def _of_duty(request: HttpRequest) -> Asked:
    said = request.POST.get
    shift = (said("shift", "")[:40],)
    acts: dict[str, Asked] = {
        "come": (operations.come_on_duty, shift),
        "go": (operations.go_off_duty, shift),
        "plan": (operations.plan_shift, (said("staff", "")[:40], *_shift(request)) if said("act") == "plan" else ()),
    }
    return one_of(acts, request)


def _shift(request: HttpRequest) -> tuple[datetime, datetime]:
    said = request.POST.get
    begins = datetime.combine(typed.day(request.POST, "day"), typed.hour(request.POST, "begins"), ZONE)
    hours = said("hours", "")
    if hours not in ("4", "8", "12"):
        raise NotInList(field="hours")
    return begins, begins + timedelta(hours=int(hours))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act month why report title told office due_on")
def work(request: HttpRequest) -> HttpResponse:
    """How departments worked in a month, by the scheme in force; and the reports, made, corrected and published."""
    me, now = actor_of_request(request), clock.now()
    mend = done(request, _of_reports) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:civic_work")
    month = month_of(typed.day_or(request.GET, "month", day_of(now)))
    facts = {
        "month": month,
        "before": month_before(month),
        "lines": [(told(name), queries.work(month, now, code)) for code, name in VOICE_LINES.items()],
        "reports": queries.reports(me, now),
        "last": month_before(month_of(day_of(now))).isoformat(),
        "gives": "yes" if directive_queries.may_give(me, now) else "",
        "offices": [(row.ref, row.name) for row in offices.offices(day_of(now))],
        "published": [(row.ref, f"{row.month:%Y-%m}") for row in queries.reports(me, now)],
    }
    return page(request, "work", "civic_work", facts, mend)


def _of_reports(request: HttpRequest) -> Asked:
    said = request.POST.get
    if said("act") == "direct":
        return directives.give_directive, ("remark", said("report", "")[:40], _given(request))
    acts: dict[str, Asked] = {
        "make": (operations.make_report, _made(request) if said("act") == "make" else ()),
        "publish": (operations.publish_report, (request.POST.get("report", "")[:40],)),
    }
    return one_of(acts, request)


def _made(request: HttpRequest) -> tuple[date, str]:
    return month_of(typed.day(request.POST, "month")), request.POST.get("why", "")


def _given(request: HttpRequest) -> Given:
    said = request.POST.get
    return Given(said("title", ""), said("told", ""), said("office", "")[:40], typed.day(request.POST, "due_on"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act staff topic region office route line since responded on_time quality content basis")
def rules(request: HttpRequest) -> HttpResponse:
    """Who belongs to the desk, where voices go by themselves, and how work is weighed."""
    me, now = actor_of_request(request), clock.now()
    mend = done(request, _of_rules) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:civic_rules")
    on = day_of(now)
    heads = me.has_role(*HEADS)
    facts = {
        "heads": "yes" if heads else "",
        "members": queries.members(now),
        "staff": [(row.ref, f"{row.name} {row.number}") for row in people.staff(on)] if heads else [],
        "routes": queries.routes(now),
        "regions": [(row.ref, row.name) for row in regions.tree(on)],
        "offices": [(row.ref, row.name) for row in offices.offices(on)],
        "schemes": queries.schemes(),
        "lines": [(code, told(name)) for code, name in VOICE_LINES.items()],
        "today": on.isoformat(),
    }
    return page(request, "rules", "civic_rules", facts, mend)


def _of_rules(request: HttpRequest) -> Asked:
    said = request.POST.get
    staff = (said("staff", "")[:40],)
    route = (said("topic", "")[:20], said("region", "")[:40], said("office", "")[:40])
    acts: dict[str, Asked] = {
        "appoint": (operations.appoint_member, staff),
        "dismiss": (operations.dismiss_member, staff),
        "lay": (operations.lay_route, route),
        "end": (operations.end_route, (said("route", "")[:40],)),
        "weigh": (operations.set_scheme, _scheme(request) if said("act") == "weigh" else ()),
    }
    return one_of(acts, request)


def _scheme(request: HttpRequest) -> tuple[str, date, Weights, str]:
    said = request.POST.get
    names = ("responded", "on_time", "quality", "content")
    since, weights = typed.day(request.POST, "since"), (typed.number(request.POST, name, 100) for name in names)
    return said("line", "")[:10], since, Weights(*weights), said("basis", "")
