"""Functions at a kiosk through its door: new ones appear by themselves, are asked, paid and booked; and the desk."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import town
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.assembly import database
from yimen.engine.centre.kiosks import operations, ports, queries
from yimen.engine.centre.kiosks.operations import FunctionSaid
from yimen.gateways.services.sandbox import SandboxServices
from yimen.kernel.actor import SYSTEM
from yimen.kernel.kiosks import KioskPlace

FIVE = (
    ("social", "社保参保证明打印", "print", "number"),
    ("medical", "医保入账明细查询和打印", "print", "number"),
    ("income_tax", "个人所得税证明打印", "print", "number"),
    ("payment_voucher", "电子缴款凭证打印", "print", "number"),
    ("vehicle_fee", "机动车年票缴纳", "pay", "plate"),
)
LATER = (
    ("vehicle_tax", "车船税查询缴纳", "pay", "plate"),
    ("fines", "交通违法罚款缴纳", "pay", "plate"),
    ("hospital", "医疗预约挂号", "book", "number"),
)


@pytest.fixture(autouse=True)
def emptied(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[None]:
    """A database that the reading role sees too: the first page of a kiosk asks it for its lists."""
    with fresh_database():
        yield


def offer(functions: tuple[tuple[str, str, str, str], ...]) -> None:
    for name, words, kind, field in functions:
        said = FunctionSaid(name, words, kind, "示范单位", ((field, "号码"),))
        operations.offer_function(said, BEGAN, by=SYSTEM, now=NOW)


@covers("S-347", "S-348")
def test_functions_of_a_kiosk_are_data_and_three_more_need_no_change_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    ports.wire(SandboxServices())
    place = town.a_town()
    desk = at_the_desk(town.signed_on(town.an_officer(place, "reform_office", "701"), "reform.desk"), NOW, monkeypatch)
    spot = {"act": "plan", "number": "SM-1", "region": place.county, "place": "bank", "address": "银行", "lat": "26",
            "lon": "119", "planned_for": "2026-11-20", "all_day": "yes"}  # fmt: skip
    assert desk.post("/desk/kiosks/", spot).status_code == 302
    ref = queries.kiosks(NOW)[0].ref
    shown = desk.post("/desk/kiosks/", {"act": "install", "kiosk": ref, "on": "2026-11-20"}).content.decode()
    secret = shown.partition('class="big-code code">')[2].partition("<")[0]
    screen = Client()
    assert screen.post("/kiosk/device", {"code": "WRONG"}).status_code == 422
    assert screen.post("/kiosk/device", {"code": secret}).status_code == 302

    offer(FIVE)
    before = screen.get("/kiosk/").content.decode()
    offer(LATER)
    after = screen.get("/kiosk/")

    assert all(words in before for _, words, _, _ in FIVE) and not any(words in before for _, words, _, _ in LATER)
    assert all(words in after.content.decode() for _, words, _, _ in (*FIVE, *LATER)) and "Refresh" in after.headers
    printed = screen.post("/kiosk/functions/social", {"field-number": "A1"}).content.decode()
    assert "A1" in printed and "示范数据" in printed
    assert screen.post("/kiosk/functions/social", {"field-number": "A0"}).status_code == 422
    assert screen.post("/kiosk/functions/social", {"field-number": ""}).status_code == 422
    for name, field in (("fines", "plate"), ("hospital", "number")):
        paid = screen.post(
            f"/kiosk/functions/{name}", {f"field-{field}": "B1", "act": "settle", "key": name}
        ).content.decode()
        assert "SANDBOX-" in paid and "没有真的扣款" in paid
    nameless = screen.post("/kiosk/functions/fines", {"field-plate": "B1", "act": "settle"})
    assert nameless.status_code == 422 and "SANDBOX-" not in nameless.content.decode()
    asked: list[str] = []
    monkeypatch.setattr(SandboxServices, "ask", lambda _, function, said: asked.append(function))
    assert Client().post("/kiosk/functions/social", {"field-number": "A1"}).status_code == 404 and asked == []
    assert screen.post("/kiosk/functions/social", {"field-number": "A1"}).status_code == 422 and asked == ["social"]
    assert screen.get("/kiosk/functions/nothing").status_code == 404
    done = {row.name: (row.done, row.failed) for row in queries.uses(TODAY, TODAY).functions}
    assert done == {"social": (1, 2), "fines": (1, 0), "hospital": (1, 0)}

    assert said(NOBODY.post("/kiosks/beat", {"secret": secret, "parts": {"paper": "out"}}))["failing"] == 1
    assert code(NOBODY.post("/kiosks/beat", {"secret": "x", "parts": {}})) == "kiosks.unknown"
    assert "打印纸" in Client().get("/kiosks").content.decode()
    fault = queries.faults(SYSTEM)[0].ref
    assert desk.post("/desk/kiosks/", {"act": "repair", "fault": fault, "note": "加了纸"}).status_code == 302
    for language in ("zh-hans", "en"):
        assert desk.get("/desk/kiosks/", headers={"Accept-Language": language}).status_code == 200
    partners = "/desk/kiosks/partners"
    signed = {"act": "sign", "name": "农商银行", "kind": "supermarket", "contract": "合1号", "begins": "2026-01-01"}
    assert desk.post(partners, signed).status_code == 302
    assert desk.post(partners, {**signed, "kind": "bank"}).status_code == 422
    assert desk.post(partners, {**signed, "kind": "bank", "contract": "合2号", "name": "城商银行"}).status_code == 302
    of_kind = {row.kind: row.contracts[0] for row in queries.partners(TODAY, TODAY, TODAY)}
    shop, bank = of_kind[KioskPlace.SUPERMARKET], of_kind[KioskPlace.BANK]
    hosted = {"act": "host", "kiosk": ref, "from": "2026-11-20", "partner": shop.ref}
    assert desk.post(partners, hosted).status_code == 422
    assert desk.post(partners, {**hosted, "partner": bank.ref}).status_code == 302
    for language in ("zh-hans", "en"):
        shown = desk.get(partners, headers={"Accept-Language": language}).content.decode()
        assert "城商银行" in shown and "SM-1" in shown
    listed = said(
        caller(town.signed_on(town.an_officer(place, "supervisor", "702"), "super.desk")).get("/kiosks/partners")
    )
    assert [(one["name"], one["done"]) for one in listed] == [("城商银行", 3), ("农商银行", 0)]
    taken = {"act": "take", "kiosk": ref, "on": "2026-11-20"}
    assert desk.post(partners, taken).status_code == 302
    assert desk.post(partners, taken).status_code == 422 and "终端不再放在" not in desk.get(partners).content.decode()
