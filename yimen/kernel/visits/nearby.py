"""Nearby: which of several places is nearer to somebody, and whether it is open now.

Nearness is read off the tree of regions, never off a map: same village, then town, county, city. Among equals comes
first what serves the whole of what both share: the county's own centre before the centre of another town.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.worktime import WorkCalendar

P = TypeVar("P")
Line = tuple[str, ...]
"""The regions in which a place lies, the city first: city, county, town, village, as far down as it goes."""


class Nearness(StrEnum):
    """What two places have in common at most, the nearest first."""

    VILLAGE = "village"
    TOWN = "town"
    COUNTY = "county"
    CITY = "city"
    ELSEWHERE = "elsewhere"


_BY_SHARED = (Nearness.ELSEWHERE, Nearness.CITY, Nearness.COUNTY, Nearness.TOWN, Nearness.VILLAGE)


def nearness(here: Line, there: Line) -> Nearness:
    """The smallest region in which both lie."""
    return _BY_SHARED[min(_shared(here, there), len(_BY_SHARED) - 1)]


def nearest_first(here: Line, places: Iterable[P], line_of: Callable[[P], Line]) -> tuple[P, ...]:
    """The places with the nearest first; those equally near keep their order."""
    return tuple(sorted(places, key=lambda place: _distance(here, line_of(place))))


def _distance(here: Line, there: Line) -> tuple[int, int]:
    shared = _shared(here, there)
    return -shared, len(there) - shared


def _shared(here: Line, there: Line) -> int:
    count = 0
    for mine, other in zip(here, there, strict=False):
        if mine != other:
            break
        count += 1
    return count


@snapshot
class Opening:
    """Whether a place is open, and until when; of a closed one when it opens."""

    open: str
    """yes | no."""
    changes_at: datetime


def opening(calendar: WorkCalendar, now: datetime) -> Opening:
    """Open until the end of this stretch of opening hours, or closed until the next one begins."""
    opens = calendar.next_opening(now)
    if opens != now:
        return Opening("no", opens)
    midnight = opens.astimezone(calendar.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    ends = (midnight + timedelta(minutes=shift.minutes[1]) for shift in calendar.shifts_on(calendar.day_of(now)))
    return Opening("yes", next(end for end in ends if now < end))
