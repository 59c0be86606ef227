"""Availability 全天候服务: which public doors are probed, what share of it they answered, how maintenance is told."""

from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates


class ServiceDoor(StrEnum):
    """What the public uses round the clock."""

    CATALOGUE = "catalogue"
    FILING = "filing"
    QUERY = "query"
    KIOSK = "kiosk"


EVERY = timedelta(minutes=5)
NOTICE = timedelta(hours=24)
"""So long before it begins is a maintenance announced."""
LONGEST = timedelta(hours=8)


class ToldTooLate(Refusal):
    """A maintenance is announced at least so many hours before it begins."""

    code: ClassVar[str] = "availability.told_too_late"
    hours: int


class MaintenanceTooLong(Refusal):
    """A maintenance lasts no longer than so many hours."""

    code: ClassVar[str] = "availability.too_long"
    hours: int


@snapshot
class Answer:
    """What one probe found: whether the door answered as it should, and after how many milliseconds."""

    door: ServiceDoor
    answered: str
    """yes or no."""
    milliseconds: int


def must_be_announceable(begins: datetime, ends: datetime, now: datetime) -> None:
    """Refuses with ImpossibleDates, ToldTooLate or MaintenanceTooLong."""
    if ends <= begins:
        raise ImpossibleDates()
    if begins - now < NOTICE:
        raise ToldTooLate(hours=NOTICE // timedelta(hours=1))
    if ends - begins > LONGEST:
        raise MaintenanceTooLong(hours=LONGEST // timedelta(hours=1))


def share(asked: int, answered: int, excused: int) -> Fraction | None:
    """The share of probes that were answered; those that failed in an announced maintenance are left out."""
    counted = asked - excused
    return Fraction(answered, counted) if counted > 0 else None


def expected(since: datetime, until: datetime) -> int:
    """How many probes of one door a span of time has; fewer were made when nobody could even ask."""
    return max(0, (until - since) // EVERY)
