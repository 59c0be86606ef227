"""The counter's queue: open the counter, call, serve, finish, miss; who comes back, goes over, goes first."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from yimen.engine.centre.matters import queries as matters
from yimen.engine.centre.tickets import operations, queries
from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.visits.counters import PausedFor
from yimen.kernel.visits.tickets import MOST_CALLS, FirstFor
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

at_windows = needs_staff(Role.WINDOW)
ACTS: Mapping[str, Callable[..., object]] = {
    "again": operations.call_again,
    "serve": operations.serve,
    "finish": operations.finish,
    "miss": operations.miss,
    "back": operations.come_back,
}
COUNTER: Mapping[str, tuple[Callable[..., object], str]] = {
    "open": (operations.open_counter, "window"),
    "pause": (operations.pause_counter, "why"),
    "resume": (operations.resume_counter, ""),
    "close": (operations.close_counter, ""),
}
"""What is done with the counter, and the field that says more."""


@never_cache
@require_safe
@at_windows
def queue(request: HttpRequest) -> HttpResponse:
    """Who is called or served here, how many wait, and who was served today."""
    return _page(request, Mending())


@require_POST
@at_windows
@takes()
def call_next(request: HttpRequest) -> HttpResponse:
    """Call who has waited longest."""
    return _done(request, operations.call_next)


@require_POST
@at_windows
@takes()
def act(request: HttpRequest, ref: str, name: str) -> HttpResponse:
    """One act on the ticket that is at this counter."""
    if name not in ACTS:
        raise Http404(name)
    return _done(request, ACTS[name], ref)


@require_POST
@at_windows
@takes("window why")
def counter(request: HttpRequest, name: str) -> HttpResponse:
    """Open the counter, pause it, go on, close it."""
    if name not in COUNTER:
        raise Http404(name)
    doing, field = COUNTER[name]
    return _done(request, doing, *((request.POST.get(field, "")[:40],) if field else ()))


@require_POST
@at_windows
@takes("group")
def over(request: HttpRequest, ref: str) -> HttpResponse:
    """Send who stands here over to another queue."""
    return _done(request, operations.transfer, ref, request.POST.get("group", "")[:40])


@require_POST
@at_windows
@takes("ticket why")
def first(request: HttpRequest) -> HttpResponse:
    """Let somebody who waits be called first, for a reason."""
    said = request.POST.get
    return _done(request, operations.put_first, said("ticket", "")[:40], said("why", "")[:40])


@sensitive_post_parameters("number")
@never_cache
@require_POST
@at_windows
@takes("number")
def who(request: HttpRequest) -> HttpResponse:
    """Who came with the ticket, by number; the number never stands in an address."""
    number = request.POST.get("number", "").strip().upper()
    party = people.party_by_number(number) if number else None
    if party is None:
        return _page(request, Mending(), unknown="yes")
    return HttpResponseRedirect(f"{reverse('workbench:queue')}?party={party.ref}")


def _done(request: HttpRequest, doing: Callable[..., object], *facts: str) -> HttpResponse:
    me, key = actor_of_request(request), request.POST.get("key", "")
    try:
        run(doing, *facts, by=me, now=clock.now(), key=key)
    except Refusal as refusal:
        return _page(request, mending(refusal))
    return redirect("workbench:queue")


def _page(request: HttpRequest, mend: Mending, unknown: str = "") -> HttpResponse:
    me, now = actor_of_request(request), clock.now()
    view = queries.at_counter(me, now)
    party = _party(request, view.now_here.party_ref if view and view.now_here else "")
    facts = {
        "here": "queue",
        "view": view,
        "party": party,
        "matters": matters.of_party(party.ref, me) if party else (),
        "unknown": unknown,
        "most_calls": MOST_CALLS,
        "pauses": list(PausedFor),
        "first_for": list(FirstFor),
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/queue.html", facts, status=422 if mend.mistakes or unknown else 200)


def _party(request: HttpRequest, known: str) -> PartyRow | None:
    ref = request.GET.get("party", "")[:40] or known
    return people.party(ref) if ref else None
