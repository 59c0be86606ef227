"""Figures of cases: counted from their traces, with the cases behind each, and never better than they are."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from tests.covers import covers
from tests.operations import tracing
from tests.operations.errand import later
from tests.operations.tracing import SPAN, Busy
from yimen.assembly import database
from yimen.engine.records.traces import operations as traces
from yimen.engine.records.traces.operations import TracesFollow
from yimen.insight.figures import behind, on_time, pace, sparing, trips, zeros
from yimen.insight.figures.rows import Behind, OnTimeBy
from yimen.kernel.actor import SYSTEM
from yimen.kernel.rates import percent
from yimen.kernel.reform.figures import OnTime
from yimen.registries.figures.reading import ItemSet


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[Busy]:
    with fresh_database():
        yield Busy()


def behind_it(city: Busy, which: Behind) -> set[str]:
    return {row.ref for row in behind.cases(city.overseer, which, SPAN, city.now).rows}


@covers("S-272", "S-452", "S-453")
def test_one_case_that_lies_open_over_its_time_and_it_is_not_all(city: Busy) -> None:
    found = on_time.report(city.overseer, SPAN, city.now)

    assert found.total == OnTime(in_time=3, late=1, open_overdue=1)
    assert percent(found.total.share.rate) == "60.0%"
    assert (found.taken_back, found.same_day.part, found.same_day.whole) == (1, 2, 4)
    for by, name in (
        (OnTimeBy.OFFICE, "示范市市场监督管理局"),
        (OnTimeBy.ITEM, "食品经营许可（新办）"),
        (OnTimeBy.CENTRE, "示范市行政服务中心"),
    ):
        (group,) = on_time.report(city.overseer, SPAN, city.now, by).groups
        assert (group.name, group.on_time, group.taken_back) == (name, found.total, 1)
        assert len(behind.cases(city.overseer, Behind.LATE, SPAN, city.now, {by.value: group.ref}).rows) == 1


@covers("S-272")
def test_each_part_of_the_rate_opens_its_cases(city: Busy) -> None:
    assert behind_it(city, Behind.IN_TIME) == {city.kept, city.corrected, city.sent_back}
    assert behind_it(city, Behind.LATE) == {city.late}
    assert behind_it(city, Behind.OPEN_OVERDUE) == {city.forgotten}
    assert behind_it(city, Behind.TAKEN_BACK) == {city.taken_back}
    assert behind_it(city, Behind.SAME_DAY) == {city.kept, city.corrected}


@covers("S-183")
def test_each_window_has_its_six_zeros_and_each_that_is_none_its_cases(city: Busy) -> None:
    (window,) = zeros.windows(city.overseer, SPAN, city.now)

    assert (window.window, window.centre, window.cases) == ("A01 综合窗口", "示范市行政服务中心", 5)
    assert (window.vetoes, window.passed_back, window.trips) == (0, 1, 1)
    assert (window.backlog, window.errors, window.complaints, window.zeros) == (1, 0, 0, 3)
    assert behind_it(city, Behind.PASSED_BACK) == {city.sent_back}
    assert behind_it(city, Behind.TRIPS) == {city.corrected}
    assert behind_it(city, Behind.BACKLOG) == {city.forgotten}


@covers("S-208")
def test_trips_are_averaged_by_item_and_district_and_held_against_the_old_procedure(city: Busy) -> None:
    (row,) = trips.by_item(city.overseer, SPAN)

    assert (row.name, row.district) == ("食品经营许可（新办）", "示范市")
    assert (row.cases, row.visits, row.a_case) == (4, 2, 0.5)
    assert (row.before, row.saved) == (8, 6)
    assert trips.by_item(city.of_elsewhere, SPAN) == ()


@covers("S-472", "S-471")
def test_what_was_saved_is_measured_from_what_the_cases_did(city: Busy) -> None:
    (row,) = sparing.processes(city.overseer, ItemSet(), later(0), city.now, SPAN)

    assert (row.name, row.done.cases, row.trips_before, row.done.visits, row.trips_saved) == (
        "食品经营许可证",
        4,
        8,
        2,
        6,
    )
    assert row.done.shortest is not None and row.done.longest is not None and row.done.shortest <= row.done.longest
    (elsewhere,) = sparing.processes(city.of_elsewhere, ItemSet(), later(0), city.now, SPAN)
    assert (elsewhere.done.cases, elsewhere.trips_saved, elsewhere.papers_saved) == (0, 0, 0)


def test_trips_of_the_whole_city_are_counted_however_short_the_list_is(
    city: Busy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trips, "MOST", 0)

    total = trips.total(city.overseer, SPAN)

    assert trips.by_item(city.overseer, SPAN) == ()
    assert (total.cases, total.visits, total.before, total.saved) == (4, 2, 8, 6)
    assert (total.no_trip.part, total.no_trip.whole) == (3, 4)
    assert trips.total(city.of_elsewhere, SPAN).cases == 0


@covers("S-248", "S-268", "S-271", "S-481")
def test_cases_tell_how_much_faster_they_really_were_than_law_and_promise(city: Busy) -> None:
    (licence,) = pace.by("family", city.overseer, SPAN)

    assert (licence.name, licence.cases, licence.counted) == ("食品经营许可证", 4, 4)
    assert (licence.statutory, percent(licence.promised_share.rate)) == (4 * 20 * 420, "75.0%")
    assert 0 < licence.took < licence.statutory
    for group in ("office", "item", "level"):
        (same,) = pace.by(group, city.overseer, SPAN)
        assert (same.cases, same.took) == (4, licence.took)
    assert pace.by("office", city.of_elsewhere, SPAN) == ()


def test_who_oversees_another_place_is_shown_nothing(city: Busy) -> None:
    assert on_time.report(city.of_elsewhere, SPAN, city.now).total == OnTime(0, 0, 0)
    assert zeros.windows(city.of_elsewhere, SPAN, city.now) == ()
    assert behind.cases(city.of_elsewhere, Behind.LATE, SPAN, city.now).rows == ()


def test_pages_of_cases_go_on_by_key(city: Busy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(behind, "PAGE", 2)

    first = behind.cases(city.overseer, Behind.IN_TIME, SPAN, city.now)
    second = behind.cases(city.overseer, Behind.IN_TIME, SPAN, city.now, after=first.after or "")

    assert (len(first.rows), len(second.rows), second.after) == (2, 1, None)
    assert {row.ref for row in (*first.rows, *second.rows)} == {city.kept, city.corrected, city.sent_back}


def test_nobody_writes_a_trace_and_a_second_reading_changes_nothing(city: Busy) -> None:
    with pytest.raises(TracesFollow):
        traces.follow_traces(by=city.overseer, now=city.now)
    before = on_time.report(city.overseer, SPAN, city.now)
    with tracing.read_at_once():
        assert traces.follow_traces(by=SYSTEM, now=city.now).lines == 0

    assert on_time.report(city.overseer, SPAN, city.now) == before
