"""What the records show of items that are done or published otherwise than they say, as tasks to put right 整改."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from yimen.insight.conduct import queries as conduct
from yimen.insight.powers import queries as powers
from yimen.insight.powers.rows import StaleRow
from yimen.kernel.actor import SYSTEM
from yimen.registries.bases import queries as bases
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.operations.rectifying import RectificationsFollowed
from yimen.registries.catalogue.reform import deviations
from yimen.registries.catalogue.reform.findings import Finding, FoundElement, FoundFacts
from yimen.registries.dated import day_of
from yimen.threshold.run import run

LOOKED_BACK = timedelta(days=30)


def put_right(now: datetime) -> RectificationsFollowed:
    """Open what is found now, and close what is found no more; slice by slice, until nothing is left to open."""
    shown, opened, closed = tuple(found(now)), 0, 0
    while True:
        done = run(operations.follow_rectifications, shown, by=SYSTEM, now=now)
        opened, closed = opened + done.opened, closed + done.closed
        if not done.opened:
            return RectificationsFollowed(opened, closed)


def found(now: datetime) -> Iterator[Finding]:
    """Stricter than the standard way; late, or asked for more, again and again; a published list that does not fit;
    a document on which it rests that is in force no more."""
    yield from deviations.findings(now, day_of(now))
    for late in conduct.late_items(now - LOOKED_BACK, now):
        said = FoundFacts("late", cases=late.cases)
        yield Finding(late.item_ref, "longer_time", "conduct:longer_time", said, late.last)
    for asked in conduct.demanded_materials(now - LOOKED_BACK, now):
        material = FoundElement(f"materials.{asked.material}", asked.name)
        said = FoundFacts("demanded", (material,), asked.cases)
        yield Finding(asked.item_ref, "extra_material", f"conduct:{material.element}", said, asked.last)
    yield from bases.findings(now)
    for row in powers.stale(now - LOOKED_BACK, now, None):
        yield _of_list(row)


def _of_list(row: StaleRow) -> Finding:
    said = FoundFacts(row.what, cases=row.cases, unit=row.unit_name)
    sign = f"{row.what}:{row.centre_ref or row.unit_name}"
    return Finding(row.item_ref, "stale_list", sign, said, row.last, row.centre_ref)
