"""Vouchers through the doors: read and printed at the window, made at home, checked by anybody."""

from pathlib import Path

import pytest
from django.test import Client

from tests.doors.calling import NOBODY, caller, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.test_connections import a_system
from yimen.engine.exchange.connections import ports as lines
from yimen.engine.exchange.connections.operations import Connecting
from yimen.engine.exchange.vouchers import ports
from yimen.gateways.lines.sandbox import SandboxLines
from yimen.gateways.readers.sandbox import SandboxReaders

pytestmark = pytest.mark.django_db


def test_a_voucher_at_the_window_at_home_and_before_strangers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, office: errand.Office
) -> None:
    for kind in ("credit", "tax"):
        a_system(office, Connecting(kind, kind, "direct", "1.0"))
    desk, home = at_the_desk(office.clerk, later(1), monkeypatch), at_the_desk(office.citizen, later(1), monkeypatch)
    readers = SandboxReaders(tmp_path / "cards")
    ports.wire(readers)
    lines.wire(SandboxLines())

    assert desk.post("/desk/exchange/vouchers", {"act": "read"}).status_code == 422
    readers.lay("陈小禾", town.a_number(1), None)
    read = desk.post("/desk/exchange/vouchers", {"act": "read"}).content.decode()
    reading = read.partition('name="reading" value="')[2][:16]
    assert "沙箱读卡器" in read and town.a_number(1) not in read
    made = desk.post("/desk/exchange/vouchers", {"act": "issue", "kind": "credit_report", "reading": reading})
    ref = made.content.decode().partition("/desk/exchange/vouchers/")[2][:16]
    assert "凭证已出具" in made.content.decode()
    assert desk.post(f"/desk/exchange/vouchers/{ref}/paper").headers["Content-Type"] == "application/pdf"
    assert desk.post(f"/desk/exchange/vouchers/{'0' * 16}/paper").status_code == 422

    assert home.post("/me/vouchers", {"kind": "vehicle_fee"}).status_code == 422
    assert home.post("/me/vouchers", {"kind": "income_tax"}).status_code == 302
    mine = home.get("/me/vouchers").content.decode()
    code = mine.partition("查验码</dt>")[2].partition('"code">')[2][:16]
    assert "打印副本" in mine and "打印正本" in mine and "/me/vouchers" in home.get("/me").content.decode()
    assert home.post(f"/me/vouchers/{ref}/paper").status_code == 200
    anybody = Client()
    assert anybody.post("/vouchers/check", {"code": "0" * 16}).status_code == 422
    checked = anybody.post("/vouchers/check", {"code": code}).content.decode()
    assert "陈**" in checked and "陈小禾" not in checked

    program = caller(office.citizen)
    issued = said(program.post("/vouchers", {"kind": "tax_payment", "party": office.party}))
    assert len(said(program.get("/vouchers"))) == 3
    assert said(NOBODY.post("/vouchers/check", {"code": issued["code"]}))["serial"] == issued["serial"]
