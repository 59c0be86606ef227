"""One thing at the window: a matter taken in on one form, one progress, and its results handed out together."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.engine.centre.matters import operations, queries
from yimen.engine.centre.matters.operations.handing_in import MatterHandedIn
from yimen.engine.centre.tickets import operations as ticket_acts
from yimen.engine.centre.tickets import queries as tickets
from yimen.kernel.actor import Actor, Role
from yimen.kernel.refusal import Refusal
from yimen.registries.bundles import queries as defined
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

FIELD, QUESTION = "field-", "question-"
at_windows = needs_staff(Role.WINDOW)


@require_safe
@at_windows
def listed(request: HttpRequest) -> HttpResponse:
    """The matters that can be taken in for who stands here."""
    party = _party(request.GET.get("party", ""))
    rows = defined.bundles_in_force(clock.now(), party.kind)
    return render(request, "workbench/matters/list.html", {"here": "window", "party": party, "rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@at_windows
@takes("party item settled field-* question-*")
def take_in(request: HttpRequest, ref: str) -> HttpResponse:
    """Which items, the questions, then every field once; sent, all of it is handed in."""
    asked = request.POST if request.method == "POST" else request.GET
    party, chosen = _party(asked.get("party", "")), tuple(asked.getlist("item"))[:20]
    said, typed = _told(asked, QUESTION), _told(asked, FIELD)
    mend, me = Mending(), actor_of_request(request)
    if request.method == "POST":
        key = asked.get("key", "")
        try:
            act, which = _intake(ref, me)
            done = run(act, which, party.ref, chosen, said, typed, by=me, now=clock.now(), key=key)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:window_matter", ref=done.ref)
    guide = defined.guide(ref, chosen, said, clock.now())
    if guide is None:
        raise Http404(ref)
    facts = {
        "here": "window",
        "party": party,
        "guide": guide,
        "settled": asked.get("settled", "") and all(one.said for one in guide.questions),
        "fields": [(one.term, typed.get(one.key, "")) for one in guide.fields],
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/matters/take_in.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_safe
@at_windows
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One matter at the window: its parts, and what can be done with all of them."""
    return _page(request, ref, Mending())


@require_POST
@at_windows
@takes()
def finish(request: HttpRequest, ref: str) -> HttpResponse:
    """What was filled in on the web is handed in here."""
    return _done(request, ref, operations.finish, (ref,))


@require_POST
@at_windows
@takes("signature")
def hand_out(request: HttpRequest, ref: str) -> HttpResponse:
    """All results of the matter go out against one signature, on the ticket that is served here, if one is."""
    signature, held = request.POST.get("signature", ""), tickets.served(actor_of_request(request), clock.now())
    if held is not None:
        return _done(request, ref, ticket_acts.hand_out, (held.ticket.ref, ref, signature))
    return _done(request, ref, operations.hand_out, (ref, signature))


def _intake(ref: str, me: Actor) -> tuple[Callable[..., MatterHandedIn], str]:
    """The one intake of the ticket that is served here, when it was taken for this bundle; else one of its own."""
    held = tickets.served(me, clock.now())
    if held is not None and held.ticket.bundle_ref == ref and not held.matter_ref:
        return ticket_acts.take_in, held.ticket.ref
    return operations.take_in, ref


def _done(request: HttpRequest, ref: str, act: Callable[..., object], facts: tuple[str, ...]) -> HttpResponse:
    me, key = actor_of_request(request), request.POST.get("key", "")
    try:
        run(act, *facts, by=me, now=clock.now(), key=key)
    except Refusal as refusal:
        return _page(request, ref, mending(refusal))
    return HttpResponseRedirect(reverse("workbench:window_matter", args=[ref]))


def _page(request: HttpRequest, ref: str, mend: Mending) -> HttpResponse:
    me, now = actor_of_request(request), clock.now()
    matter = queries.find(ref, me, now)
    if matter is None:
        raise Http404(ref)
    facts = {
        "here": "window",
        "matter": matter,
        "typed": request.POST.get("signature", ""),
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "workbench/matters/one.html", facts, status=422 if mend.mistakes else 200)


def _told(asked: Mapping[str, object], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): str(asked[name]) for name in asked if name.startswith(prefix) and asked[name]}


def _party(ref: str) -> PartyRow:
    party = people.party(ref) if ref else None
    if party is None:
        raise Http404
    return party
