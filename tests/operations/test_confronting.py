"""Confronted: what the lists promise, held against the visits of cases; and the figures of the lists."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import aftermath, catalogue, errand, town
from tests.operations.aftermath import lines_of
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen.assembly import database
from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.visits import operations as visits
from yimen.insight.lists import confronting, figures, queries
from yimen.kernel.actor import SYSTEM
from yimen.kernel.elements import OnlineDepth
from yimen.kernel.lists import LISTS
from yimen.kernel.reform.barriers import Barriers, Trend, barriers, trend
from yimen.kernel.terms import Terms
from yimen.registries.catalogue import operations

SINCE, END = NOW - timedelta(days=1), later(100)


class City:
    """A town whose one item promises that nobody has to come; two of its cases needed visits, a third did not."""

    def __init__(self) -> None:
        self.office = errand.an_office(errand.TERMS)
        aftermath.wired()
        self.twice, self.once, self.never = (errand.received(self.office).ref for _ in range(3))
        self.came(self.twice, 1, cases.accept)
        self.came(self.twice, 3, cases.hand_over)
        self.came(self.once, 5, cases.accept)
        self.overseer = town.signed_on(town.an_officer(self.office.town, "office_head", "501"), "head.two")
        self.of_elsewhere = town.signed_on(town.an_officer(self.office.town, "supervisor", "502"), "county.desk")

    def came(self, case: str, hour: float, act: Callable[..., object]) -> None:
        """One visit during which an act was done on a case."""
        visit = visits.open_visit(self.office.party, "办事", by=self.office.clerk, now=later(hour)).ref
        act(case, by=self.office.clerk, now=later(hour + 0.1))
        visits.close_visit(visit, by=self.office.clerk, now=later(hour + 0.2))
        for line in lines_of(case):
            visits.bind_act(line, by=SYSTEM, now=later(hour + 0.3))


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[City]:
    with fresh_database():
        yield City()


@covers("S-113", "S-121", "S-122", "S-411")
def test_visits_that_a_list_promises_nobody_needs_are_shown_with_their_cases(city: City) -> None:
    (item,) = confronting.items(city.overseer, SINCE, END)

    assert (item.cases, item.most_visits) == (2, 2)
    every = confronting.cases(city.overseer, None, "", SINCE, END).rows
    assert [(row.case_ref, row.nth) for row in every] == [(city.once, 1), (city.twice, 2), (city.twice, 1)]
    second = confronting.cases(city.overseer, LISTS["one_trip"], "", SINCE, END).rows
    assert [(row.case_ref, row.nth) for row in second] == [(city.twice, 2)]
    met = confronting.cases(city.overseer, LISTS["no_meeting"], item.ref, SINCE, END).rows
    assert len(met) == 3


def test_whoever_oversees_nothing_of_it_sees_nothing(city: City) -> None:
    assert confronting.items(city.of_elsewhere, SINCE, END) == ()
    assert confronting.cases(city.of_elsewhere, None, "", SINCE, END).rows == ()


def test_acts_of_one_visit_are_one_visit_and_what_lies_before_the_span_is_not_shown(city: City) -> None:
    assert confronting.cases(city.overseer, None, "", later(50), END).rows == ()
    assert confronting.cases(city.overseer, None, "NOSUCHITEM", SINCE, END).rows == ()


@covers("S-136", "S-137", "S-139", "S-218")
def test_items_online_are_counted_per_unit_and_level_and_add_up(city: City) -> None:
    catalogue.an_office("示范市空空局")

    units = figures.units(NOW)

    assert {(unit.name, unit.items, unit.web) for unit in units} >= {("示范市空空局", 0, 0)}
    (level,) = [row for row in figures.levels(units) if row.level == 2]
    assert (level.units, level.without) == (len(units), sum(not unit.web for unit in units))
    assert level.web == sum(unit.web for unit in units) == {one.code: one.items for one in queries.counts(NOW)}["web"]
    depth = {one.code: one.items for one in queries.counts(NOW)}
    assert depth["depth_guide"] >= depth["web"] >= depth["depth_acceptance"] >= depth["depth_full"]
    assert depth["express"] <= depth["web"]
    for at, one in enumerate(figures.ONES):
        assert sum(unit.ones[at] for unit in units) == depth[one.code]


@covers("S-092")
def test_what_can_be_done_near_is_counted_by_base_item(city: City) -> None:
    before = figures.near(NOW)
    for base, region in (("990120000101", city.office.town.city), ("990120000102", city.office.town.county)):
        _found(city, base, region)

    after = figures.near(NOW)

    assert (after.part - before.part, after.whole - before.whole) == (1, 2)


def _found(city: City, base: str, region: str) -> None:
    office = town.offices.found_office(
        f"示范局{base}", f"示范局{base}", None, region, "national", "", town.BEGAN, "设立", by=SYSTEM, now=NOW
    ).ref
    item = operations.found_item(office, base, by=SYSTEM, now=NOW).ref
    version = operations.draft_version(item, catalogue.a_draft(f"事项{base}", "20"), by=SYSTEM, now=NOW).ref
    operations.publish(version, NOW, by=SYSTEM, now=NOW)


@covers("S-219")
def test_the_four_barriers_of_an_item_and_what_became_of_them(city: City) -> None:
    steps = tuple(replace(step, level="4" if step.code == "review" else "") for step in catalogue.TERMS.steps)
    wide = replace(catalogue.TERMS, steps=steps)
    office = catalogue.an_office("示范市多级局")[1]
    item, _ = catalogue.published(office, catalogue.a_draft("多级审批", "20", _at(wide, "3")), NOW)
    better = operations.draft_version(
        item, catalogue.a_draft("多级审批", "20", _at(catalogue.TERMS, "3")), by=SYSTEM, now=NOW
    )
    operations.publish(better.ref, later(10), by=SYSTEM, now=NOW)

    (before,) = figures.barrier_page(office, later(1)).rows
    (after,) = figures.barrier_page(office, later(20)).rows

    assert (before.barriers.levels, before.trend) == (2, Trend("new", "new", "new"))
    assert (after.barriers.levels, after.trend) == (1, Trend("same", "lower", "same"))


def _at(terms: Terms, level: str) -> Terms:
    return replace(terms, service=replace(terms.service, exercise_level=level))


def test_barriers_are_read_from_the_terms() -> None:
    terms = _at(catalogue.TERMS, "3")
    joined = replace(
        terms.service, joint_offices=("规划局", "消防"), hours="9:00-17:00", online_depth=OnlineDepth.FILING
    )

    assert barriers(replace(terms, service=joined)) == Barriers(3, 1, 2, "9:00-17:00")
    worse, better = Barriers(3, 2, 2, ""), Barriers(1, 2, 4, "")
    assert trend(better, worse) == Trend("lower", "same", "lower")
    assert trend(worse, better) == Trend("higher", "same", "higher")
