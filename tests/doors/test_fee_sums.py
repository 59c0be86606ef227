"""Oversight of fees: the sums are those of the bills, within what one oversees."""

import pytest
from django.db import connections

from tests.doors.desk import at_the_desk
from tests.operations import paying
from tests.operations import town as places
from tests.operations.errand import later
from yimen.assembly.database import Address
from yimen.engine.money.fees import operations
from yimen.insight.fees import queries
from yimen.kernel.actor import SYSTEM


def test_oversight_sums_what_it_oversees_from_the_bills(own_database: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = paying.a_desk()
    _, bill, _ = paying.paid_online(desk)
    refund = operations.propose_refund(bill, 50, "多收", by=desk.cashier, now=later(4)).ref
    operations.approve_refund(refund, by=desk.office.decider, now=later(4))
    operations.send_refund(refund, by=SYSTEM, now=later(4))
    desk.callback(now=later(4.1))
    head = places.signed_on(places.an_officer(desk.office.town, "office_head", "951"), "head.x")
    outsider = places.signed_on(places.an_officer(desk.office.town, "administrator", "952"), "admin.x")

    for by, name in (("office", "示范市市场监督管理局"), ("item", "食品经营许可（新办）"), ("day", "2026-11-20")):
        (row,) = queries.sums(head, by, later(0), later(9))
        assert (row.name, row.bills, row.charged_fen, row.kept_fen, row.open_bills) == (name, 1, 12_050, 12_000, 0)
    page = at_the_desk(head, later(9), monkeypatch).get("/oversight/fees?by=item").content.decode()

    assert "120.00" in page and "食品经营许可" in page
    assert queries.sums(outsider, "office", later(0), later(9)) == ()
    connections.close_all()
