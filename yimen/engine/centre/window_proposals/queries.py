"""Looking at the window proposals of a centre: what waits, what was answered and what came of it, with its figures."""

from datetime import date, datetime

from django.db import connection
from django.db.models import F

from yimen.engine.centre.window_proposals.models import WindowProposal, WindowThreshold
from yimen.kernel.capped import Capped
from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.window_proposals import USUAL, Threshold, Work

SHOWN = 100


@snapshot
class ProposalRow:
    """A proposal with the figures it was made of, and those that were found afterwards."""

    ref: str
    name: str
    kind: str
    since: date
    until: date
    before: Work
    threshold: Threshold
    answer: str
    why: str
    answered_at: datetime | None
    answered_by: str
    measure_on: date | None
    after: Work | None

    @property
    def per_day(self) -> str:
        return f"{float(self.before.per_day):.1f}"

    @property
    def wait(self) -> str:
        return f"{float(self.before.wait):.0f}" if self.before.called else ""

    @property
    def after_per_day(self) -> str:
        return f"{float(self.after.per_day):.1f}" if self.after else ""

    @property
    def after_wait(self) -> str:
        return f"{float(self.after.wait):.0f}" if self.after and self.after.called else ""


def threshold(centre_ref: str, on: date) -> Threshold:
    """The thresholds of a centre on a day; the usual ones where it has set none."""
    row = WindowThreshold.objects.filter(centre__ref=centre_ref, valid__contains=on).first()
    return Threshold(row.many, row.few, row.wait_minutes, row.measure_days) if row is not None else USUAL


_WITH_COUNTERS = """
select distinct c.ref from offices_window w join offices_centre c on c.id = w.centre_id where w.valid @> %s order by 1
"""


def to_measure(on: date) -> tuple[str, ...]:
    """The centres that have counters on a day."""
    with connection.cursor() as cursor:
        cursor.execute(_WITH_COUNTERS, (on,))
        return tuple(ref for (ref,) in cursor.fetchall())


def of_centre(centre_ref: str) -> tuple[ProposalRow, ...]:
    """The proposals of a centre: what waits for an answer first, then the latest."""
    rows = WindowProposal.objects.filter(centre__ref=centre_ref).select_related("group", "window", "answered_by")
    found = rows.order_by(F("answered_at").desc(nulls_first=True), "-pk")[: SHOWN + 1]
    return Capped(map(_row, found), SHOWN)


def _row(row: WindowProposal) -> ProposalRow:
    name = f"{row.group.letter} {row.group.name}" if row.group else ""
    if row.window:
        name = f"{row.window.code} {row.window.name}"
    after = None
    if row.measured_at is not None:
        after = Work(
            row.after_counters or 0, row.after_days or 0, row.after_arrivals or 0, row.after_waited or 0,
            row.after_called or 0,
        )  # fmt: skip
    return ProposalRow(
        row.ref, name, row.kind, row.since, row.until,
        Work(row.counters, row.days, row.arrivals, row.waited, row.called),
        Threshold(row.many, row.few, row.wait_minutes, 0), row.answer, row.why, row.answered_at,
        row.answered_by.name if row.answered_by else "", row.measure_on, after,
    )  # fmt: skip
