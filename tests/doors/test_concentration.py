"""The doors of the concentration of powers: plans and acts of staff, what everybody may read, and a take-over."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, Caller, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import concentrating as the
from tests.operations import errand, levels, town
from tests.operations.errand import later
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.kernel.actor import Actor
from yimen.kernel.rulings import Advice
from yimen.registries.concentration import queries

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)
DAY = TODAY.isoformat()


@standing
def founded() -> errand.Office:
    return errand.an_office()


@pytest.fixture
def office(founded: errand.Office, monkeypatch: pytest.MonkeyPatch) -> errand.Office:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    return founded


def test_a_program_sets_a_division_up_and_brings_it_into_the_centre(office: errand.Office) -> None:
    lead, admin = caller(the.the_reformer(office)), caller(an_administrator(office))
    mine = office.town.office
    determination = {
        "office": mine, "number": "示编〔2026〕3号", "name": "行政审批处", "form": "stand_alone", "way": "new",
        "integration": "whole", "headcount": 3, "tasks": ["approval"], "begins": "2020-02-01",
    }  # fmt: skip
    ref = said(lead.post("/concentration/determinations", determination))["ref"]
    assert said(NOBODY.get("/concentration/determinations", office=mine)) == []
    assert code(lead.post(f"/concentration/determinations/{ref}/approve")) == "people.not_allowed"
    assert said(admin.post(f"/concentration/determinations/{ref}/approve"))["closed"] == 0
    (told,) = said(NOBODY.get("/concentration/determinations", office=mine))
    assert (told["number"], told["headcount"]) == ("示编〔2026〕3号", 3)
    staff = town.an_officer(office.town, "office_head", "oh")
    lead.post("/concentration/duties", {"office": mine, "staff": staff, "duty": "head", "from_day": DAY})
    assert [one["duty"] for one in said(lead.get(f"/concentration/duties/{mine}"))] == ["head"]

    entry = {
        "office": mine, "centre": office.town.centre, "batch": "第一批", "due": DAY, "front": 2, "back": 1,
        "windows": 1, "staff": 1, "items": [office.item], "basis": "方案",
    }  # fmt: skip
    refused = lead.post("/concentration/residencies", entry)
    assert (refused.status_code, code(refused)) == (409, "concentration.too_few_seats")
    lead.post(
        "/concentration/seats",
        {"centre": office.town.centre, "front": 2, "back": 1, "from_day": "2020-02-01", "basis": ""},
    )
    planned = said(lead.post("/concentration/residencies", entry))
    early = lead.post(f"/concentration/residencies/{planned['ref']}/enter", {"on": DAY})
    assert code(early) == "concentration.windows_missing"
    the.own_window(office)
    assert said(lead.post(f"/concentration/residencies/{planned['ref']}/enter", {"on": DAY}))["items"] == 1

    (listed,) = said(NOBODY.get("/concentration/items", centre=office.town.centre))["rows"]
    assert (listed["item_ref"], listed["windows"], listed["standing"]) == (office.item, ["B01"], "entered")
    assert said(NOBODY.get(f"/concentration/offices/{mine}/items"))["rows"] == [listed]
    assert NOBODY.get("/concentration/residencies").status_code == 401
    (row,) = said(lead.get("/concentration/residencies", presence="entered"))["rows"]
    assert (row["in_time"], row["seats"]) == ("yes", {"front": 2, "back": 1})
    assert said(lead.get("/concentration/seats"))[0]["free"] == {"front": 0, "back": 0}


@covers("S-065")
def test_once_the_division_has_taken_an_item_over_another_offices_decision_is_refused_through_the_door(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = levels.an_authority("食品处", office.town.city, 960, office.town.office)
    item = errand.staffed(replace(office.town, office=section), errand.TERMS, 7, office.clerk)
    the.a_division(office)
    late = _reviewed(item)
    lead = caller(the.the_reformer(office))
    body = {"items": [item.item], "office": office.town.office, "from_day": TOMORROW.isoformat(), "basis": "职能归并"}

    assert said(lead.post("/powers/take-overs", body))["items"] == 1

    in_time, decider = _reviewed(item), caller(item.decider)
    monkeypatch.setenv("YIMEN_NOW", later(5).isoformat())
    assert _grants(decider, in_time).status_code == 200
    monkeypatch.setenv("YIMEN_NOW", (NOW + timedelta(days=1)).isoformat())
    refused = _grants(decider, late)
    assert (refused.status_code, code(refused)) == (409, "powers.taken_over")
    (moved,) = said(lead.get(f"/powers/take-overs/{office.town.office}"))
    assert (moved["item_ref"], moved["from_office"], moved["begins"]) == (item.item, "食品处", TOMORROW.isoformat())


def _reviewed(item: errand.Office) -> str:
    ref = cases.receive(item.item, item.party, errand.ANSWERS, errand.FORM, by=item.clerk, now=NOW).ref
    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=item.clerk, now=NOW)
    cases.accept(ref, by=item.clerk, now=later(1))
    cases.hand_over(ref, by=item.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "符合条件。", by=item.reviewer, now=later(3))
    return ref


def _grants(decider: Caller, ref: str) -> HttpResponse:
    seen = said(decider.get(f"/cases/{ref}"))["seq"]
    return decider.post(f"/cases/{ref}/acts/decide", {"seen": seen, "outcome": "grant"})


def an_administrator(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "administrator", "ad"), "the.admin")


@pytest.fixture
def manager(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(the.the_manager(office), NOW, monkeypatch)


@covers("S-005")
def test_the_manager_plans_an_entry_on_the_page_and_records_it(office: errand.Office, manager: Client) -> None:
    the.a_division(office)
    typed = {
        "office": office.town.office, "centre": office.town.centre, "batch": "第一批", "due": DAY, "front": "2",
        "back": "1", "windows": "1", "staff": "1", "all": "yes", "basis": "方案", "key": "k1",
    }  # fmt: skip
    refused = manager.post("/desk/concentration/plan", typed)
    assert refused.status_code == 422 and "还空前台 0 个、后台 0 个" in refused.content.decode()
    stock = {"centre": office.town.centre, "front": "3", "back": "2", "day": "2020-02-01", "key": "k2"}
    assert manager.post("/desk/concentration/seats", stock).status_code == 302

    order = manager.get("/desk/concentration/entry-order?first=daily_life").content.decode()
    assert office.item in order and "其他事项" in order
    planned = manager.post("/desk/concentration/plan", {**typed, "key": "k3"})

    assert planned.status_code == 302, planned.content.decode()
    page = planned.headers["Location"]
    too_early = manager.post(page, {"act": "enter", "day": DAY, "key": "k4"})
    assert too_early.status_code == 422 and "只开了 0 个窗口" in too_early.content.decode()
    the.own_window(office)
    assert manager.post(page, {"act": "enter", "day": DAY, "key": "k5"}).status_code == 302
    assert "已进驻" in manager.get(page).content.decode()
    assert "示范市市场监督管理局" in manager.get("/desk/concentration/?presence=entered").content.decode()


def test_a_division_is_proposed_approved_and_headed_on_its_page(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = at_the_desk(the.the_reformer(office), NOW, monkeypatch)
    admin = at_the_desk(an_administrator(office), NOW, monkeypatch)
    page = f"/desk/concentration/divisions/{office.town.office}"
    typed = {
        "act": "propose", "number": "示编〔2026〕3号", "name": "行政审批处", "form": "stand_alone", "way": "new",
        "integration": "whole", "headcount": "3", "task": ["approval", "reform"], "begins": "2026-01-01", "key": "k1",
    }  # fmt: skip
    assert lead.post(page, typed).status_code == 302
    assert "等待批准" in lead.get(page).content.decode()
    (row,) = queries.determinations(office.town.office)
    assert admin.post(page, {"act": "approve", "determination": row.ref, "key": "k2"}).status_code == 302
    staff = town.an_officer(office.town, "chief", "ch")

    given = {"act": "appoint", "staff": staff, "duty": "head", "day": DAY, "basis": "任命", "key": "k3"}
    assert lead.post(page, given).status_code == 302

    shown = lead.get(page).content.decode()
    assert "已批准公布" in shown and "负责人：何ch" in shown
    assert "还没有设立" not in lead.get("/desk/concentration/divisions").content.decode()
    settled = {"region": office.town.city, "template": "2+2", "day": "2026-01-01", "basis": "示府1号", "key": "k4"}
    assert lead.post("/desk/concentration/divisions", settled).status_code == 302
    assert "两集中两到位" in lead.get("/desk/concentration/divisions").content.decode()


def test_items_stay_in_place_or_leave_on_the_page_of_their_office(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    the.entered(office)
    lead = at_the_desk(the.the_reformer(office), NOW, monkeypatch)
    page, day = f"/desk/concentration/items/{office.town.office}", TOMORROW.isoformat()
    typed = {"item": [office.item], "day": day, "basis": "示府1号", "ground": "secret"}
    assert "已进驻" in lead.get(page).content.decode()

    assert lead.post(page, {**typed, "act": "in_place", "key": "k1"}).status_code == 302

    again = lead.post(page, {**typed, "act": "take_out", "basis": "", "key": "k2"})
    assert again.status_code == 422 and "checked" in again.content.decode()
