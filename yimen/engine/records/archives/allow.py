"""What stands against destroying volumes: whose they are, days that are not over, and what still rests on them."""

from collections.abc import Collection
from datetime import datetime

from yimen.engine.case.cases.reading import select
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.records.archives.models import Archive
from yimen.engine.records.archives.overdue import still_over
from yimen.kernel.actor import Actor
from yimen.kernel.authority import OwnMatter
from yimen.kernel.papers.appraisal_life import NotOverYet, StillDisputed, StillRestedOn

STANDS = frozenset({"valid", "suspended", "withheld"})
"""States of a certificate that somebody may still show."""
NOT_DISPUTED = """
not exists (select from complaints_complaint k where k.case_id = {case} and k.ended_at is null)
and not exists (select from accountability_accountabilityitem r where r.case_id = {case} and r.answered_at is null)
"""
"""No complaint about a case is open, and every limit that it missed has been answered for."""


def must_not_be_own(volumes: Collection[Archive], by: Actor) -> None:
    """Nobody has a hand in what becomes of the volume of their own case; refuses with OwnMatter."""
    rows = select(
        "select 1 from cases_case where id = any(%s) and (applicant_id = any(%s) or actor_party_id = any(%s)) limit 1",
        ([one.case_id for one in volumes], list(by.interests), list(by.interests)),
    )
    if rows:
        raise OwnMatter()


def must_still_be_over(volumes: Collection[Archive], now: datetime) -> None:
    """Nothing was added to a case since: its volume is the last edition, and its days are over.

    Asked under the lock of the cases, which whoever files takes too. Refuses with NotOverYet.
    """
    over = still_over([one.pk for one in volumes], now)
    for one in volumes:
        if one.pk not in over:
            raise NotOverYet(number=one.number)


def must_not_be_rested_on(volumes: Collection[Archive]) -> None:
    """No certificate stands on a volume, and nobody still looks into its case.

    Refuses with StillRestedOn or StillDisputed.
    """
    for one in volumes:
        if any(held.state in STANDS for held in certificates.filed(one.case_id)):
            raise StillRestedOn(number=one.number)
    rows = select(
        f"select c.id from cases_case c where c.id = any(%s) and not ({NOT_DISPUTED.format(case='c.id')})",
        ([one.case_id for one in volumes],),
    )
    disputed = {row["id"] for row in rows}
    for one in volumes:
        if one.case_id in disputed:
            raise StillDisputed(number=one.number)
