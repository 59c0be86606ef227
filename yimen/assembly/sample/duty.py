"""Duty in the sample city: who stands in at one bureau, at which rank its desks decide, and who is away next week."""

from datetime import datetime, timedelta

from yimen.assembly.sample.places import FOUNDER, SAMPLE
from yimen.assembly.sample.staff import CHIEF_POST, DESKS, MARKET
from yimen.kernel.actor import Role
from yimen.kernel.authority import Rank
from yimen.registries.people import duty, operations, queries
from yimen.registries.people.operations import AbsenceKind

REVIEWER, CHIEF, DECIDER = f"{MARKET}-2", f"{MARKET}-3", f"{MARKET}-4"


def arrange(anchor: datetime) -> None:
    """Name who stands in for whom and record one absence; asked again it adds nothing."""
    posts = {row.name: row for row in queries.posts(anchor.date())}
    reviewing = posts[f"市场监管局{DESKS[Role.REVIEWER]}"]
    if duty.stand_ins([reviewing.id]):
        return
    staff = {number: queries.staff_by_number(number) for number in (REVIEWER, CHIEF, DECIDER)}
    chief, reviewer = staff[CHIEF], staff[REVIEWER]
    assert chief is not None and reviewer is not None
    operations.name_stand_in(reviewing.ref, chief.ref, by=FOUNDER, now=anchor)
    operations.rank_post(posts[CHIEF_POST].ref, Rank.CHIEF, by=FOUNDER, now=anchor)
    operations.rank_post(posts[f"市场监管局{DESKS[Role.DECIDER]}"].ref, Rank.DIRECTOR, by=FOUNDER, now=anchor)
    away = anchor + timedelta(days=7)
    operations.record_absence(
        reviewer.ref, away, away + timedelta(days=3), AbsenceKind.LEAVE, f"年休假（{SAMPLE}）", by=FOUNDER, now=anchor
    )
