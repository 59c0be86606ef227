"""Attendance 考勤: it follows from what somebody was due for and from what they did that day; nobody types it in.

What shows that somebody came: they signed in or opened their counter. A correction afterwards needs a reason and a
second person, and stays visible as one.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from yimen.kernel.snapshot import snapshot

GRACE = timedelta(minutes=5)


class Standing(StrEnum):
    """How somebody stands on a day on which they were due."""

    TO_COME = "to_come"
    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left_early"
    ABSENT = "absent"
    ON_LEAVE = "on_leave"
    EXCUSED = "excused"
    """Corrected by a second person."""


SERVED = frozenset({Standing.PRESENT, Standing.LATE, Standing.LEFT_EARLY, Standing.EXCUSED})
"""Was there: counts as served for allowances."""
IN_ORDER = frozenset({Standing.PRESENT, Standing.EXCUSED})
DUE = frozenset({*SERVED, Standing.ABSENT})
"""What attendance is counted of: approved leave is neither for nor against anybody."""


class Outcome(StrEnum):
    """What became of a request: for leave, or for a correction."""

    GRANTED = "granted"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


@snapshot
class Seen:
    """What the records of a day show of somebody."""

    first: datetime | None
    last: datetime | None
    """When they signed out or closed their counter for the day; None: nothing says that they left."""
    on_leave: str = ""
    """yes: leave that somebody else approved."""
    corrected: str = ""
    """yes: a second person has found that they were there."""


def standing(begins: datetime, ends: datetime, seen: Seen, now: datetime) -> Standing:
    """How somebody stands who was due from one moment to another."""
    if seen.corrected:
        return Standing.EXCUSED
    if seen.on_leave:
        return Standing.ON_LEAVE
    if seen.first is None:
        return Standing.ABSENT if now > ends else Standing.TO_COME
    if seen.first > begins + GRACE:
        return Standing.LATE
    if seen.last is not None and seen.last < ends - GRACE:
        return Standing.LEFT_EARLY
    return Standing.PRESENT
