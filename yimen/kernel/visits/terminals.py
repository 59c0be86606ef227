"""Terminals 自助终端: how long somebody may sit at a public computer, and when a code to set one up has run out.

A sitting 上机 ends by itself: a while after the last click, and at the latest some time after it began, whatever the
page in front of it does. Pure arithmetic; the pages show what is worked out here and decide nothing.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from yimen.kernel.actor import Role

IDLE = timedelta(minutes=5)
"""Nobody touches the computer for so long: whoever sat there has left."""
LONGEST = timedelta(minutes=60)
"""Others wait: after so long one begins anew, with what was saved."""
ASKED_BEFORE = timedelta(minutes=1)
"""How long before the end the page asks whether anybody is still there."""
CODE_GOOD_FOR = timedelta(minutes=30)
"""From the administrator's desk to the computer in the hall."""
CODE_LETTERS = 12
GUIDES = (Role.WINDOW, Role.CENTRE_MANAGER)
"""Who of a centre may help at its terminals 导办员."""


class SittingEnd(StrEnum):
    """How a sitting ended."""

    FINISHED = "finished"
    """完成并清除: by who sat there."""
    IDLE = "idle"
    LONGEST = "longest"
    OVERTAKEN = "overtaken"
    """Somebody else signed in at the same computer."""
    REMOVED = "removed"
    """The computer was retired, or set up anew."""


def sitting_ends(began: datetime, seen: datetime) -> datetime:
    """The moment from which a sitting is over when nothing more is heard of it."""
    return min(seen + IDLE, began + LONGEST)


def is_over(began: datetime, seen: datetime, now: datetime) -> bool:
    """Whether a sitting that nobody ended has ended by itself."""
    return now >= sitting_ends(began, seen)


def ended_how(began: datetime, seen: datetime, now: datetime) -> SittingEnd:
    """By what a sitting that is ended at `now` has ended."""
    if not is_over(began, seen, now):
        return SittingEnd.FINISHED
    return SittingEnd.LONGEST if began + LONGEST <= seen + IDLE else SittingEnd.IDLE


def seconds_until_asked(ends: datetime, now: datetime) -> int:
    """After how many seconds a page asks whether anybody is still there; at once when the end is near."""
    return max(1, int((ends - now - ASKED_BEFORE).total_seconds()))


def minutes_left(ends: datetime, now: datetime) -> int:
    """How many minutes are told as left: begun minutes count, and none are left when it is over."""
    return max(0, ceil((ends - now) / timedelta(minutes=1)))
