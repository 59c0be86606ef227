"""Beyond the counter, at the desk: visits at home, guides and tracking of a case, help with filing, late hours."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.service.pages import (
    AT_THE_CENTRE,
    for_all,
    for_centre,
    page,
    staff_of,
    tried,
)
from yimen.engine.case.cases import queries as cases
from yimen.engine.public.outreach import operations, queries
from yimen.insight.hours import queries as hours
from yimen.kernel.actor import Actor
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.posted import takes

Acts = Mapping[str, Callable[[], tuple[Callable[..., object], tuple[object, ...]]]]


@never_cache
@require_http_methods(["GET", "POST"])
@for_all
@takes("act visit taken done at staff reason")
def home_visits(request: HttpRequest) -> HttpResponse:
    """Who asked us to come, whom to send, and what was done there."""
    me, now, mend = actor_of_request(request), clock.now(), None
    if request.method == "POST":
        mend = tried(request, _of_visit(request), {"writing.no_such_thing": "staff", "writing.impossible_dates": "at"})
        if mend is None:
            return redirect("workbench:service_home")
    facts = {"rows": queries.to_do(me, now), "done": queries.done_lately(me, now), "own_number": _number(me)}
    return page(request, "home", "service_home", facts, mend)


def _of_visit(request: HttpRequest) -> Acts:
    said = request.POST.get
    ref = said("visit", "")
    return {
        "dispatch": lambda: (
            operations.dispatch_home_visit,
            (ref, staff_of(request), typed.moment(request.POST, "at")),
        ),
        "decline": lambda: (operations.decline_home_visit, (ref, said("reason", ""))),
        "finish": lambda: (
            operations.finish_home_visit,
            (ref, tuple(said("taken", "").splitlines()), said("done", "")),
        ),
    }


@never_cache
@require_http_methods(["GET", "POST"])
@for_all
@takes("act code number what")
def follow(request: HttpRequest) -> HttpResponse:
    """Whom I call next, whom I guide, and with which applications I helped."""
    me, now, mend = actor_of_request(request), clock.now(), None
    if request.method == "POST":
        said = request.POST.get
        facts = (said("number", "")[:40], said("code", "")[:20], said("what", ""))
        mend = tried(request, {"help": lambda: (operations.record_help, facts)})
        if mend is None:
            return redirect("workbench:service_follow")
    shown = {
        "contacts": queries.contacts(me, now),
        "guided": queries.guided(me, now),
        "helped": queries.helped_lately(me, now),
        "may_help": "yes" if me.has_role(*AT_THE_CENTRE) else "",
    }
    return page(request, "follow", "service_follow", shown, mend)


@never_cache
@require_http_methods(["GET", "POST"])
@for_all
@takes("act how next note place reason staff text why")
def of_case(request: HttpRequest, ref: str) -> HttpResponse:
    """What is done beyond the counter for one case, and the forms for it."""
    me, now, mend = actor_of_request(request), clock.now(), None
    if request.method == "POST":
        mend = tried(request, _of_case(request, ref), {"writing.no_such_thing": "staff"})
        if mend is None:
            return HttpResponseRedirect(reverse("workbench:service_case", args=[ref]))
    told = queries.of_case(ref, me, now)
    if told is None:
        raise Http404(ref)
    facts = {"case": cases.find(ref, me, now), "case_ref": ref, "outreach": told, "own_number": _number(me)}
    return page(request, "case", "service_follow", facts, mend)


def _of_case(request: HttpRequest, ref: str) -> Acts:
    said = request.POST.get
    return {
        "assign_guide": lambda: (operations.assign_guide, (ref, staff_of(request), said("reason", ""))),
        "log_step": lambda: (operations.log_step, (ref, said("place", ""), said("text", ""), said("how", ""))),
        "finish_guidance": lambda: (operations.finish_guidance, (ref,)),
        "start_tracking": lambda: (operations.start_tracking, (ref, said("why", ""), typed.day(request.POST, "next"))),
        "note_tracking": lambda: (operations.note_tracking, (ref, said("note", ""), typed.day(request.POST, "next"))),
        "end_tracking": lambda: (operations.end_tracking, (ref, said("note", ""))),
    }


@never_cache
@require_http_methods(["GET", "POST"])
@for_centre
@takes("act reason")
def late_hours(request: HttpRequest) -> HttpResponse:
    """Stay after closing, go home, and what the centre did in its hours of the last thirty days."""
    me, now, mend = actor_of_request(request), clock.now(), None
    if request.method == "POST":
        acts: Acts = {
            "begin": lambda: (operations.begin_late_session, (request.POST.get("reason", ""),)),
            "end": lambda: (operations.end_late_session, ()),
        }
        mend = tried(request, acts)
        if mend is None:
            return redirect("workbench:service_hours")
    until = day_of(now) + timedelta(days=1)
    since = until - timedelta(days=30)
    refs = {post.centre_id for post in me.posts if post.role in AT_THE_CENTRE and post.centre_id is not None}
    mine = [row for one in sorted(refs) if (row := offices.centre(one, day_of(now))) is not None]
    facts = {
        "session": queries.session_of(me, now),
        "centres": [(row, hours.by_kind(row.ref, since, until), hours.overtime(row.ref, since, until)) for row in mine],
    }
    return page(request, "hours", "service_hours", facts, mend)


def _number(me: Actor) -> str:
    """The own staff number, which a form offers first."""
    row = people.staff_member(me.staff_id) if me.staff_id is not None else None
    return row.number if row else ""
