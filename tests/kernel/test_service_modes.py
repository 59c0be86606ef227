"""In which ways a case was served, read off the acts that made it so; and what a day is at a centre."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kernel.calendars import at
from yimen.kernel.service_modes import BY_ITSELF, SERVES, ServiceMode, modes_of, served
from yimen.kernel.time.national import NATIONAL, OFFICE_HOURS
from yimen.kernel.time.service_hours import Hours, day_kind, hours_of
from yimen.kernel.time.worktime import Shift, SpecialDay

LONG = (Shift(time(9), time(17)),)
DAILY = replace(
    NATIONAL,
    week=(LONG,) * 7,
    days={
        date(2026, 11, 24): SpecialDay(name="建县节"),
        date(2026, 11, 28): SpecialDay(shifts=LONG, name="周六照常"),
        date(2026, 11, 29): SpecialDay(shifts=LONG, like=0, name="本县调休"),
    },
)
"""A centre that opens on all seven days, with a feast of its own and a Sunday that its county works."""


@pytest.mark.parametrize(
    ("moment", "daily", "country"),
    [
        ("2026-11-20 10:00", Hours.WORKDAY, Hours.WORKDAY),
        ("2026-11-20 12:30", Hours.WORKDAY, Hours.EXTENDED),
        ("2026-11-20 17:10", Hours.EXTENDED, Hours.WORKDAY),
        ("2026-11-20 17:30", Hours.EXTENDED, Hours.WORKDAY),
        ("2026-11-20 08:59", Hours.EXTENDED, Hours.EXTENDED),
        ("2026-11-21 10:00", Hours.WEEKEND, Hours.WEEKEND),
        ("2026-11-24 10:00", Hours.HOLIDAY, Hours.WORKDAY),
        ("2026-11-28 10:00", Hours.WEEKEND, Hours.WEEKEND),
        ("2026-11-29 10:00", Hours.WORKDAY, Hours.WEEKEND),
        ("2026-10-01 10:00", Hours.HOLIDAY, Hours.HOLIDAY),
        ("2026-10-10 10:00", Hours.WORKDAY, Hours.WORKDAY),
    ],
)
def test_what_a_moment_is_the_centre_s_own_calendar_says_and_then_the_country_s(
    moment: str, daily: Hours, country: Hours
) -> None:
    assert (hours_of(DAILY, at(moment)), hours_of(NATIONAL, at(moment))) == (daily, country)


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)))
def test_a_working_day_of_the_country_is_one_and_no_other_day_is(day: date) -> None:
    assert (day_kind(NATIONAL, day) is Hours.WORKDAY) == NATIONAL.is_working_day(day)
    # That a centre opens on it makes no other day of it.
    assert day_kind(replace(NATIONAL, week=(OFFICE_HOURS,) * 7), day) is day_kind(NATIONAL, day)


def test_each_mode_is_made_by_an_act_and_by_nothing_else() -> None:
    made = {
        ServiceMode.APPOINTMENT: ("keep_appointment", {}),
        ServiceMode.HOME_VISIT: ("home_visit", {}),
        ServiceMode.AGENCY: ("receive", {"agent": "person"}),
        ServiceMode.ENTERPRISE_AGENCY: ("receive", {"agent": "enterprise"}),
        ServiceMode.VILLAGE_AGENCY: ("receive", {"agent": "village"}),
        ServiceMode.BATCH_AGENCY: ("set_out", {}),
        ServiceMode.ACCOMPANIMENT: ("accompany", {}),
        ServiceMode.TRACKING: ("start_tracking", {}),
        ServiceMode.EXTENDED_HOURS: ("accept", {"hours": "extended"}),
        ServiceMode.WEEKEND: ("grant", {"hours": "weekend"}),
        ServiceMode.HOLIDAY: ("deliver", {"hours": "holiday"}),
        ServiceMode.POST_IN: ("parcel", {"direction": "in", "state": "posted"}),
        ServiceMode.POST_OUT: ("deliver", {"how": "post"}),
        ServiceMode.ANYWHERE: ("receive", {"anywhere": "4"}),
    }

    assert {mode: modes_of(*line) for mode, line in made.items()} == {mode: {mode} for mode in ServiceMode}
    for verb, body in (
        ("receive", {}), ("book_appointment", {}), ("assign_guide", {}), ("accept", {}), ("deliver", {"how": "window"}),
        ("parcel", {"direction": "out", "state": "wanted"}), ("share_case", {"share": "S"}), ("deem_accepted", {}),
    ):  # fmt: skip
        assert modes_of(verb, body) == frozenset()
    assert modes_of("deliver", {"how": "window", "share": "S", "hours": "weekend"}) == {
        ServiceMode.ANYWHERE, ServiceMode.WEEKEND,
    }  # fmt: skip
    assert not {"deem_accepted", "audit_recorded", "fall_overdue"} & (SERVES | set(BY_ITSELF))


def test_a_case_tells_each_mode_once_since_when_and_by_how_many_acts() -> None:
    first, second = at("2026-11-21 10:00"), at("2026-11-22 11:00")

    found = served([("track", second, {"hours": "weekend"}), ("accept", first, {"hours": "weekend"})])

    assert found == {ServiceMode.WEEKEND: (first, 2)}
