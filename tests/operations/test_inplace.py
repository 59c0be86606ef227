"""What is in place in a centre, department by department, read by the role that only reads; and the pages of it."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import concentrating as the
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_case_authority import staff_of
from tests.operations.test_letters import a_unit
from tests.operations.town import NOW, TODAY
from yimen.assembly.database import Address
from yimen.insight.inplace import queries as inplace
from yimen.kernel.actor import SYSTEM
from yimen.registries.concentration import operations as concentration
from yimen.registries.grants import operations as grants
from yimen.registries.integrations import operations
from yimen.registries.stamps import operations as stamps

CODE = "市监审批专用章（1）"


@covers("S-230", "S-232", "S-234", "S-464")
def test_what_is_taken_in_decided_sealed_and_made_in_the_centre_is_in_place(
    own_database: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = errand.an_office()
    the.a_division(office)
    the.seats(office)
    the.own_window(office)
    concentration.take_up_residency(the.planned(office), TODAY, by=SYSTEM, now=NOW)
    (before,) = inplace.offices(later(1))
    (only,) = inplace.only_accepted(later(1))

    facts = (office.town.office, "", "decide", "局机关三楼", TODAY - timedelta(days=9), "")
    operations.place_step(*facts, by=SYSTEM, now=NOW)
    (elsewhere,) = inplace.only_accepted(later(1))
    for step in ("decide", "certificate"):
        operations.place_step(
            office.town.office, office.item, step, office.town.centre, TODAY, "进驻", by=SYSTEM, now=NOW
        )
    manager = town.signed_on(town.an_officer(office.town, "centre_manager", "601"), "manager")
    stamp = stamps.make_stamp(office.town.office, office.town.centre, CODE, by=SYSTEM, now=NOW).ref
    holder = (staff_of(office.decider), office.town.office, 4, (), CODE, NOW, None)
    letter = grants.issue_letter(*holder, by=SYSTEM, now=NOW).ref
    given = stamps.hand_stamp(stamp, letter, by=manager, now=NOW).ref
    stamps.sign_for_stamp(given, by=office.decider, now=NOW)

    (after,) = inplace.offices(later(1))
    assert (before.items, before.decided, before.sealed, before.made, before.met) == (1, 0, 0, 0, False)
    assert (only.decided_at, elsewhere.decided_at) == ("", "局机关三楼")
    assert (after.decided, after.sealed, after.certificates, after.made, after.met) == (1, 1, 1, 1, True)
    assert after.share == 1 and inplace.only_accepted(later(1)) == ()

    serving, officer = a_unit(office, "审批服务科", "901")
    head = town.signed_on(town.an_officer(office.town, "office_head", "701"), "the.head")
    desk = at_the_desk(head, later(5), monkeypatch)
    page = f"/desk/concentration/integrations/{office.town.office}"

    settle = {"act": "settle", "model": "whole", "section0": serving, "day": "2026-11-20", "key": "k1"}
    place = {"act": "place", "step": "decide", "centre": office.town.centre, "day": "2026-11-20", "key": "k2"}
    assert desk.post(page, settle).status_code == 302
    assert desk.post(page, {**settle, "model": "grouped", "key": "k3"}).status_code == 422
    assert desk.post(page, place).status_code == 302
    shown = desk.get(page, headers={"Accept-Language": "en"}).content.decode()
    assert "Workflow template" in shown and "审批服务科" in shown and "示范市行政服务中心" in shown
    assert "三到位" in desk.get("/desk/concentration/integrations").content.decode()
    assert Client().get(page).status_code == 302

    told, own = caller(officer), f"/integrations/{office.town.office}"
    body = {"model": "whole", "sections": [serving], "from_day": "2026-11-21"}
    assert code(told.post(own, body)) == "integrations.not_your_department"
    assert said(told.get(own))["model"] == "whole" and len(said(told.get(f"{own}/places"))) == 4
    assert said(told.get("/integrations/in-place"))[0]["decided"] == 1
    assert said(told.get("/integrations/only-accepted")) == []
