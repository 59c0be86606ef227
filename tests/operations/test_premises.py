"""Premises: areas of a hall and what stands in them, who says that something is broken, and figures nobody types."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.operations import errand, tracing
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.town import BEGAN, NOW, TODAY, Town
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.flows import operations as flows
from yimen.engine.centre.flows import queries as flow_queries
from yimen.engine.centre.flows.refusals import GateUnknown
from yimen.insight.centres import days
from yimen.insight.centres import queries as figures
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList
from yimen.registries.offices import operations as offices
from yimen.registries.premises import operations, queries
from yimen.registries.premises.refusals import (
    NameTaken,
    NotTheHouse,
    SharedAlready,
    StandsElsewhere,
    ToldAlready,
    Works,
)

pytestmark = pytest.mark.django_db


@standing
def town() -> Town:
    return places.a_town()


def at(town: Town, role: str, number: str) -> Actor:
    return places.signed_on(places.an_officer(town, role, number), f"{role}.{number}")


@covers("S-056")
def test_windows_and_machines_stand_in_areas_of_the_hall(town: Town) -> None:
    clerk = at(town, "window", "101")
    manager, centre = at(town, "centre_manager", "300"), town.centre
    waiting = operations.mark_zone(centre, "waiting", "休闲等候区", "一层", BEGAN, by=manager, now=NOW).ref
    counters = operations.mark_zone(centre, "counters", "综合窗口区", "一层", BEGAN, by=manager, now=NOW).ref
    with pytest.raises(NameTaken):
        operations.mark_zone(centre, "agency", "休闲等候区", "二层", TODAY, by=manager, now=NOW)
    with pytest.raises(NotTheHouse):
        operations.mark_zone(centre, "agency", "代办区", "二层", TODAY, by=clerk, now=NOW)
    with pytest.raises(StandsElsewhere):
        operations.stand_in_zone(counters, ("0" * 16,), TODAY, by=manager, now=NOW)

    operations.stand_in_zone(waiting, (town.window,), date(2026, 11, 1), by=manager, now=NOW)
    operations.stand_in_zone(counters, (town.window,), TODAY, by=manager, now=NOW)
    operations.install_facility(centre, "kiosk", "1 号市民之窗", "东墙", waiting, TODAY, by=manager, now=NOW)
    operations.install_facility(centre, "display", "叫号大屏", "", waiting, TODAY, by=manager, now=NOW)

    place = queries.of_centre(centre, TODAY)
    shown = {zone.name: (zone.floor, zone.windows, [one.name for one in zone.facilities]) for zone in place.zones}
    assert shown["综合窗口区"] == ("一层", ("A01 综合窗口",), [])
    assert shown["休闲等候区"] == ("一层", (), ["叫号大屏", "1 号市民之窗"])
    before = queries.of_centre(centre, date(2026, 11, 5))
    assert [zone.windows for zone in before.zones if zone.ref == waiting] == [("A01 综合窗口",)]
    operations.end_zone(waiting, TODAY + timedelta(days=1), "改造", by=manager, now=NOW)
    after = queries.of_centre(centre, TODAY + timedelta(days=1))
    assert [zone.name for zone in after.zones] == ["综合窗口区"] and len(after.apart) == 2


@covers("S-057")
def test_anybody_says_that_a_machine_is_broken_and_the_house_mends_it(town: Town) -> None:
    clerk, reviewer = at(town, "window", "101"), at(town, "reviewer", "201")
    manager, centre = at(town, "centre_manager", "300"), town.centre
    machine = operations.install_facility(centre, "cash_machine", "取款机", "一层西侧", "", BEGAN, by=manager, now=NOW)
    with pytest.raises(NotInList):
        operations.install_facility(centre, "piano", "钢琴", "", "", BEGAN, by=manager, now=NOW)
    with pytest.raises(Works):
        operations.mend_facility(machine.ref, "换了", by=manager, now=NOW)
    with pytest.raises(NoSuchThing):
        operations.report_fault("0" * 16, "吞卡", by=NOBODY, now=NOW)
    assert len(queries.with_kind("cash_machine", TODAY)) == 1

    operations.report_fault(machine.ref, "吞卡", by=NOBODY, now=later(1))
    with pytest.raises(ToldAlready):
        operations.report_fault(machine.ref, "吞了我的卡", by=clerk, now=later(1))
    assert [(row.state, row.told) for row in queries.of_centre(centre, TODAY).facilities] == [("reported", "吞卡")]
    assert queries.with_kind("cash_machine", TODAY) == frozenset()
    with pytest.raises(NotAllowed):
        operations.find_fault(machine.ref, by=reviewer, now=later(2))
    shown = queries.without_accounts(queries.of_centre(centre, TODAY))
    assert [(row.state, row.told) for row in shown.facilities] == [("reported", "")]
    elsewhere = replace(clerk, posts=tuple(replace(post, centre_id=0) for post in clerk.posts))
    with pytest.raises(NotTheHouse):
        operations.find_fault(machine.ref, by=elsewhere, now=later(2))
    operations.find_fault(machine.ref, by=clerk, now=later(2))
    assert [row.state for row in queries.of_centre(centre, TODAY).facilities] == ["broken"]
    with pytest.raises(NotTheHouse):
        operations.mend_facility(machine.ref, "换了读卡器", by=clerk, now=later(3))
    operations.mend_facility(machine.ref, "换了读卡器", by=manager, now=later(3))

    assert [row.state for row in queries.of_centre(centre, TODAY).facilities] == ["works"]
    assert len(queries.with_kind("cash_machine", TODAY)) == 1


@covers("S-060")
def test_a_point_is_a_site_of_the_party_branch_besides_with_hours_of_its_own(town: Town) -> None:
    centre = town.centre
    use = operations.share_premises(centre, "party_site", "每周五 19:00", BEGAN, "共建协议", by=SYSTEM, now=NOW)
    with pytest.raises(SharedAlready):
        operations.share_premises(centre, "party_site", "", TODAY, "", by=SYSTEM, now=NOW)

    assert [(one.use, one.hours) for one in queries.of_centre(centre, TODAY).uses] == [("party_site", "每周五 19:00")]
    operations.end_shared_use(use.ref, TODAY, "搬迁", by=SYSTEM, now=NOW)
    assert queries.of_centre(centre, TODAY).uses == ()
    assert len(queries.of_centre(centre, date(2026, 11, 1)).uses) == 1


@covers("S-001", "S-002")
def test_centres_are_counted_side_by_side_and_the_city_counts_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "READ", "default")
    office = errand.an_office()
    town = office.town
    second = offices.open_centre(
        "示范市市民服务中心", "citizen", town.county, town.calendar, "书院街", "", "", BEGAN, "", by=SYSTEM, now=NOW
    ).ref
    for centre in (town.centre, second):
        offices.open_window(centre, "B01", "市监窗口", town.office, BEGAN, "", by=SYSTEM, now=NOW)
    operations.describe_premises(town.centre, 58_000, town.office, BEGAN, "", by=SYSTEM, now=NOW)
    operations.describe_premises(second, 4_000, "", BEGAN, "", by=SYSTEM, now=NOW)
    operations.describe_premises(second, 40_000, "", TODAY, "扩建", by=SYSTEM, now=NOW)
    errand.granted(office)
    with tracing.read_at_once():
        tracing.follow(later(200))

    report = figures.report(later(24 * 9))

    main, other = report.rows
    assert [(row.kind, row.area, row.offices) for row in report.rows] == [
        ("administrative", 58_000, 1), ("citizen", 40_000, 1)
    ]  # fmt: skip
    assert (report.city.area, report.city.offices, report.city.windows) == (98_000, 1, 3)
    assert (main.received, main.on_time.percent, other.received) == (1, "100.0%", 0)
    assert report.city.on_time == main.on_time and other.on_time.percent == "—"
    place = queries.of_centre(town.centre, TODAY)
    assert (place.area, place.operator_name) == (58_000, "示范市市场监督管理局")
    assert queries.of_centre(second, date(2026, 11, 1)).area == 4_000
    with pytest.raises(NotInList):
        operations.describe_premises(second, 0, "", TODAY + timedelta(days=1), "", by=SYSTEM, now=NOW)
    elsewhere = replace(office.clerk, posts=())
    with pytest.raises(NotTheHouse):
        operations.describe_premises(second, 5, "", TODAY + timedelta(days=1), "", by=elsewhere, now=NOW)


@covers("S-003")
def test_the_citizen_centre_tells_working_days_and_days_of_rest_apart_and_counts_its_visitors(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "READ", "default")
    centre = offices.open_centre(
        "示范市市民服务中心", "citizen", office.town.county, office.town.calendar, "书院街", "", "", BEGAN, "",
        by=SYSTEM, now=NOW,
    ).ref  # fmt: skip
    window = offices.open_window(centre, "B01", "市监窗口", office.town.office, BEGAN, "", by=SYSTEM, now=NOW).ref
    offices.open_window(centre, "A01", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW)
    operations.describe_premises(centre, 40_000, "", BEGAN, "", by=SYSTEM, now=NOW)
    there = replace(office.town, centre=centre, window=window)
    manager, _ = at(there, "centre_manager", "303"), at(there, "window", "304")
    gate = flows.set_up_gate(centre, "东门", by=manager, now=NOW)
    # 20 November 2026 is a Friday: two cases and a hundred visitors; on Saturday one and forty; on Sunday nobody came.
    for hours, filed, came in ((1, 2, (60, 100)), (24, 1, (40,)), (48, 0, (0,))):
        for _ in range(filed):
            cases.submit(*errand.a_draft(office), centre, by=office.citizen, now=later(hours))
        for number in came:
            flows.count_flow(gate.code, later(hours), number, by=NOBODY, now=later(hours))
    monday = later(72)
    cases.submit(*errand.a_draft(office), centre, by=office.citizen, now=later(71))
    for total in (7, 7, 5):
        assert flows.count_flow(gate.code, monday, total, by=NOBODY, now=monday).in_the_hour == 7
    # What Saturday's last hour could not tell counts for Saturday.
    assert flows.count_flow(gate.code, later(37), 30, by=NOBODY, now=monday).in_the_hour == 30
    with tracing.read_at_once():
        tracing.follow(monday)

    profile, told = figures.of_centre(centre, monday), days.of_centre(centre, monday)

    assert profile is not None
    assert (profile.kind, profile.area, profile.offices, profile.windows) == ("citizen", 40_000, 1, 2)
    assert (profile.received, profile.items) == (4, 1)
    assert [(one.whole, one.days, one.daily) for one in (told.cases_workday, told.cases_rest)] == [(2, 1, 2), (1, 1, 1)]
    assert [(one.whole, one.days, one.daily) for one in (told.visitors_workday, told.visitors_rest)] == [
        (100, 1, 100), (70, 2, 35),
    ]  # fmt: skip
    assert (told.visitors_today, flow_queries.gates(centre, monday)[0].today) == (7, 7)
    assert days.of_centre(office.town.centre, monday).visitors_today is None
    monkeypatch.setenv("YIMEN_NOW", monday.isoformat())
    page = Client().get(f"/centres/{centre}").content.decode()
    assert "休息日日均到访" in page and "休息日日均收件" in page

    clerk, wrongs = (
        office.clerk,
        {
            "flows.gate_unknown": lambda: flows.count_flow("WRONG", monday, 1, by=NOBODY, now=monday),
            "writing.not_in_list": lambda: flows.count_flow(gate.code, monday, -1, by=NOBODY, now=monday),
            "writing.impossible_dates": lambda: flows.count_flow(gate.code, later(73), 1, by=NOBODY, now=monday),
            "flows.gate_named": lambda: flows.set_up_gate(centre, "东门", by=manager, now=monday),
            "writing.no_such_thing": lambda: flows.set_up_gate(centre, "西门", by=clerk, now=monday),
        },
    )
    for code, wrong in wrongs.items():
        with pytest.raises(Refusal) as refused:
            wrong()
        assert refused.value.code == code
    with pytest.raises(GateUnknown):
        flows.take_down_gate(gate.ref, by=clerk, now=monday)
    flows.take_down_gate(gate.ref, by=manager, now=monday)
    with pytest.raises(Refusal):
        flows.count_flow(gate.code, monday, 1, by=NOBODY, now=monday)
    # A gate that stands no more tells no zero: nobody knows how many came.
    tomorrow = days.of_centre(centre, later(96))
    assert (tomorrow.visitors_today, tomorrow.visitors_workday.whole) == (None, 107)


def test_a_bank_serves_in_a_centre_with_the_account_it_settles_to(town: Town) -> None:
    centre = town.centre
    with pytest.raises(NotInList):
        operations.take_in_bank(centre, "农商银行", "12-34", BEGAN, by=SYSTEM, now=NOW)
    bank = operations.take_in_bank(centre, "农商银行", "6222 0000 1111 2222", BEGAN, by=SYSTEM, now=NOW)
    with pytest.raises(SharedAlready):
        operations.take_in_bank(centre, "农商银行", "622200001111", TODAY, by=SYSTEM, now=NOW)

    place = queries.of_centre(centre, TODAY)
    assert [(one.name, one.account) for one in place.banks] == [("农商银行", "6222000011112222")]
    assert [one.account for one in queries.without_accounts(place).banks] == [""]
    operations.end_bank(bank.ref, TODAY, "撤点", by=SYSTEM, now=NOW)
    assert queries.of_centre(centre, TODAY).banks == ()
