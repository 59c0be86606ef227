"""Nearby: the village before the town, the town before the county, and when a place opens and closes."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from tests.kernel.calendars import NATIONAL, WEEKEND_CENTRE, at, calendars, moments
from yimen.kernel.time.worktime import WorkCalendar
from yimen.kernel.visits.nearby import Line, Nearness, nearest_first, nearness, opening

ORDER = list(Nearness)
lines = st.lists(st.sampled_from("ab"), max_size=4).map(tuple)
VILLAGE = ("city", "county", "town", "village")


@covers("S-042")
@given(lines, st.lists(lines, max_size=6))
def test_nobody_is_sent_past_a_nearer_place(here: Line, places: list[Line]) -> None:
    sent = nearest_first(here, places, lambda line: line)

    far = [ORDER.index(nearness(here, there)) for there in sent]
    assert far == sorted(far)
    assert sorted(sent) == sorted(places)


@given(lines, lines)
def test_it_is_as_far_there_as_back(here: Line, there: Line) -> None:
    assert nearness(here, there) is nearness(there, here)


def test_what_serves_the_whole_county_comes_before_the_centre_of_another_town() -> None:
    own, county, other = VILLAGE[:3], VILLAGE[:2], ("city", "county", "other town")

    assert nearest_first(VILLAGE, (("city",), other, county, own), lambda line: line) == (own, county, other, ("city",))
    assert nearness(VILLAGE, VILLAGE) is Nearness.VILLAGE
    assert nearness(VILLAGE, ("another city",)) is Nearness.ELSEWHERE


@given(calendars, moments)
def test_a_place_is_open_until_it_closes_and_closed_until_it_opens(calendar: WorkCalendar, now: datetime) -> None:
    state = opening(calendar, now)

    assert state.changes_at > now
    assert (state.open == "yes") is calendar.is_open(now)
    open_time = state.changes_at - now if state.open == "yes" else timedelta()
    assert calendar.between(now, state.changes_at) == open_time


def test_at_noon_a_centre_says_when_it_opens_again() -> None:
    noon, saturday = at("2026-11-20 12:30"), at("2026-11-21 10:00")

    assert opening(NATIONAL, noon).changes_at == at("2026-11-20 13:30")
    assert (opening(WEEKEND_CENTRE, saturday).open, opening(NATIONAL, saturday).open) == ("yes", "no")
    assert opening(NATIONAL, saturday).changes_at == at("2026-11-23 09:00")
