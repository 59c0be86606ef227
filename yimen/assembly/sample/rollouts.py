"""Rollouts of the sample city: two items on their way online, one of them prepared; the others not planned yet."""

from datetime import datetime, timedelta

from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.places import FOUNDER, SAMPLE
from yimen.registries.dated import day_of
from yimen.registries.rollouts import operations, queries

BATCH = "第二批网上申报（示范）"
PLANNED = ("security_guard", "vehicle_register")


def plan(anchor: datetime) -> None:
    """Plan what is not planned yet."""
    if queries.batches(anchor):
        return
    codes = tuple(code_of(item) for item in ITEMS if item.key in PLANNED)
    due = day_of(anchor) + timedelta(days=45)
    operations.plan_rollout(codes, "web", BATCH, due, SAMPLE, by=FOUNDER, now=anchor)
    first = queries.rollouts(anchor, BATCH).rows[0]
    operations.confirm_ready(first.ref, "trained", "窗口人员培训签到表（示范）", by=FOUNDER, now=anchor)
