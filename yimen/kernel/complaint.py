"""Complaints 投诉: what they are about, by when they are answered, and who is too near to look into one."""

from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class ComplaintWay(StrEnum):
    """By which way somebody complained."""

    WEB = "web"
    API = "api"
    WINDOW = "window"
    PHONE = "phone"
    LETTER = "letter"


class ComplaintKind(StrEnum):
    """What is complained of; the complainant chooses, who acknowledges it may put it right."""

    ATTITUDE = "attitude"
    DELAY = "delay"
    DEMANDS = "demands"
    CHARGES = "charges"
    INTEGRITY = "integrity"
    ABSENT = "absent"
    RESULT = "result"
    PLACE = "place"
    ONLINE = "online"
    OTHER = "other"


class Found(StrEnum):
    """What an investigation found."""

    UPHELD = "upheld"
    PARTLY = "partly"
    NOT_UPHELD = "not_upheld"


SERIOUS = frozenset({ComplaintKind.CHARGES, ComplaintKind.INTEGRITY})
"""What supervision itself looks into: money and gifts are not left to the house in which they were taken."""
ACKNOWLEDGED_WITHIN, ANSWERED_WITHIN = 2, 15
"""Working days of the place that is complained of."""
APPEALED_WITHIN = timedelta(days=30)
LAST = 2
"""How often a complaint is looked into: once, and once more by the level above."""


@snapshot
class Nearness:
    """What ties somebody to a complaint."""

    staff_id: int
    had_a_hand: Collection[int]
    """Who acted on the case, and who is complained of."""
    posts_there: int
    """Posts held, since shortly before it, at the window or in the office complained of."""
    looked_before: Collection[int] = ()
    """Who looked into it the first time."""

    @property
    def apart(self) -> str:
        """yes: nothing does."""
        near = self.staff_id in self.had_a_hand or self.posts_there or self.staff_id in self.looked_before
        return "no" if near else "yes"
