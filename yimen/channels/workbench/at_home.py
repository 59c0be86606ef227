"""A visit at home, asked for at the window for who called or sent somebody: they cannot come and need no net."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.engine.public.outreach import operations
from yimen.engine.public.outreach.operations import HomeVisitAsked
from yimen.kernel.actor import Actor, Role
from yimen.kernel.reform.pilots import PilotFeature
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.pilots import queries as pilots
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.visits import HOME_VISIT_REASONS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

NAMES = ("centre", "address", "reason", "at", "wish")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.WINDOW)
@takes("address at centre reason wish")
def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """The form, and then the list of who waits for a visit."""
    me, now, mend, party = actor_of_request(request), clock.now(), Mending(), people.party(ref)
    if party is None:
        raise Http404(ref)
    filled = {name: request.POST.get(name, "")[:500] for name in NAMES}
    if request.method == "POST":
        try:
            at = typed.moment(filled, "at")
            asked = HomeVisitAsked(filled["address"], filled["reason"], at, filled["wish"])
            run(
                operations.ask_home_visit, ref, filled["centre"], asked, by=me, now=now, key=request.POST.get("key", "")
            )
        except Refusal as refusal:
            mend = mending(refusal, {"writing.impossible_dates": "at"})
        else:
            return redirect("workbench:service_home")
    facts = {
        "here": "window",
        "party": party,
        "typed": filled,
        "centres": _own_that_come(me, now),
        "reasons": [(code, told(name)) for code, name in HOME_VISIT_REASONS.items()],
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/at_home.html", facts, status=422 if mend.mistakes else 200)


def _own_that_come(me: Actor, now: datetime) -> list[tuple[str, str]]:
    """The clerk's own centres that send somebody."""
    own = {post.centre_id for post in me.posts if post.role is Role.WINDOW and post.centre_id is not None}
    found = [centre for centre in offices.centres(day_of(now)) if centre.id in own]
    come = pilots.having(PilotFeature.HOME_VISIT, day_of(now), [centre.id for centre in found])
    return [(centre.ref, centre.name) for centre in found if centre.id in come]
