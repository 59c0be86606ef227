"""Slots 预约时段: when a place at a centre can be booked, and by when. One calendar opens the doors and the slots.

Pure arithmetic over the centre's calendar; who has booked what is not known here. Why holiday bookings need a named
member of staff: docs/decisions/0080.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.worktime import DAY_MINUTES, WorkCalendar

SHORTEST, LONGEST = 5, 240
MOST_PLACES, MOST_LEAD_HOURS, MOST_DAYS_AHEAD = 200, 24 * 14, 90
MISSES, WITHIN, PAUSED_FOR = 3, timedelta(days=90), timedelta(days=30)
"""So many bookings missed within this time pause booking for so long."""
GRACE = timedelta(minutes=30)
"""Who comes late is still served for so long after the slot has begun; afterwards it counts as missed."""
EARLY = timedelta(hours=2)
"""An appointment counts on its own day, and so long before it where the day has only just begun."""


class SlotKind(StrEnum):
    """When a plan offers places: in opening hours, after closing (延时), or on days on which the centre is closed."""

    REGULAR = "regular"
    EXTENDED = "extended"
    HOLIDAY = "holiday"


class PlanImpossible(Refusal):
    """Slots, places or times that no plan can have; `field` names the first."""

    code: ClassVar[str] = "appointment.plan_impossible"
    field: str


class SlotNotOffered(Refusal):
    """The plan offers no slot that begins at this moment."""

    code: ClassVar[str] = "appointment.slot_not_offered"


class TooLateToBook(Refusal):
    """The slot begins sooner than the lead time allows."""

    code: ClassVar[str] = "appointment.too_late_to_book"
    hours: int


class TooEarlyToBook(Refusal):
    """The slot lies further ahead than bookings are taken."""

    code: ClassVar[str] = "appointment.too_early_to_book"
    days: int


@snapshot
class Slot:
    """One stretch of time at which somebody may come."""

    begins: datetime
    ends: datetime


@snapshot
class SlotPlan:
    """How a centre cuts its time: slot length, places in each, how soon and how far ahead they are booked.

    `opens` counts for holidays, `closes` for holidays and extended hours; regular slots lie in the opening hours.
    """

    kind: SlotKind
    minutes: int
    places: int
    lead_hours: int
    days_ahead: int
    opens: time | None = None
    closes: time | None = None

    def __post_init__(self) -> None:
        for field, fits in (
            ("minutes", SHORTEST <= self.minutes <= LONGEST),
            ("places", 1 <= self.places <= MOST_PLACES),
            ("lead_hours", 0 <= self.lead_hours <= MOST_LEAD_HOURS),
            ("days_ahead", 1 <= self.days_ahead <= MOST_DAYS_AHEAD),
            ("closes", (self.closes is None) == (self.kind is SlotKind.REGULAR)),
            ("opens", (self.opens is None) == (self.kind is not SlotKind.HOLIDAY)),
            ("closes", self.opens is None or self.closes is None or self.opens < self.closes),
        ):
            if not fits:
                raise PlanImpossible(field=field)

    def on(self, day: date, calendar: WorkCalendar) -> tuple[Slot, ...]:
        """The slots of a day, the first first; none when this plan does not serve on it."""
        return tuple(
            Slot(_at(day, begins, calendar), _at(day, begins + self.minutes, calendar))
            for opens, closes in self._stretches(day, calendar)
            for begins in range(opens, closes - self.minutes + 1, self.minutes)
        )

    def _stretches(self, day: date, calendar: WorkCalendar) -> tuple[tuple[int, int], ...]:
        shifts = tuple(shift.minutes for shift in calendar.shifts_on(day))
        if self.kind is SlotKind.REGULAR:
            return shifts
        if self.closes is None or bool(shifts) == (self.kind is SlotKind.HOLIDAY):
            return ()
        opens = _minute(self.opens) if self.opens is not None else shifts[-1][1]
        return ((opens, _minute(self.closes)),)

    def slot_at(self, begins: datetime, calendar: WorkCalendar, now: datetime) -> Slot:
        """The slot that begins at this moment, if it can still be booked.

        Refuses with SlotNotOffered, TooLateToBook or TooEarlyToBook.
        """
        found = next((one for one in self.on(calendar.day_of(begins), calendar) if one.begins == begins), None)
        if found is None or begins <= now:
            raise SlotNotOffered()
        if now > begins - timedelta(hours=self.lead_hours):
            raise TooLateToBook(hours=self.lead_hours)
        if calendar.day_of(begins) > self.last_day(calendar.day_of(now)):
            raise TooEarlyToBook(days=self.days_ahead)
        return found

    def last_day(self, today: date) -> date:
        """The last day for which bookings are taken today."""
        return today + timedelta(days=self.days_ahead)


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _at(day: date, minute: int, calendar: WorkCalendar) -> datetime:
    days, rest = divmod(minute, DAY_MINUTES)
    return datetime(day.year, day.month, day.day, tzinfo=calendar.zone) + timedelta(days=days, minutes=rest)


def paused_until(misses: Collection[datetime], now: datetime) -> datetime | None:
    """Until when somebody with these misses may not book, counted when the latest is noted; None: they may."""
    recent = [miss for miss in misses if now - WITHIN < miss <= now]
    return now + PAUSED_FOR if len(recent) >= MISSES else None


def overtime(begins: datetime, ends: datetime, calendar: WorkCalendar) -> timedelta:
    """How much of a stretch lies outside of the opening hours: what counts as overtime 延时."""
    return max(ends - begins, timedelta(0)) - calendar.between(begins, ends)
