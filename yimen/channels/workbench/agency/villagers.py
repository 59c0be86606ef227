"""Villagers and their mandates: who stands here, what they entrust, on paper or on their own phone."""

from datetime import datetime, time, timedelta
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.channels.workbench.agency.pages import asked, for_agents, page
from yimen.engine.public.agency import operations, queries
from yimen.engine.public.agency.operations.entrusting import MandateTold
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import ZONE, day_of
from yimen.registries.delegations import queries as delegations
from yimen.registries.people import queries as people
from yimen.registries.people.operations.register import PartyRegistered
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.limits import limits_uploads
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes

USUAL = timedelta(days=90)


@sensitive_post_parameters("number")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_agents
@takes("number")
def who(request: HttpRequest) -> HttpResponse:
    """Find the villager by number; the number never stands in an address. A new one is registered next."""
    number = request.POST.get("number", "").strip().upper()
    party = people.party_by_number(number) if number else None
    if party is not None:
        return redirect("workbench:agency_villager", ref=party.ref)
    return page(request, "who", "agency_who", {"typed": {"number": number}, "unknown": number})


@sensitive_post_parameters("number", "phone")
@never_cache
@require_POST
@for_agents
@takes("name number phone")
def register(request: HttpRequest) -> HttpResponse:
    """Register somebody who comes for the first time."""
    typed = {name: request.POST.get(name, "").strip() for name in ("name", "number", "phone")}
    try:
        done = asked(request, operations.register_villager, typed["name"], typed["number"].upper(), typed["phone"])
    except Refusal as refusal:
        mend = mending(refusal, {"people.name_differs": "name"})
        return page(request, "who", "agency_who", {"typed": typed, "unknown": typed["number"]}, mend)
    return redirect("workbench:agency_villager", ref=cast(PartyRegistered, done).ref)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_agents
@limits_uploads
@takes("item until way file")
def villager(request: HttpRequest, ref: str) -> HttpResponse:
    """One villager: what they have entrusted so far, and the form to entrust more."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    party = people.party(ref)
    if party is None:
        raise Http404(ref)
    chosen = tuple(request.POST.getlist("item"))
    if request.method == "POST":
        try:
            told = _entrusted(request, party.ref, chosen)
        except Refusal as refusal:
            mend = mending(refusal, {"agency.nothing_entrusted": "item", "files.wrong_type": "file"})
        else:
            if told.mandates:
                return redirect("workbench:agency_fill", ref=told.ref)
            return redirect("workbench:agency_villager", ref=ref)
    point = queries.at_hand(me, 1)
    words = request.GET.get("words", "")[:50]
    facts = {
        "party": party,
        "mandates": [row for row in queries.mandates(me, now) if row.principal_ref == ref],
        "items": delegations.at_point(point.point_ref, now, words) if point else (),
        "words": words,
        "chosen": chosen,
        "until": request.POST.get("until", "") or (day_of(now) + USUAL).isoformat(),
        "way": request.POST.get("way", "paper"),
    }
    return page(request, "villager", "agency_who", facts, mend)


@require_safe
@for_agents
def mandates(request: HttpRequest) -> HttpResponse:
    """Every mandate of this point, the newest first."""
    return page(
        request, "mandates", "agency_mandates", {"mandates": queries.mandates(actor_of_request(request), clock.now())}
    )


def _entrusted(request: HttpRequest, party_ref: str, items: tuple[str, ...]) -> MandateTold:
    until = datetime.combine(typed.day(request.POST, "until"), time(23, 59), ZONE)
    upload = request.FILES.get("file")
    if request.POST.get("way") == "phone":
        return cast(MandateTold, asked(request, operations.ask_mandate, party_ref, items, until))
    name, content = (upload.name or "", upload.read()) if upload is not None else ("", b"")
    return cast(MandateTold, asked(request, operations.take_mandate, party_ref, items, until, name, content))
