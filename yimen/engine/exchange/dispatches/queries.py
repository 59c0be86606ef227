"""Looking at dispatches: what waits to be sent, and how the telling of the higher level stands."""

from datetime import datetime, timedelta

from django.db.models import Max, Min

from yimen.engine.exchange.dispatches import ports
from yimen.engine.exchange.dispatches.models import Dispatch
from yimen.kernel.snapshot import snapshot

MONTH = timedelta(days=30)
MOST = 1000


@snapshot
class DispatchStanding:
    """How the telling of the higher level stands."""

    connected: str
    """yes: a system of the higher level takes records; empty: none is connected, and what waits lies here."""
    waiting: int
    """Counted up to a thousand."""
    waiting_since: datetime | None
    sent: int
    """In the last thirty days."""
    last_sent_at: datetime | None


def unsent(limit: int = 200) -> tuple[str, ...]:
    """What waits to be sent, the oldest first; nothing while nobody is there to take it."""
    if not ports.connected():
        return ()
    return tuple(Dispatch.objects.filter(sent_at=None).order_by("id").values_list("ref", flat=True)[:limit])


def standing(now: datetime) -> DispatchStanding:
    """How many records wait and since when, how many went in thirty days, and when the last one did."""
    waiting = Dispatch.objects.filter(sent_at=None)
    oldest = waiting.aggregate(at=Min("ended_at"))["at"]
    sent = Dispatch.objects.filter(sent_at__gt=now - MONTH)
    last = sent.aggregate(at=Max("sent_at"))["at"]
    return DispatchStanding(ports.connected(), len(waiting.values_list("id")[:MOST]), oldest, sent.count(), last)
