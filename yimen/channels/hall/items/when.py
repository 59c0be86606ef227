"""When to come 几点去人少: for one item the nearest centres, how long it takes there now and at other hours.

Worked out of the live queue, of the same weekday in the weeks before, and of the slots that can be booked.
"""

from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.channels.hall.items import ended
from yimen.engine.centre.appointments.elsewhere import elsewhere
from yimen.engine.centre.appointments.rows import Elsewhere
from yimen.engine.centre.tickets import queries as queued
from yimen.engine.centre.tickets.rows import QueueRow
from yimen.engine.centre.visits.nearby import NearbyPlace, nearby
from yimen.insight.waits import queries as waited
from yimen.insight.waits.rows import HourRow
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.waiting import Advice, advise
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import ZONE, day_of
from yimen.registries.windows import queries as windows
from yimen.registries.windows.rows import Where
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all

SHOWN = 3


@snapshot
class Coming:
    """A centre at which somebody may come for the item."""

    at: NearbyPlace
    ticket: Where
    queue: QueueRow
    day: date
    """The day of which the hours are told: today, or the one on which it opens again."""
    hours: tuple[HourRow, ...]
    advice: Advice
    free: Elsewhere | None
    """The next slot that can be booked."""


@never_cache
@require_safe
@open_to_all
def when(request: HttpRequest, ref: str) -> HttpResponse:
    """The nearest centres that give tickets for the item, each with the time at which one should come."""
    now, near = clock.now(), request.GET.get("near", "")[:40]
    item = catalogue.in_force(ref, now)
    if item is None:
        return ended.answer(request, ref)
    places = nearby(item.ref, now, near)
    tickets = windows.tickets(item.ref, [one.place.centre_ref for one in places], now)
    shown = [(one, tickets[one.place.centre_ref]) for one in places if one.place.centre_ref in tickets][:SHOWN]
    queues = queued.standing([ticket.ref for _, ticket in shown], now)
    free = {one.centre_ref: one for one in elsewhere(item.ref, "", now)}
    found = [_coming(one, ticket, queues[ticket.ref], free.get(one.place.centre_ref), now) for one, ticket in shown]
    facts = {"here": "search", "item": item, "near": near, "found": found, "today": day_of(now), "as_of": now}
    return render(request, "hall/when.html", facts)


def _coming(at: NearbyPlace, ticket: Where, queue: QueueRow, free: Elsewhere | None, now: datetime) -> Coming:
    is_open = at.open == "yes"
    opens = now if is_open else at.changes_at
    day = day_of(opens)
    hours = waited.hours(at.place.centre_ref, ticket.ref, day, now)
    first = (
        opens.astimezone(ZONE).hour
        if day > day_of(now) or not is_open
        else (now + timedelta(hours=1)).astimezone(ZONE).hour
    )
    later = [(row.hour, row.minutes) for row in hours if row.hour >= first]
    advice = advise(queue.wait.minutes if is_open else None, later)
    return Coming(at, ticket, queue, day, hours, advice, free)
