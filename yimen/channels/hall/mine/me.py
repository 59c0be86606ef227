"""Me: the account of a citizen, and the messages that the house sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from yimen.engine.case.messages import operations as message_acts
from yimen.engine.case.messages import queries as message_centre
from yimen.registries.people import queries as people
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.messages import in_words
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@require_GET
@needs_citizen
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, and for whom I may act."""
    actor = actor_of_request(request)
    parties = people.parties(actor.parties())
    facts = {
        "here": "me",
        "own": next((party for party in parties if party.id == actor.party_id), None),
        "others": [party for party in parties if party.id != actor.party_id],
    }
    return render(request, "hall/me.html", facts)


@never_cache
@require_http_methods(["GET", "POST"])
@needs_citizen
@takes()
def messages(request: HttpRequest) -> HttpResponse:
    """What I was told, newest first; the button notes that all of it was read."""
    actor = actor_of_request(request)
    if request.method == "POST":
        run(message_acts.read_all, by=actor, now=clock.now(), key=request.POST.get("key", ""))
        return redirect("hall:messages")
    inbox = message_centre.mine(actor, request.GET.get("after"))
    facts = {
        "here": "me",
        "told": [(row, *in_words(row.kind, row.facts)) for row in inbox.rows],
        "after": inbox.after,
        "unread": message_centre.unread(actor),
    }
    return render(request, "hall/messages.html", facts)
