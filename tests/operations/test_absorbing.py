"""A hall is absorbed 并入: what it brings along has its number here before the switch, and old numbers stay good."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.staffing import ref_of
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.centre.absorptions import operations as absorptions
from yimen.kernel.actor import SYSTEM
from yimen.kernel.network import COUNT_HOLDS, StockCounts
from yimen.kernel.writing import Missing, NotAllowed, NotInList
from yimen.registries.network import operations, queries
from yimen.registries.network.models import HallSwitch
from yimen.registries.network.operations import StockSaid
from yimen.registries.network.operations.halls import HallSaid
from yimen.registries.network.refusals import (
    CaseOver,
    CaseTaken,
    CountsDiffer,
    HallMerged,
    NamedAlready,
    NumberDiffers,
    NumberStruck,
    NumberTwice,
    OfAnotherHall,
    StockLeft,
    StockNotCounted,
    ToldByOne,
)

pytestmark = pytest.mark.django_db
STOCK = (("item", "SB-07", "食品许可"), ("staff", "017", "窗口人员"), ("case", "SB2026-311", "食品许可"))
HALL = ("社保办事大厅", "滨河路8号", 6, "等专线", TODAY + timedelta(days=10))


@covers("S-063")
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
    stock = {one.kind: one.ref for one in queries.stock(hall, SYSTEM).rows}
    # The hall's own office reads whose and about what; another one the numbers of cases, which it may have received.
    assert {one.what for one in queries.stock(hall, office.clerk).rows} == {"食品许可", "窗口人员"}
    there = queries.stock(hall, other.reviewer)
    assert [(one.number, one.what, one.named) for one in there.rows] == [("SB2026-311", "", "")]
    assert (there.whole, there.lines, there.left) == ("", 1, 3)

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
    keeps = town.signed_on(town.an_officer(office.town, "administrator", "390"), "admin.390")
    keeper = at_the_desk(keeps, NOW, monkeypatch)
    lines = {"act": "list", "kind": "case", "lines": "SB2026-400", "key": "3"}
    assert keeper.post(page, lines).status_code == 422
    assert "社保办事大厅" in keeper.get("/desk/places/halls").content.decode()

    beside = town.an_officer(replace(office.town, office=other.town.office), "window", "391")
    stranger = at_the_desk(town.signed_on(beside, "window.391"), NOW, monkeypatch)
    assert "食品许可" not in stranger.get(page).content.decode()

    # A mistyped line holds the switch up until it is struck for a reason.
    assert keeper.post(page, {**lines, "lines": "SB2026-40O 误录", "key": "4"}).status_code == 302
    with pytest.raises(StockLeft):
        merged()
    (wrong,) = (one.ref for one in queries.stock(hall, SYSTEM).rows if not one.named_ref)
    strike = {"act": "strike", "number": wrong, "why": "", "key": "5"}
    assert keeper.post(page, strike).status_code == 422
    assert keeper.post(page, {**strike, "why": "编号抄错了", "key": "6"}).status_code == 302
    assert "已划去：编号抄错了" in keeper.get(page).content.decode()
    assert "编号抄错了" not in stranger.get(page).content.decode()

    # All that is listed has its number; whether all was listed the hall's own office says, by its own register.
    with pytest.raises(StockNotCounted):
        merged()
    head = town.signed_on(town.an_officer(office.town, "office_head", "392"), "head.392")
    with pytest.raises(NotAllowed):
        operations.count_stock(hall, StockCounts(1, 1, 1), by=office.clerk, now=NOW)
    with pytest.raises(NotInList):
        operations.count_stock(hall, StockCounts(1, 1, -1), by=head, now=NOW)
    counts = at_the_desk(head, NOW, monkeypatch)
    assert "报移交数" in counts.get(page).content.decode() and "报移交数" not in keeper.get(page).content.decode()
    counted = {"act": "count", "items": "1", "staff": "1", "cases": "2", "key": "7"}
    assert counts.post(page, {**counted, "cases": "两"}).status_code == 422
    assert counts.post(page, counted).status_code == 302
    with pytest.raises(CountsDiffer) as differs:
        merged()
    assert (differs.value.stock, differs.value.counted, differs.value.listed) == ("case", 2, 1)
    assert "对不上" in keeper.get(page).content.decode()
    operations.count_stock(hall, StockCounts(1, 1, 1), by=head, now=NOW - timedelta(days=COUNT_HOLDS + 1))
    with pytest.raises(StockNotCounted):
        merged()
    assert queries.open_halls()[0].ref == hall and HallSwitch.objects.count() == 0
    alike = {"items": 1, "staff": 1, "cases": 1}
    assert caller(head).post(f"/network/halls/{hall}/counted", alike).status_code == 200
    # Who counted does not switch, who keeps the list does not count, and no earlier day makes an old count young again.
    both = replace(head, posts=(*head.posts, *keeps.posts))
    with pytest.raises(ToldByOne):
        operations.count_stock(hall, StockCounts(1, 1, 1), by=both, now=NOW)
    with pytest.raises(ToldByOne):
        operations.merge_hall(hall, office.town.centre, "", TODAY, "并入方案", by=both, now=NOW)
    with pytest.raises(StockNotCounted):
        late = NOW + timedelta(days=COUNT_HOLDS + 1)
        operations.merge_hall(hall, office.town.centre, "", TODAY, "并入方案", by=SYSTEM, now=late)
    # What is struck after the count is counted anew.
    operations.list_stock(hall, "case", (StockSaid("SB2026-500", "多出来的"),), by=SYSTEM, now=NOW)
    (left,) = (one.ref for one in queries.stock(hall, SYSTEM).rows if not one.named_ref and not one.struck)
    operations.strike_old_number(left, "原大厅说办完了", by=SYSTEM, now=later(1))
    with pytest.raises(StockNotCounted):
        merged()
    operations.count_stock(hall, StockCounts(1, 1, 1), by=head, now=later(1))
    merged()
    with pytest.raises(HallMerged):
        operations.strike_old_number(stock["case"], "不要了", by=SYSTEM, now=later(2))
    found = said(caller(keeps).get(f"/network/halls/{hall}/switch"))
    assert [(one["there"], one["here"], one["struck"]) for one in found["rows"]] == [(1, 1, 0), (1, 1, 0), (1, 1, 2)]
    record = keeper.get(page).content.decode()
    assert "并入记录" in record and "一件不差" in record
    with pytest.raises(HallMerged):
        operations.count_stock(hall, StockCounts(1, 1, 1), by=head, now=NOW)
    with pytest.raises(HallMerged):
        operations.list_stock(hall, "case", (StockSaid("SB2026-312", "食品许可"),), by=SYSTEM, now=NOW)

    # Anybody who holds an old number finds the new one; of people nothing is told.
    anybody = Client()
    assert case.number in anybody.post("/old-numbers", {"number": " SB2026-311 "}).content.decode()
    assert clerk.get("/desk/search/?words=SB2026-311").headers["Location"] == f"/desk/cases/{case.ref}"
    elsewhere = at_the_desk(other.reviewer, NOW, monkeypatch)
    assert elsewhere.get("/desk/search/?words=SB2026-311").status_code == 200
    told = anybody.post("/old-numbers", {"number": "SB-07"}).content.decode()
    assert f"/items/{office.item}" in told and "并入" in told
    assert anybody.post("/old-numbers", {"number": "017"}).status_code == 422
    assert anybody.post("/old-numbers", {"number": "SB2026-312"}).status_code == 422
    assert anybody.post("/old-numbers", {"number": "SB2026-40O"}).status_code == 422


def test_a_case_has_one_old_number_and_no_line_of_a_hall_is_lost_silently(office: errand.Office) -> None:
    hall = operations.list_hall(HallSaid(office.town.office, *HALL), BEGAN, by=SYSTEM, now=NOW).ref
    over, going_on = errand.granted(office), errand.received(office).number
    ended = cases.find(over, office.clerk, later(6))
    assert ended is not None

    def listed(number: str, what: str = "食品许可", now: datetime = NOW) -> str:
        operations.list_stock(hall, "case", (StockSaid(number, what),), by=SYSTEM, now=now)
        return next(one.ref for one in queries.stock(hall, SYSTEM).rows if one.number == number and not one.struck)

    def taken_over(ref: str, number: str) -> None:
        absorptions.take_over_case(ref, number, by=office.clerk, now=later(6))

    # What was over before the number was listed is somebody else's; what came in since may be over already.
    first, second, third = listed("A-1"), listed("A-2", now=later(5)), listed("A-3")
    with pytest.raises(CaseOver):
        taken_over(second, ended.number)
    taken_over(first, ended.number)
    taken_over(second, going_on)
    with pytest.raises(CaseTaken):
        taken_over(third, going_on)
    assert queries.by_old_number("A-3")[0].named == ""

    # A wrong line is struck, by a keeper and for a reason; then another one has the case, and the number is free.
    with pytest.raises(NotAllowed):
        operations.strike_old_number(second, "抄错了", by=office.clerk, now=later(6))
    with pytest.raises(Missing):
        operations.strike_old_number(second, " ", by=SYSTEM, now=later(6))
    assert operations.strike_old_number(second, "抄错了", by=SYSTEM, now=later(6)).ref == second
    with pytest.raises(NumberStruck):
        operations.strike_old_number(second, "抄错了", by=SYSTEM, now=later(6))
    with pytest.raises(NumberStruck):
        taken_over(second, going_on)
    assert queries.by_old_number("A-2") == ()
    taken_over(third, going_on)
    assert listed("A-2") != second

    twice = (StockSaid("B-1", "甲的许可"), StockSaid(" B-1", "乙的许可"))
    with pytest.raises(NumberTwice):
        operations.list_stock(hall, "case", twice, by=SYSTEM, now=NOW)
    with pytest.raises(NumberDiffers):
        operations.list_stock(hall, "case", (StockSaid("B-2", "新的"), StockSaid("A-2", "别的")), by=SYSTEM, now=NOW)
    assert queries.by_old_number("B-1") == queries.by_old_number("B-2") == ()
    assert operations.list_stock(hall, "case", (twice[0], StockSaid("A-2", "食品许可")), by=SYSTEM, now=NOW).added == 1
