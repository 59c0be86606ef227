"""Slots: they lie where the calendar says, never overlap, and are booked in time."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kernel.calendars import ONE_DAY, WEEKEND_CENTRE, at, calendars, moments
from yimen.kernel.time.national import NATIONAL
from yimen.kernel.time.worktime import WorkCalendar
from yimen.kernel.visits.slots import (
    MISSES,
    PAUSED_FOR,
    WITHIN,
    PlanImpossible,
    SlotKind,
    SlotNotOffered,
    SlotPlan,
    TooEarlyToBook,
    TooLateToBook,
    overtime,
    paused_until,
)

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
lengths = st.integers(5, 240)


def a_plan(kind: SlotKind = SlotKind.REGULAR, minutes: int = 30, lead_hours: int = 2) -> SlotPlan:
    opens = time(9) if kind is SlotKind.HOLIDAY else None
    closes = None if kind is SlotKind.REGULAR else time(20)
    return SlotPlan(kind, minutes, 3, lead_hours, 14, opens, closes)


@given(days, calendars, lengths)
def test_regular_slots_lie_in_the_opening_hours_and_follow_each_other(
    day: date, calendar: WorkCalendar, minutes: int
) -> None:
    slots = a_plan(minutes=minutes).on(day, calendar)

    assert all(one.ends - one.begins == timedelta(minutes=minutes) for one in slots)
    assert all(calendar.between(one.begins, one.ends) == timedelta(minutes=minutes) for one in slots)
    assert all(one.ends <= other.begins for one, other in pairwise(slots))


@given(days, calendars, lengths)
def test_holiday_slots_lie_on_days_off_and_extended_ones_after_closing(
    day: date, calendar: WorkCalendar, minutes: int
) -> None:
    holiday = a_plan(SlotKind.HOLIDAY, minutes).on(day, calendar)
    extended = a_plan(SlotKind.EXTENDED, minutes).on(day, calendar)

    assert not (holiday and calendar.is_working_day(day))
    assert not (extended and not calendar.is_working_day(day))
    for one in (*holiday, *extended):
        assert calendar.between(one.begins, one.ends) == timedelta(0)


def test_a_make_up_saturday_is_booked_like_a_working_day() -> None:
    saturday = date(2026, 10, 10)

    assert [len(a_plan(kind, 60).on(saturday, NATIONAL)) for kind in SlotKind] == [7, 2, 0]
    assert [len(a_plan(kind, 60).on(date(2026, 10, 3), NATIONAL)) for kind in SlotKind] == [0, 0, 11]


def test_a_slot_is_booked_in_time_and_only_if_it_is_offered() -> None:
    plan, slot = a_plan(), at("2026-11-24 10:00")

    assert plan.slot_at(slot, NATIONAL, at("2026-11-24 08:00")).ends == at("2026-11-24 10:30")
    with pytest.raises(TooLateToBook):
        plan.slot_at(slot, NATIONAL, at("2026-11-24 08:01"))
    with pytest.raises(TooEarlyToBook):
        plan.slot_at(slot, NATIONAL, at("2026-11-09 08:00"))
    for odd in ("2026-11-24 10:10", "2026-11-22 10:00", "2026-11-24 12:00"):
        with pytest.raises(SlotNotOffered):
            plan.slot_at(at(odd), NATIONAL, at("2026-11-20 08:00"))


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("minutes", (SlotKind.REGULAR, 4, 1, 0, 1)),
        ("places", (SlotKind.REGULAR, 30, 0, 0, 1)),
        ("lead_hours", (SlotKind.REGULAR, 30, 1, -1, 1)),
        ("days_ahead", (SlotKind.REGULAR, 30, 1, 0, 0)),
        ("closes", (SlotKind.REGULAR, 30, 1, 0, 1, None, time(20))),
        ("closes", (SlotKind.EXTENDED, 30, 1, 0, 1)),
        ("opens", (SlotKind.HOLIDAY, 30, 1, 0, 1, None, time(20))),
        ("closes", (SlotKind.HOLIDAY, 30, 1, 0, 1, time(20), time(9))),
    ],
)
def test_an_impossible_plan_is_refused(field: str, facts: tuple[object, ...]) -> None:
    with pytest.raises(PlanImpossible) as refused:
        SlotPlan(*facts)  # type: ignore[arg-type]

    assert refused.value.field == field


@given(st.lists(st.integers(0, 400), max_size=8))
def test_three_misses_within_ninety_days_pause_booking(ago: list[int]) -> None:
    now = at("2026-11-20 18:00")
    recent = [one for one in ago if timedelta(days=one) < WITHIN]

    until = paused_until([now - one * ONE_DAY for one in ago], now)

    assert until == (now + PAUSED_FOR if len(recent) >= MISSES else None)


@given(moments, st.integers(0, 3000), calendars)
def test_overtime_and_opening_time_make_up_the_whole(start: datetime, minutes: int, calendar: WorkCalendar) -> None:
    end = start + timedelta(minutes=minutes)

    assert overtime(start, end, calendar) + calendar.between(start, end) == end - start


def test_what_is_done_after_closing_is_overtime() -> None:
    assert overtime(at("2026-11-20 17:00"), at("2026-11-20 18:45"), NATIONAL) == timedelta(minutes=75)
    assert overtime(at("2026-11-21 10:00"), at("2026-11-21 11:00"), WEEKEND_CENTRE) == timedelta(0)
