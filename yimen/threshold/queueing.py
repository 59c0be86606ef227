"""Queueing: what the pages of hall and kiosk on which a ticket is taken show alike."""

from collections.abc import Mapping
from datetime import datetime

from django.http import Http404, HttpRequest

from yimen.engine.centre.tickets import operations, queries
from yimen.engine.centre.tickets.operations import TicketTaken
from yimen.kernel.actor import Actor
from yimen.registries.bundles import queries as bundles
from yimen.threshold.run import run

BUNDLES = 12


def taken(request: HttpRequest, me: Actor, now: datetime) -> TicketTaken:
    """Take the ticket that the form asks for, or that of an appointment by its code; refuses as the operation does."""
    said = request.POST.get
    if said("code", ""):
        booked = (said("centre", "")[:40], said("code", "")[:40])
        return run(operations.take_booked, *booked, by=me, now=now, key=said("key", "")[:100])
    facts = (said("centre", "")[:40], said("wanted", "")[:10], said("ref", "")[:40])
    return run(operations.take, *facts, by=me, now=now, key=said("key", "")[:100])


def asked(request: HttpRequest, me: Actor, now: datetime) -> Mapping[str, object]:
    """Where and for what: the centre with its queues, or the one queue for what is named; 404 when there is none."""
    said = request.POST if request.method == "POST" else request.GET
    centres = queries.centres(now)
    wanted, ref, chosen = said.get("wanted", ""), said.get("ref", "")[:40], said.get("centre", "")[:40]
    centre = next((row for row in centres if row.ref == chosen), centres[0] if len(centres) == 1 else None)
    if chosen and centre is None:
        raise Http404(chosen)
    place = queries.place(centre, wanted, ref, me, now) if centre is not None and wanted else None
    if centre is not None and wanted and place is None:
        raise Http404(ref)
    return {
        "centres": centres,
        "centre": centre,
        "wanted": wanted,
        "wanted_ref": ref,
        "place": place,
        "queues": queries.queues(centre.ref, now) if centre is not None and not wanted else (),
        "bundles": bundles.bundles_in_force(now)[:BUNDLES] if centre is not None and not wanted else (),
    }
