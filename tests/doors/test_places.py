"""Places through the doors: a centre on its page, a broken machine, and a lost card from the desk back to its owner."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, levels
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import the_manager
from yimen.channels.api import places as doors
from yimen.insight.centres import demand, network
from yimen.insight.centres import queries as figures
from yimen.registries.premises import queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "READ", "default")


@covers("S-001", "S-056", "S-057")
def test_a_centre_is_arranged_at_the_desk_and_read_by_everybody(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    town, manager = office.town, the_manager(office)
    desk, nobody = at_the_desk(manager, later(1), monkeypatch), Client()
    day = "2026-11-20"
    at = f"/desk/places/?centre={town.centre}"

    for form in (
        {"act": "describe", "area": "58000", "operator": town.office, "day": day, "basis": ""},
        {"act": "zone", "kind": "waiting", "name": "休闲等候区", "floor": "一层", "day": day},
        {"act": "share", "use": "party_site", "hours": "周五晚", "day": day, "basis": ""},
        {"act": "bank", "name": "农商银行", "account": "6222000011112222", "day": day},
    ):
        assert desk.post(at, form).status_code == 302
    zone = queries.of_centre(town.centre, places.TODAY).zones[0].ref
    assert desk.post(at, {"act": "stand", "zone": zone, "window": town.window, "day": day}).status_code == 302
    machine = {"act": "install", "kind": "cash_machine", "name": "取款机", "where": "西侧", "zone": zone, "day": day}
    assert desk.post(at, machine).status_code == 302
    assert desk.post(at, machine).status_code == 422
    clerk = at_the_desk(office.clerk, later(1), monkeypatch)
    assert clerk.post(at, {**machine, "name": "二号"}).status_code == 422
    assert at_the_desk(office.reviewer, later(1), monkeypatch).get(at).status_code == 403

    page = nobody.get(f"/centres/{town.centre}").content.decode()
    assert all(
        one in page for one in ("58000 平方米", "休闲等候区", "A01 综合窗口", "取款机", "党建活动阵地", "农商银行")
    )
    assert "6222000011112222" not in page and "6222000011112222" in desk.get(at).content.decode()
    assert "示范市行政服务中心" in nobody.get("/centres?has=cash_machine").content.decode()
    (one,) = queries.of_centre(town.centre, places.TODAY).facilities
    told = {"facility": one.ref, "told": "吞卡"}
    assert nobody.post(f"/centres/{town.centre}", told).status_code == 302
    assert nobody.post(f"/centres/{town.centre}", told).status_code == 422
    assert "示范市行政服务中心</b>" not in nobody.get("/centres?has=cash_machine").content.decode()
    assert clerk.post(at, {"act": "find", "facility": one.ref}).status_code == 302
    assert "停用待修" in nobody.get(f"/centres/{town.centre}").content.decode()

    seen = said(NOBODY.get(f"/centres/{town.centre}/premises"))
    assert seen["facilities"][0]["state"] == "broken" and seen["banks"][0]["account"] == ""
    assert code(caller(office.clerk).post(f"/centres/facilities/{one.ref}/mended", {"how": "换"})) == (
        "premises.not_the_house"
    )
    assert said(caller(manager).post(f"/centres/facilities/{one.ref}/mended", {"how": "换"}))["ref"] == one.ref
    assert said(NOBODY.get("/centres"))["city"]["area"] == 58000
    shown = desk.post(at, {"act": "gate", "name": "东门", "key": "g1"}).content.decode()
    counter = shown.partition('class="big-code code">')[2].partition("<")[0]
    assert "今天还没有报数" in shown
    hourly = {"hour": later(1).isoformat(), "total": 3}
    monkeypatch.setattr(doors, "FLOWS", 2)
    for _ in range(2):
        assert code(NOBODY.post("/centres/gates/count", {"secret": "x", **hourly})) == "flows.gate_unknown"
    assert code(NOBODY.post("/centres/gates/count", {"secret": "x", **hourly})) == "people.too_many_knocks"
    for _ in range(2):
        assert said(NOBODY.post("/centres/gates/count", {"secret": counter, **hourly})) == {"in_the_hour": 3}
    assert said(NOBODY.get(f"/centres/{town.centre}/days"))["visitors_today"] == 3
    assert "今天 3 人" in desk.get(at).content.decode() and counter not in desk.get(at).content.decode()
    assert "今天到访" in nobody.get(f"/centres/{town.centre}").content.decode()


@covers("S-059")
def test_a_lost_card_is_found_claimed_and_fetched(monkeypatch: pytest.MonkeyPatch, office: errand.Office) -> None:
    desk, nobody = at_the_desk(office.clerk, later(1), monkeypatch), Client()
    form = {"act": "take_in", "centre": office.town.centre, "kind": "card", "where": "取号机旁", "day": "2026-11-20"}
    wrong = desk.post("/desk/places/found", {**form, "shown": "尾号 7788 的卡", "marks": "尾号 7788"})
    assert wrong.status_code == 422 and "尾号 7788 的卡" in wrong.content.decode()
    assert desk.post("/desk/places/found", {**form, "shown": "蓝色银行卡", "marks": "尾号 7788"}).status_code == 302

    seen = nobody.get("/lost?q=银行卡").content.decode()
    number = seen.partition("/lost/")[2].partition('"')[0]
    assert number.startswith("SW-") and "7788" not in seen
    assert nobody.get(f"/lost/{number}").status_code == 302
    home = at_the_desk(office.citizen, later(1), monkeypatch)
    assert home.post(f"/lost/{number}", {"proof": ""}).status_code == 422
    assert home.post(f"/lost/{number}", {"proof": "尾号 7788"}).status_code == 302
    assert "等窗口核对" in home.get("/lost").content.decode()

    (kept,) = said(caller(office.clerk).get("/lost-property/kept"))
    one = f"/desk/places/found/{kept['found']['ref']}"
    closed, opened = (page.content.decode() for page in (desk.get(one), desk.post(one, {"act": "open"})))
    assert "7788" not in repr(kept) + closed and "打开特征，核对" in closed
    assert opened.count("尾号 7788") == 2 and "7788" not in desk.get(one).content.decode()
    assert desk.post(one, {"act": "weigh", "claim": kept["claims"][0]["ref"], "outcome": "fits"}).status_code == 302
    assert desk.post(one, {"act": "hand_out", "number": places.a_number(2)}).status_code == 422
    assert desk.post(one, {"act": "hand_out", "number": places.a_number(1)}).status_code == 302
    assert "已领走" in home.get("/lost").content.decode() and nobody.get(f"/lost/{number}").status_code == 302
    assert home.get(f"/lost/{number}").status_code == 404
    assert at_the_desk(the_manager(office), later(1), monkeypatch).get(one).status_code == 200
    assert said(NOBODY.get("/lost-property"))["rows"] == []
    assert code(caller(office.citizen).post(f"/lost-property/claims/{number}", {"proof": "x"})) == ("lost.unknown")


@covers("S-031", "S-061", "S-070")
def test_the_network_is_stated_at_the_desk_and_read_under_oversight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "READ", "default")
    monkeypatch.setattr(demand, "READ", "default")
    office = errand.an_office()
    below = levels.a_town_below(office)
    reform = places.signed_on(places.an_officer(office.town, "reform_office", "801"), "reform.801")
    desk, day = at_the_desk(reform, later(1), monkeypatch), "2026-11-20"
    town = office.town
    for form in (
        {"act": "plan", "region": town.county, "level": "4", "planned": "4", "due": "2026-12-31", "day": day},
        {
            "act": "hall",
            "office": town.office,
            "name": "市监旧厅",
            "address": "旧街",
            "windows": "3",
            "why": "没有房",
            "day": day,
        },
        {"act": "standard", "kind": "second", "asked": "identity", "least": "1", "most": "", "day": day},
        {"act": "check", "centre": below.centre, "seen": "identity", "note": "", "on": day},
        {"act": "invest", "centre": below.centre, "kind": "network", "yuan": "160000", "on": day, "basis": "合同"},
    ):
        assert desk.post("/desk/places/network", form).status_code == 302
    assert desk.post("/desk/places/network", form | {"yuan": "一万"}).status_code == 422
    assert "统一标识" in desk.get("/desk/places/network").content.decode()
    assert at_the_desk(office.clerk, later(1), monkeypatch).get("/desk/places/network").status_code == 403

    assert "25.0%" in desk.get("/oversight/network").content.decode()
    assert "没有房" in desk.get("/oversight/network/halls").content.decode()
    assert "市监旧厅" in desk.get("/oversight/network/halls?csv=halls").content.decode()
    assert "100.0%" in desk.get("/oversight/network/standards").content.decode()
    assert "不出镇" in desk.get("/oversight/network/near").content.decode()
    assert "按量定事项" in desk.get(f"/oversight/network/towns/{below.centre}").content.decode()
    assert desk.get(f"/oversight/network/towns/{town.centre}").status_code == 404

    assert said(NOBODY.get("/network"))["plans"][0]["built"] == 1
    (hall,) = said(NOBODY.get("/network/halls"))["halls"]
    moved = {"centre": town.centre, "window": town.window, "on": "2026-11-21"}
    assert code(caller(office.clerk).post(f"/network/halls/{hall['ref']}/merged", moved)) == "people.not_allowed"
