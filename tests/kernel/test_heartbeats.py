"""Heartbeats: an hour of cases against the same hour of earlier weeks, and silence only while a place is open."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.kernel.calendars import at
from yimen.kernel.heartbeats import (
    LEAST_NORMAL,
    LEAST_WEEKS,
    HourOfCases,
    PointLine,
    Pulse,
    compared,
    is_open,
    last_hour,
    line_of,
    same_hours,
)
from yimen.kernel.time.national import NATIONAL

counts = st.integers(0, 200)


@given(counts, st.lists(counts, max_size=8).map(tuple))
def test_an_hour_has_stalled_only_where_enough_weeks_say_what_is_usual(came: int, earlier: tuple[int, ...]) -> None:
    counted = HourOfCases(came, earlier)

    if len(earlier) < LEAST_WEEKS or counted.normal < LEAST_NORMAL:
        assert counted.pulse is Pulse.LITTLE
    else:
        assert (counted.pulse is Pulse.STALLED) is (came < counted.normal / 4)
        assert 2 * sum(one <= counted.normal for one in earlier) >= len(earlier)


def test_an_hour_is_held_against_open_hours_of_the_same_weekday_since_the_place_was_there() -> None:
    hour = at("2026-10-15 10:00")
    hours = [hour, *same_hours(hour)]

    counted = compared(list(range(9)), hours, NATIONAL, at("2026-09-01 00:00"))

    # 8 October 2026 is a working day, 1 October is not; before September nobody was there.
    assert (counted.came, counted.earlier) == (0, (1, 3, 4, 5, 6))
    assert last_hour(at("2026-10-15 11:07")) == hour
    assert is_open(NATIONAL, hour) and not is_open(NATIONAL, at("2026-10-15 12:00"))


@given(st.timedeltas(timedelta(0), timedelta(days=10)))
def test_a_point_is_silent_only_after_an_hour_of_its_opening_time(passed: timedelta) -> None:
    heard_at = at("2026-09-18 10:00")

    line = line_of(heard_at, NATIONAL, heard_at + passed)

    assert (line is PointLine.SILENT) is (NATIONAL.between(heard_at, heard_at + passed) > timedelta(hours=1))


def test_over_night_a_point_is_shut_and_one_that_was_never_heard_of_is_not_connected() -> None:
    evening = at("2026-09-17 16:55")

    assert line_of(evening, NATIONAL, at("2026-09-17 17:10")) is PointLine.CONNECTED
    assert line_of(evening, NATIONAL, at("2026-09-18 08:00")) is PointLine.SHUT
    assert line_of(evening, NATIONAL, at("2026-09-18 11:00")) is PointLine.SILENT
    assert line_of(None, NATIONAL, evening) is PointLine.NEVER
