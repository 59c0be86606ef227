"""Tickets: numbers are told apart and understood again, and they are given while the doors are open."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kernel.calendars import WEEKEND_CENTRE, at, calendars, moments
from yimen.kernel.time.national import NATIONAL
from yimen.kernel.time.worktime import WorkCalendar
from yimen.kernel.visits.tickets import (
    AT_A_COUNTER,
    BETWEEN_CALLS,
    KEPT,
    LIVE,
    MOST_RETURNS,
    TICKET_LIFE,
    CalledEnough,
    CalledTooSoon,
    CentreClosed,
    NotCalledEnough,
    TicketState,
    heard,
    kept_until,
    must_be_open,
    must_be_time_to_call,
    must_have_called,
    number,
    place_behind,
)

letters = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
counts = st.integers(1, 9_999_999)


@given(letters, counts)
def test_a_number_is_understood_as_it_is_said(letter: str, nth: int) -> None:
    said = number(letter, nth)

    assert heard(said) == heard(f" {said.lower()} ") == (letter, nth)
    assert len(said) >= 4


@given(letters, counts, letters, counts)
def test_no_two_tickets_of_a_day_bear_one_number(letter: str, nth: int, other: str, mth: int) -> None:
    assert (number(letter, nth) == number(other, mth)) == ((letter, nth) == (other, mth))


@given(st.text(max_size=6))
def test_what_is_no_number_is_not_taken_for_one(typed: str) -> None:
    found = heard(typed)

    assert found is None or heard(number(*found)) == found


@given(calendars, moments)
def test_tickets_are_given_until_the_doors_of_an_open_day_close(calendar: WorkCalendar, now: datetime) -> None:
    day = calendar.day_of(now)
    opens = bool(calendar.shifts_on(day)) and now < calendar.closing(day)

    try:
        must_be_open(calendar, now)
    except CentreClosed as closed:
        assert not opens
        assert closed.at >= now.astimezone(calendar.zone).strftime("%Y-%m-%d %H:%M")
    else:
        assert opens


def test_a_saturday_is_closed_for_one_centre_and_open_for_another() -> None:
    saturday = at("2026-11-21 10:00")

    must_be_open(WEEKEND_CENTRE, saturday)
    with pytest.raises(CentreClosed) as closed:
        must_be_open(NATIONAL, saturday)
    assert closed.value.at == "2026-11-23 09:00"
    assert NATIONAL.shifts_on(date(2026, 11, 21)) == ()


def test_every_state_is_reached_and_what_has_ended_stays_ended() -> None:
    assert TICKET_LIFE.reachable() == set(TicketState)
    # Who was missed is not in the line any more, and may come back into it.
    goes_on = LIVE | {TicketState.MISSED}
    assert all(bool(list(TICKET_LIFE.open_moves(state))) == (state in goes_on) for state in TicketState)
    assert AT_A_COUNTER < LIVE


@given(st.lists(st.integers(1, 10**6), unique=True).map(sorted))
def test_who_comes_back_stands_behind_three_who_wait_and_before_all_others(places: list[int]) -> None:
    place = place_behind(places)

    if place is None:
        assert not places
    else:
        assert [one for one in places if one < place] == places[:3]


moments_later = st.timedeltas(timedelta(0), timedelta(hours=2))


@given(st.integers(1, 3), moments_later)
def test_a_number_is_called_again_or_passed_over_and_never_both(calls: int, since: timedelta) -> None:
    called_at = at("2026-11-20 10:00")
    asked: list[str] = []
    for act in (must_be_time_to_call, must_have_called):
        with suppress(CalledTooSoon, CalledEnough, NotCalledEnough):
            act(calls, called_at, called_at + since)
            asked.append(act.__name__)

    assert len(asked) == (1 if since >= BETWEEN_CALLS else 0)


@given(moments_later, st.integers(0, 3))
def test_a_missed_number_is_kept_for_half_an_hour_and_once(since: timedelta, returns: int) -> None:
    missed_at = at("2026-11-20 10:00")
    until = kept_until(missed_at, returns, missed_at + since)

    assert (until is not None) == (since <= KEPT and returns < MOST_RETURNS)
    assert until in (None, missed_at + KEPT)
