"""The network of halls: planned and built, halls still apart, standards that somebody checks, and towns by volume."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.covers import covers
from tests.operations import errand, levels
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.engine.case.cases import operations as cases
from yimen.insight.centres import demand
from yimen.insight.centres import network as found
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.network import (
    HallAsked,
    HallClass,
    StandardLine,
    StockCounts,
    compliance,
    held_against,
    proposed_class,
    proposed_scope,
)
from yimen.kernel.rates import Share
from yimen.kernel.writing import ImpossibleDates, Missing, NotAllowed, NotInList
from yimen.registries.network import operations, queries
from yimen.registries.network.operations.halls import HallSaid
from yimen.registries.network.refusals import CheckedToday, HallKnown, HallMerged, OwnHall, PlannedAlready
from yimen.registries.offices import operations as offices
from yimen.registries.premises import operations as premises
from yimen.registries.regions import operations as regions
from yimen.registries.towns import operations as towns

pytestmark = pytest.mark.django_db
DUE = date(2026, 12, 31)


@pytest.fixture(autouse=True)
def _read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found, "READ", "default")
    monkeypatch.setattr(demand, "READ", "default")


def reformer(town: places.Town) -> Actor:
    return places.signed_on(places.an_officer(town, "reform_office", "801"), "reform.801")


@covers("S-031", "S-032")
def test_planned_and_built_are_counted_and_every_gap_has_a_name() -> None:
    town = places.a_town()
    by = reformer(town)
    for n in range(1, 4):
        regions.found_region(f"990101{n:03d}000", f"示范{n}镇", 4, town.county, BEGAN, "设镇", by=SYSTEM, now=NOW)
    refs = {row.name: row.ref for row in found.missing(NOW) if row.level == 4}
    for name in ("示范1镇", "示范2镇"):
        offices.open_centre(f"{name}中心", "town", refs[name], town.calendar, "", "", "", BEGAN, "", by=SYSTEM, now=NOW)
    with pytest.raises(NotInList):
        operations.plan_points(town.county, 2, 3, DUE, BEGAN, "", by=by, now=NOW)
    with pytest.raises(NotAllowed):
        operations.plan_points(town.county, 4, 3, DUE, BEGAN, "", by=replace(by, posts=()), now=NOW)
    operations.plan_points(town.county, 4, 4, DUE, BEGAN, "一期", by=by, now=NOW)
    operations.plan_points(town.county, 4, 3, DUE, TODAY, "二期", by=by, now=NOW)
    with pytest.raises(ImpossibleDates):
        operations.plan_points(town.county, 4, 5, DUE, TODAY, "", by=by, now=NOW)

    (row,) = found.plans(NOW)
    assert (row.planned, row.built, row.share.percent, row.late) == (3, 2, "66.7%", "")
    (late,) = found.plans(NOW + timedelta(days=60))
    assert late.late == "yes"
    assert [(one.name, one.level) for one in found.missing(NOW)] == [("滨河县", 3), ("示范3镇", 4)]
    assert {one.level: (one.regions, one.covered) for one in found.levels(NOW)} == {2: (1, 1), 3: (1, 0), 4: (3, 2)}
    # 3,049 points were 66 % of what was to be built: some 4,620.
    assert Share(3049, 4620).percent == "66.0%" and Fraction(3049, 4620) < Fraction(66, 100)


@covers("S-061", "S-062", "S-318")
def test_a_hall_apart_says_why_and_until_when_and_is_merged_into_a_window(office: errand.Office) -> None:
    town, by = office.town, reformer(office.town)
    hall = HallSaid(town.office, "市监局办事大厅", "旧街 5 号", 4, "房屋没有腾出", DUE)
    operations.list_hall(hall, BEGAN, by=by, now=NOW)
    with pytest.raises(HallKnown):
        operations.list_hall(hall, TODAY, by=by, now=NOW)
    with pytest.raises(Missing):
        operations.list_hall(replace(hall, name="二厅", why=" "), BEGAN, by=by, now=NOW)
    second = operations.list_hall(replace(hall, name="二厅", due=None), BEGAN, by=by, now=NOW)

    told = found.concentrated(NOW)
    first, other = told.halls
    assert (first.standing, first.due, first.why, first.outside, first.scheduled) == (
        "planned", DUE, "房屋没有腾出", 1, 0
    )  # fmt: skip
    assert (other.standing, found.concentrated(NOW + timedelta(days=60)).halls[0].standing) == ("open", "late")
    operations.count_stock(second.ref, StockCounts(0, 0, 0), by=SYSTEM, now=NOW)
    operations.merge_hall(second.ref, town.centre, town.window, TODAY, "进驻批复", by=by, now=NOW)
    with pytest.raises(HallMerged):
        operations.merge_hall(second.ref, town.centre, "", TODAY, "", by=by, now=NOW)

    after = found.concentrated(NOW)
    merged = after.halls[-1]
    assert (merged.standing, merged.merged_into, merged.window) == ("merged", "示范市行政服务中心", "A01 综合窗口")
    assert (after.halls_before, after.halls_after, after.windows_before, after.windows_after) == (2, 1, 8, 4)
    assert [row.name for row in queries.open_halls()] == ["市监局办事大厅"]
    assert [name for _, name in found.without_bank(NOW)] == ["示范市行政服务中心"]
    premises.take_in_bank(town.centre, "农商银行", "6222000011112222", BEGAN, by=SYSTEM, now=NOW)
    assert found.without_bank(NOW) == ()


@covers("S-034", "S-035", "S-070")
def test_a_hall_is_held_against_the_standard_by_what_is_counted_and_what_was_seen() -> None:
    below = levels.a_town_below(errand.an_office())
    by = reformer(below.office.town)
    operations.set_standard("second", "area", 80, 200, BEGAN, "标准", by=by, now=NOW)
    for asked in ("network", "identity"):
        operations.set_standard("second", asked, 1, None, BEGAN, "标准", by=by, now=NOW)
    with pytest.raises(NotInList):
        operations.set_standard("second", "network", 2, None, TODAY, "", by=by, now=NOW)
    with pytest.raises(ImpossibleDates):
        operations.set_standard("second", "area", 90, None, BEGAN, "", by=by, now=NOW)
    (bare,) = found.halls(NOW)
    assert bare.share == Share(0, 3) and bare.missing == ("area", "network", "identity")

    premises.describe_premises(below.centre, 60, "", BEGAN, "", by=SYSTEM, now=NOW)
    operations.check_hall(below.centre, ("network",), "标识旧", TODAY, by=by, now=NOW)
    with pytest.raises(CheckedToday):
        operations.check_hall(below.centre, (), "", TODAY, by=by, now=NOW)
    with pytest.raises(NotInList):
        operations.check_hall(below.centre, ("area",), "", date(2026, 11, 1), by=by, now=NOW)
    there = replace(below.office.town, centre=below.centre)
    manager = places.signed_on(places.an_officer(there, "centre_manager", "802"), "manager.802")
    with pytest.raises(OwnHall):
        operations.check_hall(below.centre, ("identity",), "", date(2026, 11, 1), by=manager, now=NOW)

    (small,) = found.halls(NOW)
    assert small.share == Share(1, 3) and small.missing == ("area", "identity")
    premises.describe_premises(below.centre, 120, "", TODAY, "扩建", by=SYSTEM, now=NOW)
    operations.record_investment(below.centre, "network", 16_000_000, TODAY, "合同 7", by=by, now=NOW)
    with pytest.raises(NotInList):
        operations.record_investment(below.centre, "piano", 5, TODAY, "合同", by=by, now=NOW)
    (large,) = found.halls(NOW)
    assert (large.share, large.area, large.invested, large.connected) == (Share(2, 3), 120, 16_000_000, "yes")
    (old,) = found.halls(NOW + timedelta(days=400))
    assert old.share == Share(1, 3) and old.checked_on is None
    assert [row.note for row in queries.checks(TODAY)] == ["标识旧"]


@covers("S-052", "S-054", "S-067", "S-068")
def test_a_town_is_measured_by_what_people_come_for(office: errand.Office) -> None:
    below = levels.a_town_below(office)
    (bare,) = found.classes(NOW)
    assert (bare.centre_class, bare.stations, bare.yearly, bare.proposed, bare.differs) == (2, 0, 0, 2, "")
    window = offices.open_window(below.centre, "B02", "站所窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    for station in ("land", "planning", "market", "tax", "police", "housing"):
        towns.oblige_station(below.centre, station, window, "", "派驻", by=SYSTEM, now=NOW)
    (staffed,) = found.classes(NOW)
    assert (staffed.stations, staffed.proposed, staffed.differs) == (6, 1, "yes")

    above = levels.for_decision(replace(below, clerk=office.clerk, reviewer=office.reviewer))
    cases.decide(above, errand.GRANT, by=office.decider, now=later(4))
    scope = demand.scope(below.centre, later(24 * 30))
    assert scope is not None
    (row,) = scope.rows
    assert (row.here, row.elsewhere, row.handed, row.proposed) == (0, 1, "no", "")
    assert (scope.now, scope.then) == (Share(0, 1), Share(0, 1))
    levels.handed_down(below, "devolve")
    handed = demand.scope(below.centre, later(24 * 30))
    assert handed is not None and handed.rows[0].handed == "yes"
    assert (handed.now, handed.then, handed.needed) == (Share(1, 1), Share(1, 1), 1)

    near = demand.near(later(24 * 30))
    assert (near.village, near.town) == (Share(0, 1), Share(0, 1))
    assert [(one.cases, one.handed) for one in near.further] == [(1, 1)]

    at_home = levels.for_decision(below)
    cases.decide(at_home, errand.GRANT, by=below.decider, now=later(4))
    nearer = demand.near(later(24 * 30))
    assert (nearer.village, nearer.town) == (Share(0, 2), Share(1, 2))


def test_the_rules_of_the_network_are_the_kernels() -> None:
    lines = (StandardLine(HallAsked.AREA, 80, 200), StandardLine(HallAsked.NETWORK))

    findings = held_against(lines, {"area": 201})

    assert [one.met for one in findings] == ["no", ""] and compliance(findings) == Share(0, 2)
    assert held_against(lines, {"area": 80, "network": 1})[1].met == "yes"
    assert (proposed_class(6, 0), proposed_class(5, 1999)) == (HallClass.FIRST, HallClass.SECOND)
    assert proposed_class(0, 2000) is HallClass.FIRST
    assert [proposed_scope(n, handed) for n, handed in ((12, "no"), (11, "no"), (0, "yes"), (1, "yes"))] == [
        "add", "", "drop", "keep"
    ]  # fmt: skip
    assert PlannedAlready.code == "network.planned_already"
