"""Service hours 服务时间: whether an act falls into the ordinary hours of a centre, or was done when people rest.

Asked at the moment of the act and of the calendar by which the place works; what was found stands with the act, so that
no later change of a calendar makes it anything else.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

from yimen.kernel.time.national import NATIONAL
from yimen.kernel.time.worktime import WorkCalendar

SATURDAY = 5
AN_INSTANT = timedelta(microseconds=1)


class Hours(StrEnum):
    """Into which time something falls: the ordinary hours, outside of them on a working day 延时, or a day off."""

    WORKDAY = "workday"
    EXTENDED = "extended"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


def hours_of(calendar: WorkCalendar, moment: datetime) -> Hours:
    """The kind of time at a place that works by this calendar; done on the stroke of closing is done in time."""
    there = calendar.local(moment)
    kind = day_kind(calendar, there.date())
    if kind is not Hours.WORKDAY or calendar.is_open(there) or calendar.is_open(there - AN_INSTANT):
        return kind
    return Hours.EXTENDED


def day_kind(calendar: WorkCalendar, day: date) -> Hours:
    """What a day is at a place, whether it opens on it or not: a weekend stays one for a centre that opens then.

    The place's own rule for the day comes first; hours of its own say when it opens and not what day it is. Where it
    says nothing the country's days count, and then the week.
    """
    for days in (calendar.days, NATIONAL.days):
        rule = days.get(day)
        if rule is not None and rule.like is not None:
            return Hours.WORKDAY
        if rule is not None and not rule.shifts:
            return Hours.HOLIDAY
    return Hours.WEEKEND if day.weekday() >= SATURDAY else Hours.WORKDAY
