"""A figure that was confirmed as a finding that somebody is to answer for."""

from yimen.engine.supervision.anomalies import moves
from yimen.engine.supervision.anomalies.models import AnomalyNote
from yimen.kernel.anomalies import AnomalyOutcome
from yimen.kernel.supervision.responsibility import Misdeed, MisdeedSource, Standing


def misdeed(ref: str) -> Misdeed | None:
    """What was confirmed or explained; None when there is none."""
    row = AnomalyNote.objects.filter(ref=ref).first()
    if row is None:
        return None
    return Misdeed(
        MisdeedSource.ANOMALY, ref, row.kind, row.first_at, None, None, None, None, [row.staff_id], [row.noted_by_id],
        {place: getattr(row, f"{place}_id") for place in moves.PLACES},
        Standing.STANDS if row.outcome == AnomalyOutcome.CONFIRMED else Standing.FELL,
    )  # fmt: skip
