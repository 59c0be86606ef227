"""Shared data through the doors: published, asked for, granted, used at the desk and seen at home."""

import pytest

from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.errand import later
from tests.operations.test_connections import FUND
from tests.operations.test_sharing import heads, owners_office
from yimen.engine.exchange.connections import operations as connections
from yimen.engine.exchange.connections import ports
from yimen.gateways.lines.sandbox import SandboxLines
from yimen.kernel.actor import SYSTEM
from yimen.kernel.rates import Share

pytestmark = pytest.mark.django_db


def test_data_is_shared_at_the_desk_and_the_person_sees_its_use(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    owner, asking = heads(office)
    theirs = owners_office(owner)
    connections.connect_system(theirs, FUND, by=SYSTEM, now=later(0))
    case = errand.received(office).ref
    desks = [at_the_desk(one, later(1), monkeypatch) for one in (owner, asking, office.clerk, office.citizen)]
    ours, wanting, window, home = desks
    ports.wire(SandboxLines())
    page = "/desk/exchange/data"
    form = {"act": "publish", "office": theirs, "name": "公积金缴存", "about": "缴存状态", "source": "housing_fund"}
    assert ours.post(page, {**form, "condition": "maybe"}).status_code == 422
    assert ours.post(page, {**form, "condition": "on_request"}).status_code == 302
    shown = wanting.get(page).content.decode()
    ref = shown.partition('name="data_set" value="')[2][:16]
    ask = {"act": "ask", "data_set": ref, "item": office.item, "why": "审查需要"}
    assert wanting.post(page, ask).status_code == 302
    waiting = ours.get(page).content.decode()
    asked = waiting.partition('name="request" value="')[2][:16]
    assert "答复" in waiting and 'name="request"' not in wanting.get(page).content.decode()
    used = f"/desk/exchange/cases/{case}"
    assert window.post(used, {"data_set": ref, "purpose": "核对缴存"}).status_code == 422
    assert ours.post(page, {"act": "grant", "request": asked, "until": "2027-03-01"}).status_code == 302
    assert "公积金缴存" in window.get(used).content.decode()
    assert "沙箱的回答" in window.post(used, {"data_set": ref, "purpose": "核对缴存"}).content.decode()
    mine = home.get("/me/data").content.decode()
    assert "核对缴存" in mine and "公积金缴存" in mine
    assert Share(1, 1).percent in ours.get(page).content.decode()

    head, program, clerk = caller(owner), caller(asking), caller(office.clerk)
    body = {"office": theirs, "name": "缴存明细", "about": "明细", "source": "housing_fund", "condition": "on_request"}
    other = said(head.post("/data-sets", body))["ref"]
    wanted = said(program.post(f"/data-sets/{other}/requests", {"item": office.item, "why": "审查需要"}))["ref"]
    assert code(program.post(f"/data-requests/{wanted}/grant", {"until": later(48).isoformat()})) == (
        "sharing.request_unknown"
    )
    assert head.post(f"/data-requests/{wanted}/refuse", {"reason": "不在目录范围"}).status_code == 200
    assert code(clerk.post(f"/data-sets/{other}/uses", {"case": case, "purpose": "核对"})) == "sharing.no_right"
    again = said(program.post(f"/data-sets/{other}/requests", {"item": office.item, "why": "再次申请"}))["ref"]
    assert head.post(f"/data-requests/{again}/grant", {"until": later(48).isoformat()}).status_code == 200
    assert said(clerk.post(f"/data-sets/{other}/uses", {"case": case, "purpose": "核对"}))["outcome"] == "answered"
    assert len(said(caller(office.citizen).get("/data-uses"))) == 2 and len(said(head.get("/data-requests"))) == 3
    assert head.post(f"/data-sets/{other}/end", {"reason": "合并"}).status_code == 200
    assert len(said(head.get("/data-sets"))) == 2
