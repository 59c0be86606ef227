"""Calendars for the tests, and a slow, obvious way to count on them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import ceil

from hypothesis import strategies as st

from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.national import CHINA, NATIONAL, NATIONAL_DAYS, OFFICE_HOURS
from yimen.kernel.time.worktime import Shift, SpecialDay, WorkCalendar

ONE_DAY, ONE_MINUTE = timedelta(days=1), timedelta(minutes=1)
SHORT_DAY = (Shift(time(9), time(16)),)

# The citizen centre: open at weekends too, closed only on the first three days of the national holiday weeks.
WEEKEND_CENTRE = WorkCalendar(
    zone=CHINA,
    week=(*(OFFICE_HOURS,) * 5, SHORT_DAY, SHORT_DAY),
    days={date(2026, 10, 1): SpecialDay(name="国庆节"), date(2026, 10, 2): SpecialDay(shifts=SHORT_DAY)},
    valid_through=date(2026, 12, 31),
)
ROUND_THE_CLOCK = WorkCalendar(zone=CHINA, week=((Shift(time(0), time(0)),),) * 7, valid_through=date(2026, 12, 31))
ONCE_A_WEEK = WorkCalendar(
    zone=CHINA,
    week=((), (), (Shift(time(8, 15), time(11, 45)), Shift(time(19), time(0))), (), (), (), ()),
    days=NATIONAL_DAYS,
    valid_through=date(2026, 12, 31),
)
CALENDARS = (NATIONAL, WEEKEND_CENTRE, ROUND_THE_CLOCK, ONCE_A_WEEK)


def at(text: str) -> datetime:
    """A moment in China: at("2026-09-18 10:00")."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


calendars = st.sampled_from(CALENDARS)
moments = st.datetimes(datetime(2007, 1, 1), datetime(2027, 12, 31)).map(lambda naive: naive.replace(tzinfo=CHINA))
whole_minutes = moments.map(lambda moment: moment.replace(second=0, microsecond=0))


@st.composite
def limits(draw: st.DrawFn, units: Sequence[Unit] = tuple(Unit), largest: int = 400) -> Limit:
    """Limits of up to `largest` tenths (natural days whole)."""
    unit, tenths = draw(st.sampled_from(units)), draw(st.integers(1, largest))
    return Limit.of(str(tenths) if unit is Unit.NATURAL_DAY else f"{tenths // 10}.{tenths % 10}", unit)


@st.composite
def pauses_after(draw: st.DrawFn, start: datetime, most: int = 4) -> list[tuple[datetime, datetime]]:
    """Pauses in minutes, some of them overlapping, within a month and a half of `start`."""
    spans = draw(st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 12_000)), max_size=most))
    return [(start + since * ONE_MINUTE, start + (since + length) * ONE_MINUTE) for since, length in spans]


def open_on(calendar: WorkCalendar, day: date) -> list[tuple[int, int]]:
    """The opening hours of a day in minutes, read off the calendar's data without its tables."""
    special = calendar.days.get(day)
    shifts = calendar.week[day.weekday()]
    if special is not None:
        shifts = special.shifts or (calendar.week[special.like] if special.like is not None else ())
    return [(s.opens.hour * 60 + s.opens.minute, (s.closes.hour * 60 + s.closes.minute) or 1440) for s in shifts]


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), CHINA)


def slow_due(
    calendar: WorkCalendar, start: datetime, limit: Limit, pauses: Sequence[tuple[datetime, datetime]]
) -> datetime:
    """The due moment, found by walking: day by day, and minute by minute for office time."""
    if limit.unit in (Unit.HOUR, Unit.MINUTE):
        return _slow_minutes(calendar, start, limit, pauses)
    left = Fraction(limit.amount) / (2 if limit.unit is Unit.HALF_DAY else 1)
    day = start.date()
    while True:
        day += ONE_DAY
        opened = open_on(calendar, day)
        if any(since < midnight(day) + ONE_DAY and until > max(midnight(day), since) for since, until in pauses):
            continue
        if limit.unit is Unit.NATURAL_DAY:
            left -= 1
            if left <= 0 and opened:
                return midnight(day) + opened[-1][1] * ONE_MINUTE
        elif opened:
            if left == 1:
                return midnight(day) + opened[-1][1] * ONE_MINUTE
            if left < 1:
                minutes = [minute for opens, closes in opened for minute in range(opens, closes)]
                return midnight(day) + (minutes[ceil(left * len(minutes)) - 1] + 1) * ONE_MINUTE
            left -= 1


def _slow_minutes(
    calendar: WorkCalendar, start: datetime, limit: Limit, pauses: Sequence[tuple[datetime, datetime]]
) -> datetime:
    left = Fraction(limit.amount) * (60 if limit.unit is Unit.HOUR else 1)
    moment = start
    while True:
        minute = moment.hour * 60 + moment.minute
        counts = any(opens <= minute < closes for opens, closes in open_on(calendar, moment.date()))
        if counts and not any(since <= moment < until for since, until in pauses):
            if left <= 1:
                return moment + timedelta(seconds=float(left * 60))
            left -= 1
        moment += ONE_MINUTE
