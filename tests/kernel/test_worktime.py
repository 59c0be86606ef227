"""Working time: days and minutes that count, and those that do not."""

from datetime import UTC, date, datetime, time, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kernel.calendars import (
    CALENDARS,
    NATIONAL,
    ONCE_A_WEEK,
    ROUND_THE_CLOCK,
    WEEKEND_CENTRE,
    at,
    calendars,
    moments,
    open_on,
    whole_minutes,
)
from yimen.kernel.time.national import CHINA, OFFICE_HOURS, OFFICE_WEEK
from yimen.kernel.time.worktime import (
    BeyondCalendars,
    CalendarNeverOpen,
    Shift,
    ShiftsDisorderly,
    SpecialDay,
    WeekIncomplete,
    WorkCalendar,
)

worked = st.integers(0, 40_000).map(lambda minutes: timedelta(minutes=minutes))
days = st.dates(date(2007, 1, 1), date(2028, 12, 31))


def test_every_day_from_2007_to_2026_agrees_with_the_announced_holidays() -> None:
    day, differing = date(2007, 1, 1), []

    while day <= date(2026, 12, 31):
        if NATIONAL.is_working_day(day) is not chinese_calendar.is_workday(day):
            differing.append(day)
        day += timedelta(days=1)

    assert differing == []


@given(calendars, moments, worked.filter(bool))
def test_what_is_added_is_what_is_measured(calendar: WorkCalendar, start: datetime, amount: timedelta) -> None:
    assert calendar.between(start, calendar.add(start, amount)) == amount


@given(calendars, moments, moments)
def test_what_is_measured_can_be_added_again(calendar: WorkCalendar, one: datetime, other: datetime) -> None:
    start, end = min(one, other), max(one, other)

    reached = calendar.add(start, calendar.between(start, end))

    assert calendar.between(min(reached, end), max(reached, end)) == timedelta()


@given(calendars, moments, moments, moments)
def test_open_time_adds_up_whatever_the_steps(
    calendar: WorkCalendar, one: datetime, two: datetime, three: datetime
) -> None:
    first, middle, last = sorted((one, two, three))

    assert calendar.between(first, middle) + calendar.between(middle, last) == calendar.between(first, last)
    assert calendar.between(last, first) == timedelta()


@given(calendars, days, days)
def test_working_days_between_two_days_are_the_ones_after_the_first(
    calendar: WorkCalendar, one: date, other: date
) -> None:
    first, last = min(one, other), min(max(one, other), min(one, other) + timedelta(days=200))
    counted = sum(bool(open_on(calendar, first + timedelta(days=step))) for step in range(1, (last - first).days + 1))

    assert calendar.working_days_between(first, last) == counted
    assert calendar.working_days_between(last, first) == -counted


@given(calendars, days, st.integers(1, 300))
def test_the_nth_working_day_is_n_working_days_away(calendar: WorkCalendar, day: date, count: int) -> None:
    found = calendar.working_day_after(day, count)

    assert calendar.working_days_between(day, found) == count
    assert open_on(calendar, found)


@given(calendars, whole_minutes)
def test_the_next_opening_is_the_first_open_minute(calendar: WorkCalendar, moment: datetime) -> None:
    opening = calendar.next_opening(moment)

    assert calendar.between(moment, opening) == timedelta()
    assert calendar.between(opening, opening + timedelta(minutes=1)) == timedelta(minutes=1)
    assert calendar.is_open(opening)
    assert calendar.is_open(moment) is (opening == moment)


def test_at_the_closing_time_the_office_is_closed() -> None:
    assert NATIONAL.next_opening(at("2026-09-18 12:00")) == at("2026-09-18 13:30")
    assert NATIONAL.next_opening(at("2026-09-18 17:30")) == at("2026-09-20 09:00")  # a make-up Sunday
    assert NATIONAL.next_opening(at("2026-09-30 17:30")) == at("2026-10-08 09:00")  # after the holiday week


def test_the_answer_does_not_depend_on_what_was_asked_before() -> None:
    fresh = WorkCalendar(zone=CHINA, week=OFFICE_WEEK, days=NATIONAL.days)
    early, late = at("2008-02-05 16:00"), at("2026-02-13 16:00")

    there = fresh.add(late, timedelta(hours=9)), fresh.add(early, timedelta(hours=9))
    back = fresh.add(early, timedelta(hours=9)), fresh.add(late, timedelta(hours=9))

    assert there == back[::-1]
    assert there == (NATIONAL.add(late, timedelta(hours=9)), NATIONAL.add(early, timedelta(hours=9)))


def test_a_moment_is_the_same_moment_in_every_zone() -> None:
    elsewhere = datetime(2026, 9, 18, 23, 30, tzinfo=UTC)  # already Saturday in China

    assert NATIONAL.day_of(elsewhere) == date(2026, 9, 19)
    assert NATIONAL.add(elsewhere, timedelta(minutes=1)) == at("2026-09-20 09:01")


def test_a_moment_without_an_offset_is_not_counted() -> None:
    with pytest.raises(ValueError, match="offset"):
        NATIONAL.next_opening(datetime(2026, 9, 18, 10))


def test_round_the_clock_means_every_minute_of_every_day() -> None:
    start = at("2026-10-01 23:59")

    assert ROUND_THE_CLOCK.add(start, timedelta(minutes=2)) == at("2026-10-02 00:01")
    assert ROUND_THE_CLOCK.closing(date(2026, 10, 1)) == at("2026-10-02 00:00")


def test_a_special_day_has_hours_of_its_own_or_of_a_weekday() -> None:
    assert WEEKEND_CENTRE.open_minutes(date(2026, 10, 1)) == 0
    assert WEEKEND_CENTRE.open_minutes(date(2026, 10, 2)) == 7 * 60
    assert NATIONAL.open_minutes(date(2026, 10, 10)) == 7 * 60  # a make-up Saturday is worked like a Monday
    assert ONCE_A_WEEK.is_working_day(date(2026, 10, 10)) is False  # Mondays are closed here


def test_days_without_a_notice_are_provisional() -> None:
    assert [NATIONAL.is_provisional(day) for day in (date(2026, 12, 31), date(2027, 1, 1), date(2003, 12, 31))] == [
        False,
        True,
        True,
    ]


def test_a_calendar_must_open_some_time() -> None:
    with pytest.raises(CalendarNeverOpen):
        WorkCalendar(zone=CHINA, week=((),) * 7)


def test_a_week_has_seven_days() -> None:
    with pytest.raises(WeekIncomplete):
        WorkCalendar(zone=CHINA, week=(OFFICE_HOURS,) * 6)
    with pytest.raises(WeekIncomplete):
        WorkCalendar(zone=CHINA, week=OFFICE_WEEK, days={date(2026, 1, 1): SpecialDay(like=7)})


@pytest.mark.parametrize(
    "shifts",
    [
        (Shift(time(9), time(12)), Shift(time(11), time(13))),
        (Shift(time(13), time(14)), Shift(time(9), time(12))),
        (Shift(time(9), time(9)),),
        (Shift(time(9, 0, 30), time(12)),),
    ],
    ids=["overlapping", "not ascending", "empty", "not whole minutes"],
)
def test_disorderly_shifts_are_refused(shifts: tuple[Shift, ...]) -> None:
    with pytest.raises(ShiftsDisorderly):
        WorkCalendar(zone=CHINA, week=(shifts, *OFFICE_WEEK[1:]))
    with pytest.raises(ShiftsDisorderly):
        WorkCalendar(zone=CHINA, week=OFFICE_WEEK, days={date(2026, 1, 1): SpecialDay(shifts=shifts)})


def test_shifts_may_touch_each_other_but_count_no_minute_twice() -> None:
    touching = (Shift(time(9), time(12)), Shift(time(12), time(13)))
    calendar = WorkCalendar(zone=CHINA, week=(touching, *OFFICE_WEEK[1:]))

    assert calendar.open_minutes(date(2026, 9, 21)) == 240
    assert calendar.next_opening(at("2026-09-21 12:00")) == at("2026-09-21 12:00")


@pytest.mark.parametrize("year", [1, 1900, 9999])
def test_a_year_that_cannot_be_meant_is_refused(year: int) -> None:
    for calendar in CALENDARS:
        with pytest.raises(BeyondCalendars):
            calendar.next_opening(datetime(year, 6, 1, tzinfo=CHINA))
