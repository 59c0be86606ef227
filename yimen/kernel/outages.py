"""Outages 中断: hours in which a public door did not answer, as the probes found them, and the target of a month. Pure.

Nobody types an outage. What was probed and did not answer counts, and what nobody could even probe counts alike: a
house that stands still probes nothing. An announced maintenance excuses both, up to its budget of a month.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import ClassVar

from yimen.kernel.availability import EVERY, ServiceDoor
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

HOUR = timedelta(hours=1)
PROBES = HOUR // EVERY
"""How many probes of a door an hour has."""
MAY_BE_LATE = 1
"""So many probes of an hour may have fallen into the next one; with more missing, all that are missing count."""
ALL = 10_000
EXCUSED_A_MONTH = timedelta(hours=8)
"""So much announced maintenance of a door is left out of a month; what is beyond it counts as down, as it was."""
EXCUSED_PROBES = EXCUSED_A_MONTH // EVERY


class NotATarget(Refusal):
    """A target is a percentage above nought and up to a hundred, with two decimals at most."""

    code: ClassVar[str] = "availability.not_a_target"
    field: str


class MonthHasItsTarget(Refusal):
    """A month that has begun with a target keeps it, and a later target follows the one that stands."""

    code: ClassVar[str] = "availability.month_has_its_target"
    since: date


@snapshot
class BadHour:
    """An hour in which a door did not answer every probe: probes without an answer, and probes never made."""

    door: ServiceDoor
    hour: datetime
    failed: int
    never_made: int


@snapshot
class Outage:
    """Hours on end in which a door did not answer every probe."""

    door: ServiceDoor
    begins: datetime
    ends: datetime
    """The end of the last of these hours."""
    failed: int
    never_made: int

    @property
    def minutes(self) -> int:
        """About how long the door was shut: each probe without an answer stands for the time until the next."""
        return (self.failed + self.never_made) * (EVERY // timedelta(minutes=1))


def outages(hours: Iterable[BadHour]) -> tuple[Outage, ...]:
    """Bad hours that follow one another, of one door, are one outage; the latest first."""
    found: list[Outage] = []
    for one in sorted(hours, key=lambda at: (at.door, at.hour)):
        last = found[-1] if found else None
        if last is not None and (last.door, last.ends) == (one.door, one.hour):
            found[-1] = Outage(
                one.door, last.begins, one.hour + HOUR, last.failed + one.failed, last.never_made + one.never_made
            )
        else:
            found.append(Outage(one.door, one.hour, one.hour + HOUR, one.failed, one.never_made))
    return tuple(sorted(found, key=lambda at: (at.begins, at.door), reverse=True))


def target_of(typed: str) -> int:
    """A target as it was typed, in hundredths of a per cent; refuses with NotATarget."""
    try:
        told = Decimal(typed.strip().removesuffix("%"))
    except InvalidOperation:
        raise NotATarget(field="least") from None
    if not told.is_finite() or not 0 < told <= 100 or told * 100 != int(told * 100):
        raise NotATarget(field="least")
    return int(told * 100)


def kept(rate: Fraction | None, least: int | None) -> str:
    """yes or no; empty where there is no target, or nothing was due."""
    if rate is None or least is None:
        return ""
    return "yes" if rate * ALL >= least else "no"
