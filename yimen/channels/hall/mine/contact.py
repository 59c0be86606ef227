"""How I am reached: phone, mail and address of myself, or of a party for which I act, changed on one page."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.registries.people import operations, queries
from yimen.registries.people.rows import PartyRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

_AT = {"identity.bad_phone": "phone", "identity.bad_mail": "email"}
_NAMES = ("phone", "email", "address")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@takes("address email phone")
def contact(request: HttpRequest, ref: str) -> HttpResponse:
    """What is known of how this party is reached, and the form that changes it."""
    actor, now, mend = actor_of_request(request), clock.now(), Mending()
    party = _mine(actor, ref)
    if request.method == "POST":
        typed = {name: request.POST.get(name, "") for name in _NAMES}
        try:
            _change(actor, ref, typed, request.POST.get("key", ""), now)
        except Refusal as refusal:
            mend = mending(refusal, _AT)
        else:
            return redirect("hall:me")
    else:
        known = queries.opened(party.id)
        typed = {"phone": known.phone if known else "", "email": party.email, "address": party.address}
    facts = {"here": "me", "party": party, "typed": typed, "mistakes": mend.mistakes, "errors": mend.errors or {}}
    return render(request, "hall/contact.html", facts, status=422 if mend.mistakes else 200)


def _mine(actor: Actor, ref: str) -> PartyRow:
    party = next((one for one in queries.parties(actor.parties()) if one.ref == ref), None)
    if party is None:
        raise Http404(ref)
    return party


def _change(actor: Actor, ref: str, typed: dict[str, str], key: str, now: datetime) -> None:
    operations.knock("contact", actor.ref, 30, timedelta(hours=1), now)
    run(operations.change_contact, ref, **typed, by=actor, now=now, key=key)
