"""Looking at what codes opened: for whose they were, and for the officer who opened something by one."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from yimen.engine.centre.personal_codes.models import CodeUse
from yimen.engine.centre.personal_codes.rows import CodeUseRow
from yimen.kernel.actor import Actor

MOST = 30
AT_THE_WINDOW = timedelta(minutes=30)
"""So long the window page says by which code it came to somebody."""


def of_mine(actor: Actor) -> tuple[CodeUseRow, ...]:
    """What the codes of those for whom this actor acts have opened, the latest first."""
    return _rows(CodeUse.objects.filter(party_id__in=set(actor.parties())))


def opened_by(ref: str, actor: Actor, now: datetime) -> CodeUseRow | None:
    """A use of a moment ago, for the officer who opened it."""
    if actor.staff_id is None:
        return None
    found = CodeUse.objects.filter(ref=ref, staff_id=actor.staff_id, used_at__gt=now - AT_THE_WINDOW)
    return next(iter(_rows(found)), None)


def _rows(found: QuerySet[CodeUse]) -> tuple[CodeUseRow, ...]:
    rows = found.select_related("party", "shown_by").order_by("-pk")[:MOST]
    return tuple(
        CodeUseRow(row.ref, row.party.ref, row.party.name, row.shown_by.name, row.door, row.place, row.used_at)
        for row in rows
    )
