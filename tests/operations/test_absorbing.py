"""A hall is absorbed 并入: what it brings along has its number here before the switch, and old numbers stay good."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.staffing import ref_of
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.centre.absorptions import operations as absorptions
from yimen.kernel.actor import SYSTEM
from yimen.kernel.writing import NotAllowed
from yimen.registries.network import operations, queries
from yimen.registries.network.operations import StockSaid
from yimen.registries.network.operations.halls import HallSaid
from yimen.registries.network.refusals import HallMerged, NamedAlready, OfAnotherHall, StockLeft

pytestmark = pytest.mark.django_db
STOCK = (("item", "SB-07", "食品许可"), ("staff", "017", "窗口人员"), ("case", "SB2026-311", "食品许可"))
HALL = ("社保办事大厅", "滨河路8号", 6, "等专线", TODAY + timedelta(days=10))


def test_a_hall_is_absorbed_when_nothing_in_progress_is_left_and_old_numbers_find_the_new_ones(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = errand.another_office(office, 2)
    hall = operations.list_hall(HallSaid(office.town.office, *HALL), BEGAN, by=SYSTEM, now=NOW).ref
    case = errand.received(office)
    for kind, number, what in STOCK:
        operations.list_stock(hall, kind, (StockSaid(number, what),), by=SYSTEM, now=NOW)
    again = operations.list_stock(hall, "case", (StockSaid("SB2026-311", "食品许可"),), by=SYSTEM, now=NOW)
    assert again.added == 0
    with pytest.raises(NotAllowed):
        operations.list_stock(hall, "case", (StockSaid("SB2026-312", "食品许可"),), by=office.clerk, now=NOW)
    stock = {one.kind: one.ref for one in queries.stock(hall)}

    def merged() -> None:
        operations.merge_hall(hall, office.town.centre, office.town.window, TODAY, "并入方案", by=SYSTEM, now=NOW)

    # The item and the people are of the hall's own office; each step leaves the switch closed until the last.
    with pytest.raises(StockLeft):
        merged()
    with pytest.raises(OfAnotherHall):
        operations.name_item(stock["item"], other.item, by=SYSTEM, now=NOW)
    operations.name_item(stock["item"], office.item, by=SYSTEM, now=NOW)
    operations.name_staff(stock["staff"], ref_of(office.reviewer), by=SYSTEM, now=NOW)
    with pytest.raises(NamedAlready):
        operations.name_item(stock["item"], office.item, by=SYSTEM, now=NOW)
    with pytest.raises(CaseUnknown):
        absorptions.take_over_case(stock["case"], case.number, by=office.citizen, now=NOW)
    with pytest.raises(OfAnotherHall):
        absorptions.take_over_case(stock["item"], case.number, by=office.clerk, now=NOW)
    with pytest.raises(StockLeft):
        merged()

    # The clerk who received it anew says so at the desk; then the hall is absorbed, once.
    clerk = at_the_desk(office.clerk, NOW, monkeypatch)
    page = f"/desk/places/halls/{hall}"
    assert "SB2026-311" in clerk.get(page).content.decode()
    form = {"act": "case", "number": stock["case"], "case": "SF-0000-0000-00", "key": "1"}
    assert clerk.post(page, form).status_code == 422
    assert clerk.post(page, {**form, "case": case.number, "key": "2"}).status_code == 302
    keeper = at_the_desk(
        town.signed_on(town.an_officer(office.town, "administrator", "390"), "admin.390"), NOW, monkeypatch
    )
    lines = {"act": "list", "kind": "case", "lines": "SB2026-400", "key": "3"}
    assert keeper.post(page, lines).status_code == 422
    assert "社保办事大厅" in keeper.get("/desk/places/halls").content.decode()
    merged()
    with pytest.raises(HallMerged):
        operations.list_stock(hall, "case", (StockSaid("SB2026-312", "食品许可"),), by=SYSTEM, now=NOW)

    # Anybody who holds an old number finds the new one; of people nothing is told.
    anybody = Client()
    assert case.number in anybody.post("/old-numbers", {"number": " SB2026-311 "}).content.decode()
    told = anybody.post("/old-numbers", {"number": "SB-07"}).content.decode()
    assert f"/items/{office.item}" in told and "并入" in told
    assert anybody.post("/old-numbers", {"number": "017"}).status_code == 422
    assert anybody.post("/old-numbers", {"number": "SB2026-312"}).status_code == 422
