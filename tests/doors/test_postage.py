"""Postage at its doors: told and chosen before ordering, paid at once, settled at the desk; programs do the same."""

import pytest

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, paying, town
from tests.operations import parcels as carriers
from tests.operations.errand import later
from tests.operations.parcels import HOME
from tests.operations.test_postage import CONTRACT, DECEMBER
from yimen.engine.delivery.parcels import queries as parcels

pytestmark = pytest.mark.django_db
WHERE = dict(zip(("name", "phone", "address"), HOME, strict=True))


@covers("S-358")
def test_postage_is_stated_chosen_paid_and_settled_on_pages_and_by_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    aftermath.wired()
    desk = paying.at_the_till(errand.an_office(carriers.POSTAL))
    carriers.wired()
    office = desk.office
    reform = town.signed_on(town.an_officer(office.town, "reform_office", "803"), "post.reform")
    stated = at_the_desk(reform, later(0), monkeypatch)
    rate = {"act": "state", "direction": "out", "ways": "prepaid to_carrier", "fen": "12", "basis": CONTRACT,
            "begins": "2026-11-20"}  # fmt: skip
    assert stated.post("/desk/cashier/postage", rate | {"fen": "0"}).status_code == 422
    assert stated.post("/desk/cashier/postage", rate).status_code == 302
    assert "申请人先付" in stated.get("/desk/cashier/postage").content.decode()
    assert [one["fen"] for one in said(NOBODY.get("/parcels/rates"))] == [1200]

    case = errand.granted(office)
    mine = at_the_desk(office.citizen, later(7), monkeypatch)
    assert "寄递费 ¥12，怎么付？" in mine.get(f"/mine/{case}/post").content.decode()
    chosen = {"act": "result", "pays": "prepaid", "told_out": "1200", **WHERE}
    assert mine.post(f"/mine/{case}/post", chosen | {"pays": ""}).status_code == 422
    stale = mine.post(f"/mine/{case}/post", chosen | {"told_out": "800"}).content.decode()
    assert "您看到的是 ¥8" in stale and 'name="told_out" value="1200"' in stale
    assert mine.post(f"/mine/{case}/post", chosen).status_code == 302
    (row,) = parcels.of_case(case, office.citizen, later(7))
    assert "待付款" in mine.get(f"/mine/{case}/post").content.decode()
    page = mine.post(f"/mine/{case}/post", {"act": "pay", "parcel": row.ref}).headers["Location"]
    shown = mine.get(page).content.decode()
    assert "寄递费不是政府收费" in shown and f"/mine/{case}/post" in shown and "非税" not in shown
    clerk, citizen = caller(office.clerk), caller(office.citizen)
    assert code(clerk.post(f"/parcels/{row.ref}/post")) == "postage.outstanding"
    assert said(citizen.post(f"/parcels/{row.ref}/bill"))["code"] == page.rpartition("/")[2]
    order = mine.post(page).headers["Location"].rpartition("/")[2]
    desk.gateway.pay(order, later(7))
    assert "已缴清" in mine.get(f"{page}?from=gateway").content.decode()
    assert said(clerk.post(f"/parcels/{row.ref}/post"))["state"] == "posted"

    till = at_the_desk(desk.cashier, DECEMBER, monkeypatch)
    assert "2026-11" in till.get("/desk/cashier/postage").content.decode()
    draw = {"act": "draw", "month": "2026-11-01", "invoiced": "20", "note": "", "key": "d"}
    assert till.post("/desk/cashier/postage", draw).status_code == 422
    assert till.post("/desk/cashier/postage", draw | {"invoiced": "12"}).status_code == 302
    books = caller(desk.cashier)
    (wrong,) = said(books.get("/parcels/statements"))
    back = {"act": "return", "statement": wrong["ref"], "key": "r"}
    assert till.post("/desk/cashier/postage", back).status_code == 422
    assert till.post("/desk/cashier/postage", back | {"reason": "账单录错"}).status_code == 302
    assert (
        code(books.post(f"/parcels/statements/{wrong['ref']}/return", {"reason": "再退"}))
        == "postage.statement_unknown"
    )
    assert till.post("/desk/cashier/postage", draw | {"invoiced": "12", "key": "e"}).status_code == 302
    listed = till.get("/desk/cashier/postage", headers={"Accept-Language": "en"}).content.decode()
    assert "Waits for somebody else" in listed and "账单录错" in listed
    statement, _ = said(books.get("/parcels/statements"))
    assert row.ref not in till.get(f"/desk/cashier/postage/{statement['ref']}").content.decode()
    assert code(books.post(f"/parcels/statements/{statement['ref']}/confirm")) == "postage.own_statement"
    manager = caller(town.signed_on(town.an_officer(office.town, "centre_manager", "802"), "post.manager"))
    assert said(manager.post(f"/parcels/statements/{statement['ref']}/confirm"))["owed_fen"] == 1200
    assert said(manager.get(f"/parcels/statements/{statement['ref']}"))[0]["way"] == "prepaid"
