"""Standing by 在线候办: when an officer counts as there for somebody at the counter, and which two make a pair.

One reviews and another approves while the applicant waits 一审一核. Nobody is told to be there by a page that was left
open: standing by ends with the office hours, or when it was not said again for an hour.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import TimeLimit
from yimen.kernel.time.limit import Limit, Unit, office_minutes
from yimen.kernel.time.worktime import WorkCalendar

STALE = timedelta(minutes=60)
"""Shorter than the break at noon: who stood by in the morning says so again in the afternoon."""

LONGEST_WAIT = Decimal(60)
"""Minutes of open time. A limit of days is no limit for somebody who stands at a counter."""


class OutOfHours(Refusal):
    """Nobody stands by on a day off, nor after closing."""

    code: ClassVar[str] = "standby.out_of_hours"


class NobodyReviews(Refusal):
    """No reviewer who may take this case stands by."""

    code: ClassVar[str] = "pair.nobody_reviews"


class NobodyApproves(Refusal):
    """Nobody with a letter for this case stands by to approve it."""

    code: ClassVar[str] = "pair.nobody_approves"


class OneAlone(Refusal):
    """Only one officer stands by for both: who reviews does not approve."""

    code: ClassVar[str] = "pair.one_alone"


@snapshot
class Standing:
    """Since when an officer stands by, when that was last said, and until when it can last."""

    since: datetime
    said_at: datetime
    until: datetime

    @property
    def ends(self) -> datetime:
        """Signed off, closing time, or an hour without a word: whichever comes first."""
        return min(self.until, self.said_at + STALE)

    def lasts_at(self, now: datetime) -> bool:
        return self.since <= now < self.ends


def closing_today(calendar: WorkCalendar, now: datetime) -> datetime:
    """Until when somebody can stand by who says so now; refuses with OutOfHours."""
    day = calendar.day_of(now)
    if not calendar.is_working_day(day) or now >= calendar.closing(day):
        raise OutOfHours()
    return calendar.closing(day)


def wait_given(promised: TimeLimit | None) -> Limit:
    """How long both have together: the item's own limit in minutes, and never longer than anybody should wait."""
    minutes = office_minutes(promised.amount, promised.unit) if promised else Decimal(0)
    return Limit(min(minutes, LONGEST_WAIT) or LONGEST_WAIT, Unit.MINUTE)


@snapshot
class Ready:
    """An officer who stands by and may take a part of the case: at which post, and how many wait for them already."""

    staff_id: int
    ref: str
    post_id: int
    waiting: int


Draw = Callable[[int], int]
"""One of the first n numbers by lot."""


def pair_of(reviewers: Sequence[Ready], approvers: Sequence[Ready], draw: Draw) -> tuple[Ready, Ready]:
    """Two different officers, those for whom fewest wait, by lot among equals: it is nobody's choice.

    Refuses with NobodyReviews, NobodyApproves or OneAlone.
    """
    if not reviewers:
        raise NobodyReviews()
    if not approvers:
        raise NobodyApproves()
    pairs = [(one, other) for one in reviewers for other in approvers if one.staff_id != other.staff_id]
    if not pairs:
        raise OneAlone()
    fewest = min(one.waiting + other.waiting for one, other in pairs)
    fit = [(one, other) for one, other in pairs if one.waiting + other.waiting == fewest]
    return fit[draw(len(fit))]
