"""Paying through the doors: the applicant in the hall and at the sandbox, the cashier, who approves, who oversees."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import paying
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.paying import Desk
from yimen.channels.callbacks.payment import SIGNATURE
from yimen.channels.clockwork import acting
from yimen.engine.money.fees import operations, queries
from yimen.kernel.money.bill_life import BillState

pytestmark = pytest.mark.django_db


def state(desk: Desk, bill: str) -> BillState:
    found = queries.bill(bill, desk.cashier)
    assert found is not None
    return found.bill.state


def rings(desk: Desk, n: int = -1, signature: str = "") -> int:
    """The gateway's callback as it comes over HTTP; the status it is answered with."""
    body, sign = desk.told[n]
    headers = {SIGNATURE: signature or sign}
    return Client().post("/callbacks/payment", body, content_type="application/json", headers=headers).status_code


@covers("S-563")
def test_an_applicant_pays_in_the_hall_at_the_sandbox_and_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    case, bill, pay_code = paying.billed(desk)
    hall = at_the_desk(desk.office.citizen, later(2), monkeypatch)
    assert f"/pay/{pay_code}" in hall.get(f"/mine/{case}").content.decode()
    page = Client().get(f"/pay/{pay_code}").content.decode()
    assert "工本费" in page and "每证 100 元" in page and "价格" not in page and "陈" not in page

    gateway = Client().post(f"/pay/{pay_code}").headers["Location"]
    assert "沙箱" in Client().get(gateway).content.decode()
    back = Client().post(gateway)
    assert (back.status_code, rings(desk, signature="0" * 64)) == (302, 422)
    assert state(desk, bill) is BillState.OPEN
    # Back before the callback: the page asks the gateway itself.
    assert "已缴清" in Client().get(f"/pay/{pay_code}?from=gateway").content.decode()

    assert (rings(desk), state(desk, bill)) == (200, BillState.PAID)
    assert Client().post(f"/pay/{pay_code}").status_code == 422
    assert Client().get("/pay/0000000000000000").status_code == 404
    assert Client().get("/pay", {"code": pay_code}).status_code == 302
    assert Client().post("/callbacks/payment", b"x" * 20_000, content_type="text/plain").status_code == 413


@covers("S-317")
def test_a_cashier_finds_takes_and_balances_at_the_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _, bill, pay_code = paying.billed(desk)
    till = at_the_desk(desk.cashier, later(2), monkeypatch)
    assert till.post("/desk/cashier/", {"act": "open", "float": "一百"}).status_code == 422
    assert till.post("/desk/cashier/", {"act": "open", "float": "100", "key": "1"}).status_code == 302

    found = till.get("/desk/cashier/", {"code": pay_code}).headers["Location"]
    assert "陈＊＊" in till.get(found).content.decode()
    assert till.post(found, {"act": "cash", "handed": "100", "key": "2"}).status_code == 422
    done = till.post(found, {"act": "cash", "handed": "200", "key": "3"}).headers["Location"]

    assert "79.50" in till.get(done).content.decode()
    assert state(desk, bill) is BillState.PAID
    refused = till.post("/desk/cashier/", {"act": "close", "counted": "220", "note": "", "key": "4"})
    assert "220.50" in refused.content.decode() and refused.status_code == 422
    assert till.post("/desk/cashier/", {"act": "close", "counted": "220.5", "key": "5"}).status_code == 302
    assert "账实相符" in till.get("/desk/cashier/tills").content.decode()


def test_reductions_and_refunds_are_proposed_and_approved_by_two_people(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, bill, pay_code = paying.billed(desk)
    address = f"/desk/cashier/bills/{bill}"
    clerk = at_the_desk(desk.office.clerk, later(2), monkeypatch)
    said_why = {"act": "reduce", "charge": "1", "less": "50", "ground": "残疾人减半", "basis": "条例第四十九条"}
    assert clerk.post(address, {**said_why, "less": "500", "key": "1"}).status_code == 422
    assert clerk.post(address, {**said_why, "key": "2"}).status_code == 302
    decider = at_the_desk(desk.office.decider, later(3), monkeypatch)
    assert "残疾人减半" in decider.get("/desk/cashier/approvals").content.decode()
    (waiting,) = queries.reductions_for(desk.office.decider)
    approve = {"act": "approve_reduction", "ref": waiting.ref, "key": "3"}
    assert clerk.post("/desk/cashier/approvals", approve).status_code == 403
    assert decider.post("/desk/cashier/approvals", approve).status_code == 302
    order = operations.place_order(pay_code, by=desk.office.citizen, now=later(3))
    desk.gateway.pay(order.ref, later(3.1))
    assert rings(desk) == 200

    assert clerk.post(address, {"act": "refund", "back": "20.5", "reason": "检测没有做", "key": "4"}).status_code == 302
    (refund,) = queries.refunds_for(desk.office.decider)
    decider.post("/desk/cashier/approvals", {"act": "approve_refund", "ref": refund.ref, "key": "5"})
    assert acting.perform("send_refund", refund.ref, later(4))
    assert rings(desk) == 200

    assert state(desk, bill) is BillState.REFUNDED_IN_PART
    assert "检测没有做" in clerk.get(address).content.decode()
    stranger = places.signed_on(places.an_officer(desk.office.town, "catalogue_editor", "950"), "editor.x")
    assert at_the_desk(stranger, later(3), monkeypatch).get(address).status_code == 404


def test_a_day_is_reconciled_and_its_differences_worked_off_at_the_desk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, bill, pay_code = paying.billed(desk)
    order = operations.place_order(pay_code, by=desk.office.citizen, now=later(2))
    desk.gateway.pay(order.ref, later(2.1))
    client = at_the_desk(desk.cashier, later(30), monkeypatch)
    assert client.post("/desk/cashier/reconciliation", {"day": "2099-01-01", "key": "1"}).status_code == 422

    day = client.post("/desk/cashier/reconciliation", {"day": "2026-11-20", "key": "2"}).headers["Location"]
    (found,) = queries.discrepancies(day.rpartition("/")[2], desk.cashier)
    assert client.post(day, {"act": "take_in", "ref": found.ref, "key": "3"}).status_code == 302

    assert state(desk, bill) is BillState.PAID
    assert "已补入账" in client.get(day).content.decode()


def test_the_json_door_does_the_same_as_the_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    case, bill, pay_code = paying.billed(desk)
    monkeypatch.setenv("YIMEN_NOW", later(3).isoformat())
    citizen, cashier = caller(desk.office.citizen), caller(desk.cashier)

    assert said(citizen.get(f"/cases/{case}/bill"))["bill"]["due_fen"] == 12_050
    assert said(NOBODY.get(f"/pay/{pay_code}"))["charges"][0]["law"] == paying.LAW
    assert code(cashier.post(f"/pay/{pay_code}/cash", {"fen": 20_000})) == "fees.no_till"
    cashier.post("/till", {"fen": 0})
    assert said(cashier.post(f"/pay/{pay_code}/cash", {"fen": 20_000}))["change_fen"] == 7_950
    assert code(citizen.post(f"/bills/{bill}/refunds", {"fen": 1, "reason": "多收"})) == "request.not_for_you"
    proposed = said(cashier.post(f"/bills/{bill}/refunds", {"fen": 50, "reason": "多收"}))
    approver = caller(desk.office.decider)
    assert said(approver.get("/refunds"))[0]["ref"] == proposed["ref"]
    assert said(approver.post(f"/refunds/{proposed['ref']}/approve"))["state"] == "paid"
    assert said(cashier.post(f"/refunds/{proposed['ref']}/pay-out"))["state"] == "refunded_in_part"
    assert said(cashier.post("/till/close", {"counted": 12_000}))["expected_fen"] == 12_000
    assert code(cashier.post("/reconciliations", {"day": "2026-11-20"})) == "fees.day_not_over"
