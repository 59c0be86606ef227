"""Bills on a personal page 网页账单: those of one party, each read by opening it, and the kinds it wants no more."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.money.page_bills import operations, queries
from yimen.kernel.actor import Actor
from yimen.kernel.page_bills import BillKind
from yimen.kernel.refusal import Refusal
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_citizen
@takes("act kind")
def listed(request: HttpRequest, ref: str) -> HttpResponse:
    """The bills of a party, the latest first; the form stops a kind, or wants it again."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    party = _party(ref, me)
    if request.method == "POST":
        act = operations.want_bills if request.POST.get("act") == "want" else operations.stop_bills
        try:
            run(act, ref, request.POST.get("kind", ""), by=me, now=now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("hall:page_bills", ref=ref)
    stopped = queries.stopped(party.id)
    facts = {
        "here": "me",
        "party": party,
        "rows": queries.bills(me.only_for(party.id), now),
        "kinds": [(kind, kind in stopped) for kind in BillKind],
        "mistakes": mend.mistakes,
    }
    return render(request, "hall/pages/bills.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_safe
@needs_citizen
def one(request: HttpRequest, ref: str, bill: str) -> HttpResponse:
    """One bill with its parts; from now on it is read."""
    me, now = actor_of_request(request), clock.now()
    party = _party(ref, me)
    own = me.only_for(party.id)
    row = next((one for one in queries.bills(own, now) if one.ref == bill), None)
    if row is None:
        raise Http404(bill)
    run(operations.read_page_bill, bill, by=own, now=now)
    return render(request, "hall/pages/bill.html", {"here": "me", "party": party, "row": row})


def _party(ref: str, me: Actor) -> PartyRow:
    found = people.party(ref[:40])
    if found is None or found.id not in set(me.parties()):
        raise Http404(ref)
    return found
