"""Tickets at a kiosk: which centre, what for, and the number with the way to follow it on a telephone.

A kiosk asks for no name: whoever holds the ticket is served with it.
"""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.engine.centre.tickets import queries
from yimen.kernel.actor import NOBODY
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all
from yimen.threshold.limits import limited
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.queueing import asked, taken


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@limited("kiosk_tickets", 30, timedelta(minutes=1), ("POST",))
@takes("centre ref wanted code")
def take(request: HttpRequest) -> HttpResponse:
    """The queues of a centre as big targets; touched, one has a number."""
    now, mend = clock.now(), Mending()
    if request.method == "POST":
        try:
            ticket = taken(request, NOBODY, now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("kiosk:ticket", ref=ticket.ref)
    facts = {"mistakes": mend.mistakes, **asked(request, NOBODY, now)}
    return render(request, "kiosk/tickets.html", facts, status=422 if mend.mistakes else 200)


@never_cache
@require_safe
@open_to_all
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """The number, how many are before it, and the code that takes it along."""
    row = queries.ticket(ref, clock.now())
    if row is None:
        raise Http404(ref)
    address = settings.YIMEN_ADDRESS + reverse("hall:ticket", args=[row.ref])
    return render(request, "kiosk/ticket.html", {"ticket": row, "address": address})
