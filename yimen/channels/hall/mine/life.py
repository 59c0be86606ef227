"""A life on one page 一生一册, and the personal code 一码 by which windows and terminals know who stands there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.engine.centre.lives import queries as lives
from yimen.engine.centre.personal_codes import operations as codes
from yimen.engine.centre.personal_codes import queries as shown
from yimen.kernel.personal_codes import GOOD_FOR, RENEWED_AFTER, grouped
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.lives import coming, years
from yimen.threshold.run import run


@never_cache
@require_safe
@needs_citizen
def code(request: HttpRequest, ref: str = "") -> HttpResponse:
    """A fresh code of mine, or of a party for which I act; what my codes opened stands below it."""
    me, now = actor_of_request(request), clock.now()
    parties, party = _parties(request, ref)
    up = run(codes.show_code, party.ref, by=me, now=now)
    facts = {
        "here": "me",
        "party": party,
        "parties": parties,
        "code": up.code,
        "grouped": grouped(up.code),
        "until": up.until,
        "seconds": int(GOOD_FOR.total_seconds()),
        "renews": int(RENEWED_AFTER.total_seconds()),
        "uses": shown.of_mine(me),
    }
    return render(request, "hall/code.html", facts)


@never_cache
@require_safe
@needs_citizen
def life(request: HttpRequest, ref: str = "") -> HttpResponse:
    """Everything along my life, or along that of a party for which I act, and what comes next."""
    me, now = actor_of_request(request), clock.now()
    parties, party = _parties(request, ref)
    found = lives.life(party.ref, me, now, request.GET.get("before", "")[:200])
    if found is None:
        raise Http404(ref)
    facts = {
        "here": "me",
        "party": party,
        "parties": parties,
        "life": found,
        "links": "yes",
        "years": years(found),
        "next": coming(found, now),
        "readings": lives.readings_of(party.ref, me, now),
    }
    return render(request, "hall/life.html", facts)


def _parties(request: HttpRequest, ref: str) -> tuple[list[PartyRow], PartyRow]:
    """For whom I act in everything, myself first, and the one that is asked for."""
    me = actor_of_request(request)
    parties = sorted(people.parties(me.parties()), key=lambda one: (one.id != me.party_id, one.id))
    party = next((one for one in parties if one.ref == ref or not ref), None)
    if party is None:
        raise Http404(ref)
    return parties, party
