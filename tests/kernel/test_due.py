"""Due moments: the last moment at which an act is on time, and the account of it."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kernel.calendars import (
    NATIONAL,
    ROUND_THE_CLOCK,
    WEEKEND_CENTRE,
    at,
    calendars,
    limits,
    moments,
    pauses_after,
    slow_due,
    whole_minutes,
)
from yimen.kernel.time.account import Why
from yimen.kernel.time.due import due, due_at, elapsed, remaining
from yimen.kernel.time.limit import Limit, LimitOutOfRange, LimitTooFine, Unit, UnitsDiffer
from yimen.kernel.time.worktime import WorkCalendar

DAYS = (Unit.WORKING_DAY, Unit.HALF_DAY)
OFFICE = (Unit.HOUR, Unit.MINUTE)


def days(amount: str) -> Limit:
    return Limit.of(amount, Unit.WORKING_DAY)


@given(calendars, whole_minutes, limits(largest=250), st.data())
@settings(max_examples=150)
def test_the_due_moment_is_the_one_found_by_walking(
    calendar: WorkCalendar, start: datetime, limit: Limit, data: st.DataObject
) -> None:
    pauses = data.draw(pauses_after(start))

    assert due_at(calendar, start, limit, pauses) == slow_due(calendar, start, limit, pauses)


@given(calendars, moments, limits(OFFICE, largest=30_000), st.data())
def test_what_office_time_was_given_is_measured_exactly(
    calendar: WorkCalendar, start: datetime, limit: Limit, data: st.DataObject
) -> None:
    pauses = data.draw(pauses_after(start))
    moment = due_at(calendar, start, limit, pauses)
    assert moment is not None

    assert elapsed(calendar, start, moment, limit.unit, pauses) == Fraction(limit.amount)
    assert remaining(calendar, start, moment, limit, pauses) == 0


@given(calendars, moments, limits(DAYS), st.data())
def test_what_days_were_given_are_measured_to_the_minute(
    calendar: WorkCalendar, start: datetime, limit: Limit, data: st.DataObject
) -> None:
    pauses = data.draw(pauses_after(start))
    moment = due_at(calendar, start, limit, pauses)
    assert moment is not None
    minute = Fraction(2, calendar.open_minutes(calendar.day_of(moment - timedelta(microseconds=1))))

    assert 0 <= elapsed(calendar, start, moment, limit.unit, pauses) - Fraction(limit.amount) < minute


@given(calendars, moments, limits(), st.data())
def test_pausing_never_shortens(calendar: WorkCalendar, start: datetime, limit: Limit, data: st.DataObject) -> None:
    pauses, another = data.draw(pauses_after(start, most=3)), data.draw(pauses_after(start, most=1))
    before, after = due_at(calendar, start, limit, pauses), due_at(calendar, start, limit, [*pauses, *another])

    assert before is not None and after is not None and before <= after


@given(calendars, moments, limits(), st.data())
def test_the_order_of_pauses_does_not_matter(
    calendar: WorkCalendar, start: datetime, limit: Limit, data: st.DataObject
) -> None:
    pauses = data.draw(pauses_after(start))
    shuffled = data.draw(st.permutations(pauses))

    assert due_at(calendar, start, limit, pauses) == due_at(calendar, start, limit, shuffled)


@given(calendars, moments, st.integers(0, 20_000), limits())
def test_who_starts_later_is_due_no_earlier(
    calendar: WorkCalendar, start: datetime, minutes: int, limit: Limit
) -> None:
    earlier, later = due_at(calendar, start, limit), due_at(calendar, start + timedelta(minutes=minutes), limit)

    assert earlier is not None and later is not None and earlier <= later


@given(calendars, moments, st.sampled_from([*DAYS, *OFFICE]), st.integers(0, 300), st.integers(0, 300))
def test_who_has_more_time_is_due_no_earlier(
    calendar: WorkCalendar, start: datetime, unit: Unit, one: int, other: int
) -> None:
    less, more = (due_at(calendar, start, Limit(Decimal(n) / 10, unit)) for n in sorted((one, other)))

    assert less is not None and more is not None and less <= more


@given(calendars, moments, limits(), st.data())
def test_the_account_adds_up_to_the_budget(
    calendar: WorkCalendar, start: datetime, limit: Limit, data: st.DataObject
) -> None:
    found = due(calendar, start, limit, data.draw(pauses_after(start)))
    rows = found.account

    assert sum(row.counted for row in rows) == limit.budget
    assert [row.date for row in rows] == [rows[0].date + timedelta(days=number) for number in range(len(rows))]
    assert rows[-1].why is Why.DUE
    assert rows[-1].counted or limit.unit is Unit.NATURAL_DAY


@given(calendars, moments, limits())
def test_a_pause_that_never_ends_leaves_no_due_moment(calendar: WorkCalendar, start: datetime, limit: Limit) -> None:
    assert due_at(calendar, start, limit, [(start, None)]) is None


@given(calendars, moments, limits())
def test_a_pause_that_begins_after_the_due_day_changes_nothing(
    calendar: WorkCalendar, start: datetime, limit: Limit
) -> None:
    moment = due_at(calendar, start, limit)
    assert moment is not None

    assert due_at(calendar, start, limit, [(moment + timedelta(days=1), None)]) == moment


@pytest.mark.parametrize(
    ("calendar", "start", "amount", "unit", "expected"),
    [
        # The Friday afternoon before the make-up Sunday of the National Day week of 2026.
        (NATIONAL, "2026-09-18 16:40", "1", Unit.WORKING_DAY, "2026-09-20 17:30"),
        (NATIONAL, "2026-09-18 10:00", "20", Unit.WORKING_DAY, "2026-10-22 17:30"),
        (NATIONAL, "2026-09-18 16:40", "2", Unit.HOUR, "2026-09-20 10:10"),
        (WEEKEND_CENTRE, "2026-09-18 16:40", "1", Unit.WORKING_DAY, "2026-09-19 16:00"),
        (WEEKEND_CENTRE, "2026-09-18 16:40", "2", Unit.HOUR, "2026-09-19 10:10"),
        # The last working day before the holidays, and the make-up Saturday after them.
        (NATIONAL, "2026-09-30 16:40", "1", Unit.WORKING_DAY, "2026-10-08 17:30"),
        (NATIONAL, "2026-10-09 09:00", "1", Unit.WORKING_DAY, "2026-10-10 17:30"),
        # The Friday before the Spring Festival of 2026: its Saturday and that after the holidays are worked.
        (NATIONAL, "2026-02-13 16:40", "1", Unit.WORKING_DAY, "2026-02-14 17:30"),
        (NATIONAL, "2026-02-13 16:40", "2", Unit.WORKING_DAY, "2026-02-24 17:30"),
        (NATIONAL, "2026-02-13 16:40", "2", Unit.HOUR, "2026-02-14 10:10"),
        (NATIONAL, "2026-02-27 16:40", "1", Unit.WORKING_DAY, "2026-02-28 17:30"),
        # 8.3 working days: 0.3 of 420 minutes after the eighth day.
        (NATIONAL, "2026-03-02 10:00", "8.3", Unit.WORKING_DAY, "2026-03-13 11:06"),
        (NATIONAL, "2026-03-02 10:00", "0.5", Unit.WORKING_DAY, "2026-03-03 14:00"),
        (NATIONAL, "2026-03-02 10:00", "1", Unit.HALF_DAY, "2026-03-03 14:00"),
        (NATIONAL, "2026-03-02 10:00", "3", Unit.HALF_DAY, "2026-03-04 14:00"),
        # A start on a closed day does not count: the Saturday, and the closed evening.
        (NATIONAL, "2026-03-07 10:00", "1", Unit.WORKING_DAY, "2026-03-09 17:30"),
        (NATIONAL, "2026-03-06 22:00", "1", Unit.WORKING_DAY, "2026-03-09 17:30"),
        (NATIONAL, "2026-03-07 10:00", "30", Unit.MINUTE, "2026-03-09 09:30"),
        # Over lunch, and exactly up to lunch.
        (NATIONAL, "2026-03-02 11:50", "30", Unit.MINUTE, "2026-03-02 13:50"),
        (NATIONAL, "2026-03-02 11:30", "30", Unit.MINUTE, "2026-03-02 12:00"),
        (NATIONAL, "2026-03-02 11:59", "0.1", Unit.HOUR, "2026-03-02 13:35"),
        # A leap day counts like any other.
        (NATIONAL, "2024-02-28 10:00", "1", Unit.WORKING_DAY, "2024-02-29 17:30"),
        (NATIONAL, "2024-02-28 10:00", "2", Unit.WORKING_DAY, "2024-03-01 17:30"),
        # 2020: the Spring Festival was lengthened to 2 February while it ran.
        (NATIONAL, "2020-01-23 10:00", "1", Unit.WORKING_DAY, "2020-02-03 17:30"),
        # Natural days run on through weekends; a closed last day moves to the next open one.
        (NATIONAL, "2026-03-02 10:00", "4", Unit.NATURAL_DAY, "2026-03-06 17:30"),
        (NATIONAL, "2026-03-02 10:00", "5", Unit.NATURAL_DAY, "2026-03-09 17:30"),
        # Zero: the same working day, or at once when the office opens next.
        (NATIONAL, "2026-03-02 10:00", "0", Unit.WORKING_DAY, "2026-03-02 17:30"),
        (NATIONAL, "2026-03-02 18:00", "0", Unit.WORKING_DAY, "2026-03-03 09:00"),
        (NATIONAL, "2026-03-02 10:00", "0", Unit.MINUTE, "2026-03-02 10:00"),
        (NATIONAL, "2026-03-02 12:10", "0", Unit.MINUTE, "2026-03-02 13:30"),
    ],
)
def test_traps_of_the_calendar(calendar: WorkCalendar, start: str, amount: str, unit: Unit, expected: str) -> None:
    assert due_at(calendar, at(start), Limit.of(amount, unit)) == at(expected)


@pytest.mark.parametrize(
    ("pause", "expected"),
    [
        (("2026-03-03 10:00", "2026-03-03 10:30"), "2026-03-10 17:30"),  # half an hour costs the day
        (("2026-03-03 20:00", "2026-03-03 21:00"), "2026-03-10 17:30"),  # also in the evening
        (("2026-03-03 20:00", "2026-03-04 08:00"), "2026-03-11 17:30"),  # over midnight: both days
        (("2026-03-03 20:00", "2026-03-04 00:00"), "2026-03-10 17:30"),  # up to midnight: one day
        (("2026-03-02 11:00", "2026-03-02 16:00"), "2026-03-09 17:30"),  # on the start day, which never counted
        (("2026-03-07 10:00", "2026-03-08 10:00"), "2026-03-09 17:30"),  # on a weekend
        (("2026-03-03 10:00", "2026-03-03 10:00"), "2026-03-09 17:30"),  # no time at all
    ],
)
def test_a_working_day_is_lost_to_any_pause_on_it(pause: tuple[str, str], expected: str) -> None:
    assert due_at(NATIONAL, at("2026-03-02 10:00"), days("5"), [(at(pause[0]), at(pause[1]))]) == at(expected)


def test_office_time_loses_only_the_open_minutes_of_a_pause() -> None:
    start, limit = at("2026-03-02 10:00"), Limit.of(3, Unit.HOUR)

    assert due_at(NATIONAL, start, limit) == at("2026-03-02 14:30")
    assert due_at(NATIONAL, start, limit, [(at("2026-03-02 11:30"), at("2026-03-02 13:45"))]) == at("2026-03-02 15:15")


@pytest.mark.parametrize("begins", ["2026-03-02 12:00", "2026-03-02 12:30"])
def test_a_pause_that_begins_when_the_time_is_used_up_gives_none_back(begins: str) -> None:
    start, limit = at("2026-03-02 10:00"), Limit.of(2, Unit.HOUR)

    for ends in (at("2026-03-03 10:00"), None):
        assert due_at(NATIONAL, start, limit, [(at(begins), ends)]) == at("2026-03-02 12:00")


def test_two_hours_before_the_holidays_the_two_centres_differ() -> None:
    start, limit = at("2026-09-30 16:40"), Limit.of(2, Unit.HOUR)

    assert due_at(NATIONAL, start, limit) == at("2026-10-08 10:10")
    assert due_at(WEEKEND_CENTRE, start, limit) == at("2026-10-02 10:10")


def test_what_rests_on_an_unannounced_year_is_provisional() -> None:
    within, across = due(NATIONAL, at("2026-12-30 10:00"), days("1")), due(NATIONAL, at("2026-12-30 10:00"), days("2"))

    assert (within.due_at, within.provisional) == (at("2026-12-31 17:30"), False)
    assert (across.due_at, across.provisional) == (at("2027-01-01 17:30"), True)
    longer = due(NATIONAL, at("2026-12-30 10:00"), days("3"))
    assert [row.why for row in longer.account] == [
        Why.START_DAY,
        Why.WORKING_DAY,
        Why.PROVISIONAL,
        Why.WEEKEND,
        Why.WEEKEND,
        Why.DUE,
    ]


def test_a_due_moment_at_midnight_belongs_to_the_day_it_closes() -> None:
    found = due(ROUND_THE_CLOCK, at("2026-12-30 10:00"), days("1"))

    assert found.due_at == at("2027-01-01 00:00")
    assert [row.date.day for row in found.account] == [30, 31]
    assert not found.provisional


def test_the_account_names_every_day() -> None:
    pause = (at("2026-10-12 10:00"), at("2026-10-12 11:00"))
    rows = due(NATIONAL, at("2026-09-30 10:00"), days("3.3"), [pause]).account

    assert [(row.date.day, str(row.counted), row.why.value, row.name) for row in rows] == [
        (30, "0", "start_day", ""),
        *((day, "0", "holiday", "国庆节") for day in range(1, 8)),
        (8, "1", "working_day", ""),
        (9, "1", "working_day", ""),
        (10, "1", "make_up", "国庆节调休"),
        (11, "0", "weekend", ""),
        (12, "0", "paused", ""),
        (13, "0.3", "due", ""),
    ]


def test_office_time_is_accounted_in_minutes() -> None:
    pause = (at("2026-03-03 10:00"), at("2026-03-03 11:00"))
    rows = due(NATIONAL, at("2026-03-02 17:00"), Limit.of(8, Unit.HOUR), [pause]).account

    assert [(row.date, row.counted, row.why) for row in rows] == [
        (date(2026, 3, 2), 30, Why.WORKING_DAY),
        (date(2026, 3, 3), 360, Why.PAUSED),
        (date(2026, 3, 4), 90, Why.DUE),
    ]


def test_an_open_pause_is_accounted_up_to_the_day_it_began() -> None:
    found = due(NATIONAL, at("2026-03-02 10:00"), days("5"), [(at("2026-03-04 10:00"), None)])

    assert found.due_at is None
    assert [row.why for row in found.account] == [Why.START_DAY, Why.WORKING_DAY, Why.PAUSED]


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity", "10000.1", "1e30"])
def test_a_limit_that_cannot_be_meant_is_refused(amount: str) -> None:
    with pytest.raises(LimitOutOfRange):
        days(amount)


def test_a_limit_has_one_decimal_at_most() -> None:
    assert days("8.30").tenths == 83
    with pytest.raises(LimitTooFine):
        days("8.35")
    with pytest.raises(LimitTooFine):
        Limit.of("1.5", Unit.NATURAL_DAY)


def test_limits_of_different_units_are_not_added() -> None:
    assert days("8.3").plus(days("1.7")) == days("10")
    with pytest.raises(UnitsDiffer):
        days("8").plus(Limit.of(1, Unit.HOUR))
