"""Postage 寄递费: agreed before ordering, paid before it goes, given back when it does not, settled by month."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

import pytest

from tests.covers import covers
from tests.operations import errand, paying, town
from tests.operations import parcels as carriers
from tests.operations.aftermath import lines_of
from tests.operations.errand import later
from tests.operations.parcels import HOME, Post
from tests.operations.paying import Desk
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.channels.notices import deriving
from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.postage import operations, queries
from yimen.engine.centre.postage.models import PostageStatement
from yimen.engine.centre.postage.refusals import (
    InvoiceDiffers,
    MonthNotOver,
    MonthSettled,
    NoPostageDue,
    OwnStatement,
    StatementUnknown,
)
from yimen.engine.delivery.parcels import operations as parcels
from yimen.engine.delivery.parcels import ports
from yimen.engine.delivery.parcels import queries as shown
from yimen.engine.delivery.parcels.refusals import DeliveredAlready, ParcelUnknown, RateStands
from yimen.engine.delivery.parcels.rows import ParcelRow
from yimen.engine.money.fees import operations as fees
from yimen.engine.money.fees import queries as bills
from yimen.engine.supervision.findings import gathering
from yimen.journal import reading
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.postage import BY_APPLICANT, PostageDearer, PostageOutstanding
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import ImpossibleDates, Missing, NotAllowed, NotInList

pytestmark = pytest.mark.django_db
DECEMBER = NOW + timedelta(days=12)
CONTRACT = "寄递服务协议第三条"


@dataclass
class Counter:
    """An office whose results go by express, with its cashier, gateway and carrier."""

    desk: Desk
    post: Post

    @property
    def citizen(self) -> Actor:
        return self.desk.office.citizen

    def wanted(self, pays: str, case: str = "", told_fen: int = 1200) -> str:
        ref = case or errand.granted(self.desk.office)
        return parcels.want_result(ref, *HOME, pays, told_fen, by=self.citizen, now=later(7)).ref

    def row(self, ref: str) -> ParcelRow:
        found = shown.parcel(ref, self.citizen, later(9))
        assert found is not None
        return found

    def cancelled(self, ref: str) -> None:
        parcels.cancel_parcel(ref, by=self.citizen, now=later(8))
        derived(ref)


@standing
def founded() -> tuple[errand.Office, Actor]:
    office = errand.an_office(carriers.POSTAL)
    for direction, fen, ways in (("out", 1200, BY_APPLICANT), ("in", 800, ("house",))):
        parcels.state_postage_rate(direction, fen, ways, CONTRACT, TODAY, by=SYSTEM, now=NOW)
    return office, paying.a_cashier(office)


@pytest.fixture
def counter(founded: tuple[errand.Office, Actor]) -> Counter:
    post = carriers.wired()
    desk = paying.with_a_gateway(*founded)
    ports.wire(post)
    return Counter(desk, post)


def derived(ref: str) -> None:
    """What the clockwork makes of every line of a subject, twice."""
    for line in lines_of(ref) * 2:
        deriving.derive(line, later(9))


def sent_back(at: Counter, n: int = 1) -> None:
    """An officer approves what was proposed by itself, and the gateway gives it back."""
    found = bills.refunds_for(at.desk.office.decider)
    assert len(found) == n
    for refund in found:
        fees.approve_refund(refund.ref, by=at.desk.office.decider, now=later(9))
        fees.send_refund(refund.ref, by=SYSTEM, now=later(9))
        at.desk.callback(now=later(9))


@covers("S-358")
def test_what_a_parcel_costs_is_agreed_beforehand_paid_before_it_goes_and_nothing_of_the_case_waits(
    counter: Counter,
) -> None:
    case = errand.granted(counter.desk.office)
    for pays, told_fen, refused in (("", 1200, Missing), ("house", 1200, NotInList), ("prepaid", 1199, PostageDearer)):
        with pytest.raises(refused):
            counter.wanted(pays, case, told_fen)

    ref = counter.wanted("prepaid", case)
    with pytest.raises(PostageOutstanding):
        parcels.post_parcel(ref, by=counter.desk.office.clerk, now=later(7.5))
    with pytest.raises(ParcelUnknown):
        operations.bill_postage(ref, by=town.a_citizen(9, "路人", "luren"), now=later(7.5))
    billed = operations.bill_postage(ref, by=counter.citizen, now=later(7.5))
    assert operations.bill_postage(ref, by=counter.citizen, now=later(7.5)) == billed and counter.post.orders == {}
    payer = bills.for_payer(billed.code)
    assert payer is not None and (payer.due_fen, payer.parcel_ref, payer.charges[0].law) == (1200, ref, CONTRACT)
    assert bills.of_case(case, counter.citizen) is None and bills.owed_of(case, counter.citizen) == 0

    order = fees.place_order(billed.code, by=counter.citizen, now=later(7.5))
    counter.desk.gateway.pay(order.ref, later(7.6))
    assert [counter.desk.callback(now=later(7.6)).outcome for _ in range(2)] == ["settled", "repeated"]
    derived(billed.ref)
    parcels.post_parcel(ref, by=counter.desk.office.clerk, now=later(7.7))

    assert (counter.row(ref).state, counter.row(ref).paid) == ("posted", "yes")
    assert counter.post.orders[ref].collect_fen == 0
    with pytest.raises(NoPostageDue):
        operations.bill_postage(ref, by=counter.citizen, now=later(8))
    counter.cancelled(ref)
    sent_back(counter)
    assert counter.row(ref).paid == "given_back"
    # Supervision reads every bill: postage is no fee that a version has to name.
    told = [line for entry in lines_of(billed.ref) if (line := reading.line(entry)) is not None]
    assert told and list(gathering.of_bills(told)) == []


@covers("S-358")
def test_what_does_not_go_is_not_paid_for_also_when_the_money_comes_after_the_case_was_taken_back(
    counter: Counter,
) -> None:
    case = errand.accepted(counter.desk.office)
    ref = counter.wanted("prepaid", case)
    code = operations.bill_postage(ref, by=counter.citizen, now=later(7.5)).code
    order = fees.place_order(code, by=counter.citizen, now=later(7.9))
    cases.withdraw(case, "不办了", by=counter.citizen, now=later(8))
    derived(case)
    derived(ref)

    assert counter.row(ref).state == "cancelled"
    counter.desk.gateway.pay(order.ref, later(8.1))
    assert counter.desk.callback(now=later(8.1)).outcome == "surplus"
    sent_back(counter)
    for stranger in (counter.citizen, counter.desk.office.clerk):
        with pytest.raises(ParcelUnknown):
            operations.end_postage_bill(ref, by=stranger, now=later(9))
        with pytest.raises(ParcelUnknown):
            operations.call_off_parcels(case, by=stranger, now=later(9))


@covers("S-358")
def test_a_month_is_counted_from_what_went_held_against_the_invoice_and_confirmed_by_another(counter: Counter) -> None:
    office, cashier = counter.desk.office, counter.desk.cashier
    manager = town.signed_on(town.an_officer(office.town, "centre_manager", "802"), "post.manager")
    case = errand.granted(office)
    at_the_door = counter.wanted("to_carrier", case)
    fetched = parcels.send_originals(case, ("id",), *HOME, by=counter.citizen, now=later(7)).ref
    called_off = counter.wanted("to_carrier")
    for ref, by in ((at_the_door, office.clerk), (fetched, carriers.CARRIER), (called_off, office.clerk)):
        waybill = parcels.post_parcel(ref, by=by, now=later(7.5)).waybill
        if ref == fetched:
            carriers.says(counter.post, waybill, "returned", 8)
    parcels.cancel_parcel(called_off, by=counter.citizen, now=later(8))
    again = parcels.replace_parcel(fetched, by=office.clerk, now=later(40)).ref
    parcels.post_parcel(again, by=carriers.CARRIER, now=later(41))
    assert counter.post.orders[at_the_door].collect_fen == 1200 and counter.row(again).postage_way == "house"

    with pytest.raises(MonthNotOver):
        operations.draw_postage_statement(TODAY, 1600, "", by=cashier, now=later(50))
    with pytest.raises(NotYourRole):
        operations.draw_postage_statement(TODAY, 1600, "", by=office.clerk, now=DECEMBER)
    with pytest.raises(InvoiceDiffers):
        operations.draw_postage_statement(TODAY, 2400, "", by=cashier, now=DECEMBER)
    (waits,) = queries.unsettled(cashier, DECEMBER)
    assert (waits.month, waits.parcels, waits.owed_fen, waits.taken_fen) == (date(2026, 11, 1), 3, 1600, 1200)
    assert PostageStatement.objects.count() == 0 and queries.unsettled(office.clerk, DECEMBER) == ()

    with pytest.raises(MonthNotOver):
        operations.draw_postage_statement(date(9999, 12, 1), 0, "", by=cashier, now=DECEMBER)
    wrong = operations.draw_postage_statement(TODAY, 160000, "金额录错", by=cashier, now=DECEMBER)
    with pytest.raises(NotYourRole):
        operations.return_postage_statement(wrong.ref, "金额录错", by=office.clerk, now=DECEMBER)
    with pytest.raises(TextMissing):
        operations.return_postage_statement(wrong.ref, " ", by=manager, now=DECEMBER)
    operations.return_postage_statement(wrong.ref, "金额录错", by=manager, now=DECEMBER)
    for act in (operations.confirm_postage_statement, partial(operations.return_postage_statement, reason="再退")):
        with pytest.raises(StatementUnknown):
            act(wrong.ref, by=manager, now=DECEMBER)
    assert queries.unsettled(cashier, DECEMBER) == (waits,) and list(queries.lines(wrong.ref, cashier)) == []

    drawn = operations.draw_postage_statement(TODAY, 2400, "企业多列一件，已要求更正", by=cashier, now=DECEMBER)

    row, sent_back = queries.statements(manager)
    assert (sent_back.ref, sent_back.return_reason, row.returned_by) == (wrong.ref, "金额录错", "")
    assert (row.parcels, row.owed_fen, row.invoiced_fen, row.confirmed_by, row.own) == (3, 1600, 2400, "", "")
    assert sorted((one.way, one.fen) for one in queries.lines(drawn.ref, cashier)) == [
        ("house", 800), ("house", 800), ("to_carrier", 1200),
    ]  # fmt: skip
    with pytest.raises(MonthSettled):
        operations.draw_postage_statement(TODAY, 0, "再来", by=manager, now=DECEMBER)
    with pytest.raises(OwnStatement):
        operations.confirm_postage_statement(drawn.ref, by=cashier, now=DECEMBER)
    operations.confirm_postage_statement(drawn.ref, by=manager, now=DECEMBER)
    for late in (operations.confirm_postage_statement, partial(operations.return_postage_statement, reason="晚了")):
        with pytest.raises(StatementUnknown):
            late(drawn.ref, by=manager, now=DECEMBER)
    assert queries.unsettled(cashier, DECEMBER) == () and queries.statements(office.clerk) == ()


@covers("S-358")
def test_a_result_handed_out_at_the_window_is_not_sent_too_and_its_postage_comes_back(
    counter: Counter,
) -> None:
    case = errand.granted(counter.desk.office)
    ref = counter.wanted("prepaid", case)
    order = fees.place_order(operations.bill_postage(ref, by=counter.citizen, now=later(7)).code,
                             by=counter.citizen, now=later(7))  # fmt: skip
    counter.desk.gateway.pay(order.ref, later(7.1))
    counter.desk.callback(now=later(7.1))
    cases.deliver(case, "window", "张三", by=counter.desk.office.clerk, now=later(8))
    with pytest.raises(DeliveredAlready):
        parcels.post_parcel(ref, by=counter.desk.office.clerk, now=later(8.1))

    derived(case)
    derived(ref)

    assert counter.row(ref).state == "cancelled" and counter.post.orders == {}
    sent_back(counter)


def test_with_an_application_nobody_pays_more_than_they_were_told_for_all_of_it(counter: Counter) -> None:
    going = parcels.Going(("out", "in"), ("id",), *HOME, "prepaid", 1199)
    handing = parcels.Handing(*errand.a_draft(counter.desk.office))
    with pytest.raises(PostageDearer):
        parcels.submit_by_post(handing, going, by=counter.citizen, now=later(1))

    case = parcels.submit_by_post(handing, replace(going, told_fen=1200), by=counter.citizen, now=later(1)).ref

    # Fetching is on the house, and asks nobody to have been told anything.
    rows = shown.of_case(case, counter.citizen, later(2))
    assert sorted((one.direction, one.postage_way) for one in rows) == [("in", "house"), ("out", "prepaid")]


def test_a_rate_is_stated_by_document_and_what_was_agreed_before_stays(counter: Counter) -> None:
    ref = counter.wanted("to_carrier")
    out = next(one.ref for one in shown.rates(NOW) if one.direction == "out")
    with pytest.raises(NotAllowed):
        parcels.state_postage_rate("out", 1, ("house",), CONTRACT, TODAY, by=counter.desk.cashier, now=NOW)
    with pytest.raises(RateStands):
        parcels.state_postage_rate("out", 1, ("house",), CONTRACT, TODAY, by=SYSTEM, now=NOW)
    with pytest.raises(ImpossibleDates):
        parcels.end_postage_rate(out, TODAY, "停", by=SYSTEM, now=NOW)

    tomorrow = TODAY + timedelta(days=1)
    parcels.end_postage_rate(out, tomorrow, "免费寄递通知", by=SYSTEM, now=NOW)
    parcels.state_postage_rate("out", 900, ("house",), "免费寄递通知", tomorrow, by=SYSTEM, now=NOW)

    assert (counter.row(ref).postage_way, counter.row(ref).postage_fen) == ("to_carrier", 1200)
    assert shown.rates_today(NOW + timedelta(days=1))["out"].ways == ("house",)
    counter.cancelled(ref)
    assert bills.refunds_for(counter.desk.office.decider) == ()
