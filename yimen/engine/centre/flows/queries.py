"""Reading the flows: the gates of a centre that count, and how many came in today."""

from datetime import datetime, timedelta

from django.db.models import Q, Sum

from yimen.engine.centre.flows.models import FlowGate
from yimen.engine.centre.flows.moves import with_code
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of, midnight


@snapshot
class GateRow:
    """A gate that counts, and how many came in through it today; None: it has told nothing today."""

    ref: str
    name: str
    today: int | None


def gates(centre_ref: str, now: datetime) -> tuple[GateRow, ...]:
    """The gates of a centre that count, by name."""
    begins = midnight(day_of(now))
    within = Q(hours__hour__gte=begins, hours__hour__lt=begins + timedelta(days=1))
    rows = FlowGate.objects.filter(centre__ref=centre_ref, until=None).annotate(today=Sum("hours__came", filter=within))
    return tuple(GateRow(one.ref, one.name, one.today) for one in rows.order_by("name")[:100])


def knows(secret: str) -> str:
    """The gate whose device holds this code and that still stands; "" when it is none's."""
    gate = with_code(secret)
    return gate.ref if gate else ""
