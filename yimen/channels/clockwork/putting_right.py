"""What the records show of items that are done or published otherwise than they say, as tasks to put right 整改."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from yimen.insight.conduct import queries as conduct
from yimen.insight.powers import queries as powers
from yimen.insight.powers.rows import StaleRow
from yimen.kernel.actor import SYSTEM
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.operations.rectifying import RectificationsFollowed
from yimen.registries.catalogue.reform import deviations
from yimen.registries.catalogue.reform.findings import Finding
from yimen.registries.dated import day_of
from yimen.threshold.run import run

LOOKED_BACK = timedelta(days=30)
STALE = {
    "not_in_force": "{unit}公布的清单上有这个事项，但没有实施中的版本。",
    "not_on_list": "{unit}最近30天收了{cases}件，但现在的承接清单上没有这个事项。",
}


def put_right(now: datetime) -> RectificationsFollowed:
    """Open what is found now, and close what is found no more; slice by slice, until nothing is left to open."""
    shown, opened, closed = tuple(found(now)), 0, 0
    while True:
        done = run(operations.follow_rectifications, shown, by=SYSTEM, now=now)
        opened, closed = opened + done.opened, closed + done.closed
        if not done.opened:
            return RectificationsFollowed(opened, closed)


def found(now: datetime) -> Iterator[Finding]:
    """Stricter than the standard way; late by law again and again; a town's published list that does not fit."""
    yield from deviations.findings(now, day_of(now))
    for late in conduct.late_items(now - LOOKED_BACK, now):
        words = f"最近30天有{late.cases}件超过法定时限。"
        yield Finding(late.item_ref, "longer_time", "conduct:longer_time", words, late.last)
    for row in powers.stale(now - LOOKED_BACK, now, None):
        yield _of_list(row)


def _of_list(row: StaleRow) -> Finding:
    words = STALE[row.what].format(unit=row.unit_name, cases=row.cases)
    sign = f"{row.what}:{row.centre_ref or row.unit_name}"
    return Finding(row.item_ref, "stale_list", sign, words, row.last, row.centre_ref)
