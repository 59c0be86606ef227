"""Interviews at the desk 微访谈: announced, their questions read, answered by who is named, closed and published."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.civic.pages import for_staff, page
from yimen.engine.public.interviews import operations, queries
from yimen.engine.public.interviews.operations import Announced, Named
from yimen.engine.public.voices import queries as voices
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing, NotInList
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.mending import mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[str, ...]]
LENGTHS, SEATS = ("60", "90", "120", "180", "240"), range(3)
"""How many minutes a session takes, and how many officials the form has room for."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("title about topic region office begins minutes guest duty")
def listed(request: HttpRequest) -> HttpResponse:
    """What comes and what was; and the form by which the desk announces a session."""
    me, now, mend = actor_of_request(request), clock.now(), None
    if request.method == "POST":
        try:
            key = request.POST.get("key", "")
            kept = run(operations.announce_interview, _announced(request), by=me, now=now, key=key)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:civic_interview", ref=kept.ref)
    facts = {"coming": queries.coming(now), "past": queries.past(now), **_choices(me, now)}
    return page(request, "interviews", "civic_interviews", facts, mend)


def _choices(me: Actor, now: datetime) -> dict[str, object]:
    if not voices.is_member(me, now):
        return {}
    on = day_of(now)
    return {
        "regions": [(row.ref, row.name) for row in regions.to_choose(on)],
        "offices": [(row.ref, row.name) for row in offices.offices(on)],
        "staff": [(row.ref, f"{row.name} {row.number}") for row in people.staff(on)],
        "lengths": [(one, told("{n} 分钟", n=int(one))) for one in LENGTHS],
        "seats": SEATS,
    }


def _announced(request: HttpRequest) -> Announced:
    said, begins = request.POST.get, typed.moment(request.POST, "begins")
    if said("minutes", "") not in LENGTHS:
        raise NotInList(field="minutes")
    seats = zip(request.POST.getlist("guest"), request.POST.getlist("duty"), strict=False)
    guests = tuple(Named(ref[:40], duty) for ref, duty in seats if ref)
    return Announced(
        said("title", ""), said("about", ""), said("topic", "")[:20], said("region", "")[:40], said("office", "")[:40],
        begins, begins + timedelta(minutes=int(said("minutes", ""))), guests,
    )  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act question answer why")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One session: its questions with what I may do, and its end."""
    me, now, mend = actor_of_request(request), clock.now(), None
    if request.method == "POST":
        try:
            act, said = _asked(request, ref)
            run(act, *said, by=me, now=now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:civic_interview", ref=ref)
    found = queries.one(ref, me, now)
    if found is None:
        raise Http404(ref)
    return page(request, "interview", "civic_interviews", {"page": found, "row": found.row}, mend)


def _asked(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    question = said("question", "")[:40]
    acts: dict[str, Asked] = {
        "show": (operations.show_question, (question,)),
        "withhold": (operations.withhold_question, (question, said("why", ""))),
        "answer": (operations.answer_question, (question, said("answer", ""))),
        "close": (operations.close_interview, (ref,)),
        "publish": (operations.publish_interview, (ref,)),
        "call_off": (operations.call_off_interview, (ref, said("why", ""))),
    }
    if (act := acts.get(said("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act
