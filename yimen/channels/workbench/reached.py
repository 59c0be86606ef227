"""How somebody is reached, changed at the window for who stands there: phone, mail, address. What is on record stays
masked; what is left empty stays as it is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.kernel.actor import Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import Missing
from yimen.registries.people import operations, queries
from yimen.registries.people.rows import PartyRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

_AT = {"identity.bad_phone": "phone", "identity.bad_mail": "email"}
_NAMES = ("phone", "email", "address")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.WINDOW)
@takes("address email phone")
def reached(request: HttpRequest, ref: str) -> HttpResponse:
    """What is known of how they are reached, masked, and what they want changed."""
    party, mend = queries.party(ref), Mending()
    if party is None:
        raise Http404(ref)
    typed = {name: request.POST.get(name, "").strip() for name in _NAMES}
    if request.method == "POST":
        try:
            _change(request, party, typed)
        except Refusal as refusal:
            mend = mending(refusal, _AT)
        else:
            return redirect(f"{reverse('workbench:window')}?party={ref}")
    facts = {"here": "window", "party": party, "typed": typed, "mistakes": mend.mistakes, "errors": mend.errors or {}}
    return render(request, "workbench/reached.html", facts, status=422 if mend.mistakes else 200)


def _change(request: HttpRequest, party: PartyRow, typed: dict[str, str]) -> None:
    if not any(typed.values()):
        raise Missing(field="phone")
    known = queries.opened(party.id)
    before = {"phone": known.phone if known else "", "email": party.email, "address": party.address}
    changed = {name: typed[name] or before[name] for name in _NAMES}
    me, key = actor_of_request(request), request.POST.get("key", "")
    run(operations.change_contact, party.ref, **changed, by=me, now=clock.now(), key=key)
