"""Handles 四个办、六个办: what a city promises of each item, worked out from data and places, never typed in.

Four: at once, online, nearby, once. Six: one window, at once, in time limit, online, every day, district-wide.
"""

from collections.abc import Mapping
from enum import StrEnum

from yimen.kernel.lists import LISTS
from yimen.kernel.snapshot import snapshot


class Handle(StrEnum):
    """One way of handling that is promised of an item."""

    ONE_WINDOW = "one_window"
    AT_ONCE = "at_once"
    IN_TIME = "in_time"
    ONLINE = "online"
    EVERY_DAY = "every_day"
    DISTRICT_WIDE = "district_wide"
    NEARBY = "nearby"
    ONCE = "once"


FOUR = (Handle.AT_ONCE, Handle.ONLINE, Handle.NEARBY, Handle.ONCE)
SIX = (
    *(Handle.ONE_WINDOW, Handle.AT_ONCE, Handle.IN_TIME),
    *(Handle.ONLINE, Handle.EVERY_DAY, Handle.DISTRICT_WIDE),
)
FROM_LISTS: Mapping[Handle, str] = {
    Handle.AT_ONCE: "at_once",
    Handle.IN_TIME: "time_limits",
    Handle.ONLINE: "web",
    Handle.ONCE: "one_trip",
}
"""Handles that follow from what the version says: the list of the catalogue that takes the same items."""


@snapshot
class Facts:
    """What the handles of an item are read from."""

    lists: int
    """The lists on which its version in force stands, one bit each."""
    near_points: int
    """Places of towns and villages that take it in."""
    comprehensive: str
    """yes: a comprehensive window takes it in."""
    open_every_day: str
    """yes: a centre that takes it in is open on every day of the week, and leaves it out on none."""
    anywhere: str
    """yes: any centre of the district takes it in, whose ever it is."""


def handles(of: Facts) -> tuple[Handle, ...]:
    """The handles of an item, in their order."""
    held = {handle: bool(of.lists & LISTS[code].bit) for handle, code in FROM_LISTS.items()} | {
        Handle.NEARBY: of.near_points > 0,
        Handle.ONE_WINDOW: of.comprehensive == "yes",
        Handle.EVERY_DAY: of.open_every_day == "yes",
        Handle.DISTRICT_WIDE: of.anywhere == "yes",
    }
    return tuple(handle for handle in Handle if held[handle])
