"""Heartbeats 心跳: whether a connected system or a service point says anything, and whether cases come as usual. Pure.

The technical one is a sign of life, in the time in which the place is open. The business one is the cases of an hour
against the same hour of the same weekday in earlier weeks; of little data nothing is made.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.worktime import WorkCalendar

HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)
WEEKS = 8
"""So many earlier weeks are looked at."""
LEAST_WEEKS = 4
LEAST_NORMAL = 4
"""With fewer cases in a usual hour, or fewer such hours, an empty one says nothing."""
QUARTER = 4
"""Fewer than one in so many of the usual cases: it has stalled."""
POINT_SILENT_AFTER = HOUR
"""Of the time in which the point is open."""
ANSWER_WITHIN = 4 * HOUR
"""Of the office time of who answers for it."""


class HeartFault(StrEnum):
    """What is wrong with a heartbeat."""

    SILENT = "silent"
    STALLED = "stalled"


class Pulse(StrEnum):
    """What the cases of an hour say."""

    USUAL = "usual"
    STALLED = "stalled"
    LITTLE = "little"


class PointLine(StrEnum):
    """How a service point is connected now."""

    NEVER = "never"
    CONNECTED = "connected"
    SHUT = "shut"
    SILENT = "silent"


@snapshot
class HourOfCases:
    """The cases of one hour beside those of the same hour of the same weekday in earlier weeks, the latest first."""

    came: int
    earlier: tuple[int, ...]

    @property
    def normal(self) -> int:
        """What usually comes: the median of the earlier weeks, the lower one of two."""
        return sorted(self.earlier)[(len(self.earlier) - 1) // 2] if self.earlier else 0

    @property
    def pulse(self) -> Pulse:
        """Stalled when it is less than a quarter of what usually comes; little when nobody can say."""
        if len(self.earlier) < LEAST_WEEKS or self.normal < LEAST_NORMAL:
            return Pulse.LITTLE
        return Pulse.STALLED if self.came * QUARTER < self.normal else Pulse.USUAL


def last_hour(now: datetime) -> datetime:
    """When the last whole hour began."""
    return now.replace(minute=0, second=0, microsecond=0) - HOUR


def same_hours(hour: datetime) -> Iterator[datetime]:
    """The same hour of the same weekday in earlier weeks, the latest first."""
    return (hour - n * WEEK for n in range(1, WEEKS + 1))


def is_open(calendar: WorkCalendar, hour: datetime) -> bool:
    """Whether the place is open in the whole of an hour: only such hours are held against each other."""
    return calendar.between(hour, hour + HOUR) == HOUR


def compared(counts: Sequence[int], hours: Sequence[datetime], calendar: WorkCalendar, since: datetime) -> HourOfCases:
    """The first count beside those of earlier hours in which the place was open, and there at all."""
    earlier = zip(counts[1:], hours[1:], strict=True)
    return HourOfCases(counts[0], tuple(n for n, hour in earlier if hour >= since and is_open(calendar, hour)))


def line_of(heard_at: datetime | None, calendar: WorkCalendar, now: datetime) -> PointLine:
    """How a point is connected: silence counts only while it is open."""
    if heard_at is None:
        return PointLine.NEVER
    if calendar.between(heard_at, now) > POINT_SILENT_AFTER:
        return PointLine.SILENT
    if now - heard_at > POINT_SILENT_AFTER:
        return PointLine.SHUT
    return PointLine.CONNECTED
