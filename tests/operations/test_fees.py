"""Fees: billed from what was frozen, reduced and refunded with other eyes, paid once however often we hear of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tests.covers import covers
from tests.operations import errand, paying
from tests.operations import town as places
from tests.operations.aftermath import lines_of
from tests.operations.errand import later
from tests.operations.paying import Desk
from yimen.assembly.sample import paying as sample
from yimen.channels.notices import deriving
from yimen.engine.case.cases import noticing
from yimen.engine.case.cases import operations as cases
from yimen.engine.money.fees import operations, queries
from yimen.engine.money.fees.booking import MoneyOutcome
from yimen.engine.money.fees.ports import Placing
from yimen.engine.money.fees.refusals import (
    BillUnknown,
    DayNotOver,
    DifferenceUnexplained,
    DiscrepancyUnknown,
    DrawerShort,
    MovementUnknown,
    NotBilledYet,
    NothingToPay,
    NoticeDiffers,
    NoticeForged,
    NoTill,
    NotOnline,
    NotToBeTakenIn,
    OrderClosed,
    OwnProposal,
    PaidOtherwise,
    ReductionOpen,
    ReductionUnknown,
    RefundOpen,
    RefundUnknown,
    SlipUsed,
    TillOpen,
)
from yimen.engine.papers.documents import queries as documents
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.authority import NotFormal, NotYourRole, OwnMatter, StoodAside
from yimen.kernel.elements import OnlineDepth
from yimen.kernel.evidence import canonical
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.money.bill_life import BillState, RefundState
from yimen.kernel.money.fees import AmountWrong, FeesOutstanding, NotReducible
from yimen.kernel.rulings import REMEDIES, Advice, Ruling
from yimen.kernel.rulings import Outcome as Ruled
from yimen.registries.dated import day_of

pytestmark = pytest.mark.django_db
LAW = "《残疾人保障法》第四十九条"


def state(desk: Desk, bill: str) -> BillState:
    found = queries.bill(bill, desk.cashier)
    assert found is not None
    return found.bill.state


# Billing


@covers("S-108")
def test_a_bill_holds_the_fees_that_have_basis_and_standard_and_no_other(desk: Desk) -> None:
    case, bill, code = paying.billed(desk)

    view = queries.of_case(case, desk.office.citizen)

    assert view is not None
    assert [(row.name, row.fen) for row in view.charges] == [("工本费", 10_000), ("检测费", 2_050)]
    assert all(row.law and row.standard for row in view.charges)
    assert (view.bill.due_fen, view.bill.state, view.bill.code) == (12_050, BillState.OPEN, code)
    assert operations.open_bill(case, by=desk.office.citizen, now=later(2)).ref == bill


@covers("S-108")
def test_what_the_version_does_not_list_is_charged_to_nobody() -> None:
    desk = paying.a_desk(errand.TERMS)
    case = errand.accepted(desk.office)

    with pytest.raises(NothingToPay):
        operations.open_bill(case, by=desk.office.citizen, now=later(2))

    assert queries.of_case(case, desk.office.citizen) is None


def test_a_case_is_billed_from_its_acceptance_on(desk: Desk) -> None:
    case = errand.received(desk.office).ref

    with pytest.raises(NotBilledYet):
        operations.open_bill(case, by=SYSTEM, now=later(1))
    with pytest.raises(BillUnknown):
        operations.open_bill(case, by=places.a_citizen(7, "李不知", "stranger"), now=later(1))

    cases.accept(case, by=desk.office.clerk, now=later(1))
    assert operations.open_bill(case, by=SYSTEM, now=later(1)).ref


def test_acceptance_brings_the_bill_by_itself_and_a_denial_takes_it_away(desk: Desk) -> None:
    case = errand.accepted(desk.office)
    for line in lines_of(case):
        deriving.derive(line, later(1.1))
    first = queries.of_case(case, desk.office.citizen)
    assert first is not None and first.bill.state is BillState.OPEN

    cases.hand_over(case, by=desk.office.clerk, now=later(2))
    cases.review(case, Advice.DENY, "不符合条件", by=desk.office.reviewer, now=later(3))
    denial = Ruling(Ruled.DENY, "不符合条件", "第十条", REMEDIES)
    cases.decide(case, denial, by=desk.office.decider, now=later(4))
    for line in lines_of(case) * 2:
        deriving.derive(line, later(4.1))

    assert state(desk, first.bill.ref) is BillState.CANCELLED and queries.owed_of(case, desk.office.citizen) == 0
    # A denial is told whatever was owed: the days for its remedies begin with it.
    cases.deliver(case, "window", "陈小禾", by=desk.office.clerk, now=later(5))


@covers("S-563")
def test_an_unpaid_bill_stops_the_handing_out_and_not_the_decision(desk: Desk) -> None:
    case, bill, code = paying.billed(desk)
    paying.decided(desk, case)

    with pytest.raises(FeesOutstanding):
        cases.deliver(case, "window", "陈小禾", by=desk.office.clerk, now=later(7))
    assert case not in noticing.due_delivery(later(7))

    order = operations.place_order(code, by=desk.office.citizen, now=later(7))
    desk.gateway.pay(order.ref, later(7.1))
    desk.callback(now=later(7.2))
    cases.deliver(case, "window", "陈小禾", by=desk.office.clerk, now=later(8))
    assert state(desk, bill) is BillState.PAID


# Paying online


@covers("S-563")
def test_a_callback_that_comes_twice_is_booked_once(desk: Desk) -> None:
    _, bill, code = paying.billed(desk)
    order = operations.place_order(code, by=NOBODY, now=later(2))
    assert operations.place_order(code, by=desk.office.citizen, now=later(2.1)) == order
    desk.gateway.pay(order.ref, later(2.2))

    first, again = desk.callback(), desk.callback()

    assert (first.outcome, again.outcome) == (MoneyOutcome.SETTLED, MoneyOutcome.REPEATED)
    view = queries.bill(bill, desk.cashier)
    assert view is not None
    assert [(row.way, row.fen, row.purpose) for row in view.payments] == [("online", 12_050, "settles")]
    with pytest.raises(WrongState):
        operations.place_order(code, by=desk.office.citizen, now=later(4))


class Killed(BaseException):
    """The process was killed."""


def test_an_order_whose_gateway_did_not_answer_is_told_to_it_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    _, bill, code = paying.billed(desk)
    place, told = desk.gateway.place, list[Placing]()

    def killed(order: Placing) -> str:
        told.append(order)
        place(order)
        raise Killed

    monkeypatch.setattr(desk.gateway, "place", killed)
    with pytest.raises(Killed):
        operations.place_order(code, by=NOBODY, now=later(2))
    monkeypatch.undo()

    order = operations.place_order(code, by=NOBODY, now=later(2.1))

    assert order.ref == told[0].ref and order.address and desk.gateway.pay(order.ref, later(2.2))
    assert desk.callback().outcome is MoneyOutcome.SETTLED
    assert len(lines_of(bill, "place_order")) == 1


def test_a_bill_that_is_settled_while_the_gateway_is_asked_sends_nobody_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, bill, code = paying.billed(desk)
    operations.open_till(0, by=desk.cashier, now=later(2))
    place = desk.gateway.place

    def meanwhile(order: Placing) -> str:
        operations.take_cash(code, 12_050, by=desk.cashier, now=later(2))
        return place(order)

    monkeypatch.setattr(desk.gateway, "place", meanwhile)
    with pytest.raises(WrongState):
        operations.place_order(code, by=NOBODY, now=later(2))

    assert state(desk, bill) is BillState.PAID


def test_an_order_of_another_sum_than_is_due_by_now_sends_nobody_to_the_gateway(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, bill, code = paying.billed(desk)
    place = desk.gateway.place

    def meanwhile(order: Placing) -> str:
        reduced = operations.propose_reduction(bill, 1, 5_000, "残疾人减半", LAW, by=desk.cashier, now=later(2))
        operations.approve_reduction(reduced.ref, by=desk.office.decider, now=later(2))
        return place(order)

    monkeypatch.setattr(desk.gateway, "place", meanwhile)
    with pytest.raises(OrderClosed):
        operations.place_order(code, by=NOBODY, now=later(2))
    monkeypatch.undo()

    order = operations.place_order(code, by=NOBODY, now=later(3))
    assert desk.gateway.pay(order.ref, later(3.1))
    assert desk.callback().outcome is MoneyOutcome.SETTLED
    assert queries.refunds_for(desk.office.decider) == (), "nothing was paid too much"


def test_a_refund_of_which_the_asking_process_was_killed_goes_back_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, bill, _ = paying.paid_online(desk)
    refund = operations.propose_refund(bill, 2_050, "检测没有做", by=desk.cashier, now=later(4)).ref
    operations.approve_refund(refund, by=desk.office.decider, now=later(5))
    give, given = desk.gateway.refund, list[str]()

    def killed(order: str, ref: str, fen: int, now: datetime) -> None:
        given.append(ref)
        give(order, ref, fen, now)
        raise Killed

    monkeypatch.setattr(desk.gateway, "refund", killed)
    with pytest.raises(Killed):
        operations.send_refund(refund, by=SYSTEM, now=later(5.1))

    assert operations.send_refund(refund, by=SYSTEM, now=later(5.2)) == MoneyOutcome.REFUNDED
    assert given == [refund] and state(desk, bill) is BillState.REFUNDED_IN_PART


@pytest.mark.parametrize("wrong", ["signature", "body", "nonsense"])
def test_a_forged_callback_books_nothing(desk: Desk, wrong: str) -> None:
    _, bill, code = paying.billed(desk)
    order = operations.place_order(code, by=NOBODY, now=later(2))
    desk.gateway.pay(order.ref, later(2.2))
    body, signature = desk.told[-1]
    forged = {
        "signature": (body, "0" * 64),
        "body": (body.replace(b"12050", b"99999"), signature),
        "nonsense": (b"\xff", desk.gateway.signed(b"\xff")),
    }[wrong]

    with pytest.raises(NoticeForged):
        operations.take_notice(*forged, by=SYSTEM, now=later(3))

    assert state(desk, bill) is BillState.OPEN
    assert desk.callback().outcome is MoneyOutcome.SETTLED


def test_a_signed_callback_of_another_amount_or_order_books_nothing(desk: Desk) -> None:
    _, bill, code = paying.billed(desk)
    order = operations.place_order(code, by=NOBODY, now=later(2))
    desk.gateway.pay(order.ref, later(2.2))
    told = {"flow": "paid", "ref": order.ref, "trade_no": "T1", "fen": 1, "at": later(2.2).isoformat()}

    for change, refusal in (({}, NoticeDiffers), ({"ref": "NOSUCH"}, MovementUnknown)):
        body = canonical(told | change)
        with pytest.raises(refusal):
            operations.take_notice(body, desk.gateway.signed(body), by=SYSTEM, now=later(3))

    assert state(desk, bill) is BillState.OPEN


def test_money_that_comes_after_the_cashier_took_it_is_surplus_and_goes_back_with_other_eyes(desk: Desk) -> None:
    _, bill, code = paying.billed(desk)
    order = operations.place_order(code, by=NOBODY, now=later(2))
    operations.open_till(0, by=desk.cashier, now=later(2))
    operations.take_cash(code, 12_050, by=desk.cashier, now=later(2.1))
    desk.gateway.pay(order.ref, later(2.2))

    late = desk.callback()

    assert late.outcome is MoneyOutcome.SURPLUS
    (refund,) = queries.refunds_for(desk.office.decider)
    assert (refund.fen, refund.proposed_by) == (12_050, "")
    operations.approve_refund(refund.ref, by=desk.office.decider, now=later(4))
    operations.send_refund(refund.ref, by=SYSTEM, now=later(4.1))
    assert desk.callback(now=later(4.2)).outcome is MoneyOutcome.REFUNDED
    assert state(desk, bill) is BillState.PAID


def test_a_callback_that_never_comes_is_asked_for(desk: Desk) -> None:
    _, bill, code = paying.billed(desk)
    order = operations.place_order(code, by=NOBODY, now=later(2))
    assert operations.chase_order(order.ref, by=SYSTEM, now=later(2.1)) == ""
    desk.gateway.pay(order.ref, later(2.2))

    assert queries.orders_to_chase(later(3), timedelta(minutes=1)) == (order.ref,)
    assert operations.chase_order(order.ref, by=SYSTEM, now=later(3)) == MoneyOutcome.SETTLED

    assert state(desk, bill) is BillState.PAID
    assert desk.callback().outcome is MoneyOutcome.REPEATED
    assert queries.orders_to_chase(later(3), timedelta(minutes=1)) == ()
    assert operations.chase_order(order.ref, by=SYSTEM, now=later(9)) == ""
    with pytest.raises(MovementUnknown):
        operations.chase_order("NOSUCH", by=SYSTEM, now=later(9))


def test_an_order_past_its_time_is_closed_and_another_may_be_placed(desk: Desk) -> None:
    _, _, code = paying.billed(desk)
    first = operations.place_order(code, by=NOBODY, now=later(2))

    operations.chase_order(first.ref, by=SYSTEM, now=later(3))

    assert queries.waiting_order(code) == ""
    assert operations.place_order(code, by=NOBODY, now=later(3)).ref != first.ref
    assert not desk.gateway.pay(first.ref, later(3))


def test_an_item_without_online_payment_is_paid_for_at_the_window() -> None:
    terms = errand.replace(
        paying.COSTLY,
        service=errand.replace(paying.COSTLY.service, online_payment="no", online_depth=OnlineDepth.ACCEPTANCE),
    )
    desk = paying.a_desk(terms)
    _, _, code = paying.billed(desk)

    with pytest.raises(NotOnline):
        operations.place_order(code, by=NOBODY, now=later(2))
    with pytest.raises(BillUnknown):
        operations.place_order("0" * 16, by=NOBODY, now=later(2))


# The cashier


@covers("S-317")
def test_a_cashier_takes_for_every_office_and_balances_the_till(desk: Desk) -> None:
    other = paying.errand.another_office(desk.office, 2, paying.COSTLY)
    operations.open_till(5_000, by=desk.cashier, now=later(1))
    _, _, code = paying.billed(desk)
    elsewhere = errand.accepted(other)
    second = operations.open_bill(elsewhere, by=SYSTEM, now=later(2)).code

    assert operations.take_cash(code, 20_000, by=desk.cashier, now=later(2)).change_fen == 7_950
    operations.take_card(second, "SLIP-1", by=desk.cashier, now=later(2))

    till = queries.own_till(desk.cashier)
    assert till is not None
    assert (till.cash_fen, till.card_fen, till.expected_fen) == (12_050, 12_050, 17_050)
    assert {row.office_name for row, *_ in queries.till_payments(till.ref, desk.cashier)} == {
        "示范市市场监督管理局", "示范市第2局",
    }  # fmt: skip
    with pytest.raises(DifferenceUnexplained):
        operations.close_till(17_000, "", by=desk.cashier, now=later(8))
    closed = operations.close_till(17_000, "找零多付五角，已报告。", by=desk.cashier, now=later(8))
    assert (closed.expected_fen, closed.counted_fen) == (17_050, 17_000)
    (kept,) = queries.tills(desk.cashier)
    assert (kept.counted_fen, kept.note) == (17_000, "找零多付五角，已报告。")


def test_money_over_the_counter_needs_an_open_till_and_is_taken_once(desk: Desk) -> None:
    _, bill, code = paying.billed(desk)
    _, _, other = paying.billed(desk)
    with pytest.raises(NoTill):
        operations.take_cash(code, 12_050, by=desk.cashier, now=later(2))
    with pytest.raises(NotYourRole):
        operations.open_till(0, by=desk.office.clerk, now=later(2))
    with pytest.raises(AmountWrong):
        operations.open_till(-1, by=desk.cashier, now=later(2))
    operations.open_till(0, by=desk.cashier, now=later(2))
    with pytest.raises(TillOpen), transaction.atomic():
        operations.open_till(0, by=desk.cashier, now=later(2))
    with pytest.raises(AmountWrong):
        operations.take_cash(code, 12_049, by=desk.cashier, now=later(2))
    assert state(desk, bill) is BillState.OPEN

    operations.take_card(code, "SLIP-1", by=desk.cashier, now=later(2))

    with pytest.raises(WrongState):
        operations.take_cash(code, 12_050, by=desk.cashier, now=later(2))
    with pytest.raises(SlipUsed), transaction.atomic():
        operations.take_card(other, "SLIP-1", by=desk.cashier, now=later(2))


def test_a_cashier_finds_a_bill_by_what_the_payer_brings_and_sees_no_name(desk: Desk) -> None:
    _, bill, code = paying.billed(desk)
    (row,) = queries.at_the_till(f"{code[:4]} {code[4:8]} {code[8:12]} {code[12:]}", desk.cashier)

    assert (row.ref, queries.at_the_till(row.case_number.lower(), desk.cashier)) == (bill, (row,))
    view = queries.bill(bill, desk.cashier)
    assert view is not None and view.payer == "陈＊＊"
    assert queries.at_the_till("", desk.cashier) == () == queries.at_the_till(code, desk.office.clerk)
    payer = queries.for_payer(code)
    assert payer is not None and payer.due_fen == 12_050
    stranger = places.a_citizen(8, "李不知", "stranger")
    assert queries.bill(bill, stranger) is None is queries.of_case(row.case_ref, stranger)


# Reductions


def test_a_reduction_needs_ground_basis_and_other_eyes(desk: Desk) -> None:
    _, bill, code = paying.billed(desk)
    order = operations.place_order(code, by=NOBODY, now=later(2))
    with pytest.raises(NotReducible):
        operations.propose_reduction(bill, 2, 100, "低保", LAW, by=desk.office.clerk, now=later(2))
    with pytest.raises(AmountWrong):
        operations.propose_reduction(bill, 1, 10_001, "低保", LAW, by=desk.office.clerk, now=later(2))
    with pytest.raises(NotYourRole):
        operations.propose_reduction(bill, 1, 5_000, "低保", LAW, by=desk.office.citizen, now=later(2))

    proposed = operations.propose_reduction(bill, 1, 5_000, "残疾人减半", LAW, by=desk.cashier, now=later(2))

    with pytest.raises(ReductionOpen), transaction.atomic():
        operations.propose_reduction(bill, 1, 1, "再减", LAW, by=desk.cashier, now=later(2))
    with pytest.raises(ReductionOpen):
        operations.place_order(code, by=NOBODY, now=later(2))
    with pytest.raises(NotYourRole):
        operations.approve_reduction(proposed.ref, by=desk.office.clerk, now=later(2))
    (waiting,) = queries.reductions_for(desk.office.decider)
    assert (waiting.fen, waiting.charge, waiting.proposed_by) == (5_000, "工本费", "何801")
    operations.approve_reduction(proposed.ref, by=desk.office.decider, now=later(2.2))
    view = queries.bill(bill, desk.cashier)
    assert view is not None and view.bill.due_fen == 7_050
    assert queries.waiting_order(code) == ""

    # Paid all the same on the old page: the money counts, what is too much goes back.
    desk.gateway.pay(order.ref, later(2.3))
    assert desk.callback().outcome is MoneyOutcome.SETTLED
    (refund,) = queries.refunds_for(desk.office.decider)
    assert refund.fen == 5_000


def test_who_proposed_does_not_approve_and_the_database_holds_it(desk: Desk) -> None:
    _, bill, _ = paying.billed(desk)
    proposed = operations.propose_reduction(bill, 1, 5_000, "残疾人减半", LAW, by=desk.office.decider, now=later(2))

    with pytest.raises(OwnProposal):
        operations.approve_reduction(proposed.ref, by=desk.office.decider, now=later(3))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update fees_reduction set answered_by_id = proposed_by_id, answer = 'approved'")

    chief = a_chief(desk)
    helper, kin = replace(chief, formal="no"), replace(chief, interests=frozenset(desk.office.citizen.parties()))
    for by, refusal in ((helper, NotFormal), (kin, OwnMatter)):
        with pytest.raises(refusal):
            operations.approve_reduction(proposed.ref, by=by, now=later(3))
    operations.reject_reduction(proposed.ref, "没有提供证明。", by=chief, now=later(3))
    with pytest.raises(ReductionUnknown):
        operations.approve_reduction(proposed.ref, by=a_chief(desk, "2"), now=later(3))


def test_who_stood_aside_from_a_case_lets_nobody_off_its_fee(desk: Desk) -> None:
    case, bill, _ = paying.billed(desk)
    proposed = operations.propose_reduction(bill, 1, 5_000, "残疾人减半", LAW, by=desk.cashier, now=later(2))
    cases.recuse(case, "申请人是我的亲属。", by=desk.office.decider, now=later(2))

    with pytest.raises(StoodAside):
        operations.approve_reduction(proposed.ref, by=desk.office.decider, now=later(3))
    with pytest.raises(StoodAside):
        operations.reject_reduction(proposed.ref, "没有提供证明。", by=desk.office.decider, now=later(3))

    operations.approve_reduction(proposed.ref, by=a_chief(desk), now=later(3))


def a_chief(desk: Desk, number: str = "1") -> places.Actor:
    return places.signed_on(places.an_officer(desk.office.town, "chief", f"90{number}"), f"chief.{number}")


def test_reduced_to_nothing_a_bill_is_waived_and_the_result_goes_out() -> None:
    fee = paying.FEES[0]
    desk = paying.a_desk(errand.replace(paying.COSTLY, fees=(fee,)))
    case, bill, _ = paying.billed(desk)
    proposed = operations.propose_reduction(bill, 1, fee.fen, "低保对象免收", LAW, by=desk.office.clerk, now=later(2))

    answered = operations.approve_reduction(proposed.ref, by=desk.office.decider, now=later(3))

    assert answered.state is BillState.WAIVED
    paying.decided(desk, case)
    cases.deliver(case, "window", "陈小禾", by=desk.office.clerk, now=later(8))


# Refunds


@covers("S-317")
def test_a_refund_needs_a_reason_and_other_eyes_and_goes_back_as_it_came(desk: Desk) -> None:
    _, bill, _ = paying.paid_online(desk)
    with pytest.raises(AmountWrong):
        operations.propose_refund(bill, 12_051, "多收", by=desk.cashier, now=later(4))
    refund = operations.propose_refund(bill, 2_050, "检测没有做", by=desk.cashier, now=later(4)).ref
    with pytest.raises(RefundOpen), transaction.atomic():
        operations.propose_refund(bill, 1, "又一次", by=desk.cashier, now=later(4))
    with pytest.raises(RefundUnknown):
        operations.send_refund(refund, by=SYSTEM, now=later(4))

    operations.approve_refund(refund, by=desk.office.decider, now=later(5))
    assert queries.refunds_to_send() == (refund,)
    operations.send_refund(refund, by=SYSTEM, now=later(5.1))
    assert state(desk, bill) is BillState.PAID

    assert desk.callback(now=later(5.2)).outcome is MoneyOutcome.REFUNDED
    assert desk.callback(now=later(5.3)).outcome is MoneyOutcome.REPEATED
    assert state(desk, bill) is BillState.REFUNDED_IN_PART
    rest = operations.propose_refund(bill, 10_000, "证没有做", by=desk.cashier, now=later(6)).ref
    operations.approve_refund(rest, by=desk.office.decider, now=later(6))
    operations.send_refund(rest, by=SYSTEM, now=later(6.1))
    # This callback is lost: asked again, the gateway says that it was made.
    assert operations.send_refund(rest, by=SYSTEM, now=later(6.5)) == MoneyOutcome.REFUNDED
    assert state(desk, bill) is BillState.REFUNDED
    with pytest.raises(PaidOtherwise):
        operations.open_till(0, by=desk.cashier, now=later(7))
        operations.pay_out(rest, by=desk.cashier, now=later(7))


def test_money_that_went_back_when_the_house_was_killed_goes_back_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, bill, _ = paying.paid_online(desk)
    refund = operations.propose_refund(bill, 10_000, "证没有做", by=desk.cashier, now=later(4)).ref
    operations.approve_refund(refund, by=desk.office.decider, now=later(5))
    gives_back = desk.gateway.refund

    def killed(*asked: Any) -> None:
        gives_back(*asked)
        raise KeyboardInterrupt

    monkeypatch.setattr(desk.gateway, "refund", killed)
    with pytest.raises(KeyboardInterrupt):
        sample.pay_back(later(5))
    monkeypatch.undo()
    sample.pay_back(later(6))

    assert queries.refunds_to_send() == ()
    assert state(desk, bill) is BillState.REFUNDED_IN_PART


def test_news_of_a_refund_before_its_approval_moves_nothing(desk: Desk) -> None:
    _, bill, _ = paying.paid_online(desk)
    refund = operations.propose_refund(bill, 2_050, "检测没有做", by=desk.cashier, now=later(4)).ref
    told = {"flow": "refunded", "ref": refund, "trade_no": "R1", "fen": 2_050, "at": later(4).isoformat()}
    body = canonical(told)

    with pytest.raises(WrongState):
        operations.take_notice(body, desk.gateway.signed(body), by=SYSTEM, now=later(4.1))

    operations.reject_refund(refund, "检测已经做了。", by=desk.office.decider, now=later(5))
    view = queries.bill(bill, desk.cashier)
    assert view is not None
    assert [(row.state, row.answer_reason) for row in view.refunds] == [(RefundState.REJECTED, "检测已经做了。")]


def test_cash_goes_back_out_of_a_drawer_that_holds_it(desk: Desk) -> None:
    _, bill, code = paying.billed(desk)
    operations.open_till(0, by=desk.cashier, now=later(2))
    operations.take_cash(code, 12_050, by=desk.cashier, now=later(2))
    operations.close_till(12_050, "", by=desk.cashier, now=later(3))
    refund = operations.propose_refund(bill, 12_050, "重复收取", by=desk.cashier, now=later(4)).ref
    operations.approve_refund(refund, by=desk.office.decider, now=later(4))
    operations.open_till(0, by=desk.cashier, now=later(5))
    with pytest.raises(DrawerShort):
        operations.pay_out(refund, by=desk.cashier, now=later(5))
    operations.close_till(0, "", by=desk.cashier, now=later(5))

    operations.open_till(20_000, by=desk.cashier, now=later(6))
    (waiting,) = queries.refunds_to_pay_out(desk.cashier)
    operations.pay_out(waiting.ref, by=desk.cashier, now=later(6))

    till = queries.own_till(desk.cashier)
    assert till is not None and (till.paid_out_fen, till.expected_fen) == (12_050, 7_950)
    assert state(desk, bill) is BillState.REFUNDED


# Receipts


def test_every_payment_and_refund_has_its_numbered_receipt(desk: Desk) -> None:
    case, bill, _ = paying.paid_online(desk)
    refund = operations.propose_refund(bill, 2_050, "检测没有做", by=desk.cashier, now=later(4)).ref
    operations.approve_refund(refund, by=desk.office.decider, now=later(5))
    operations.send_refund(refund, by=SYSTEM, now=later(5.1))
    desk.callback(now=later(5.2))

    for line in lines_of(bill) * 2:
        deriving.derive(line, later(6))

    found = documents.of_case(case, desk.office.citizen)
    assert [(row.kind, row.number) for row in found] == [
        ("payment_receipt", "示市监缴〔2026〕1号"), ("refund_receipt", "示市监退〔2026〕1号"),
    ]  # fmt: skip
    paper = documents.paper(found[0].ref, desk.office.citizen)
    assert paper is not None and "壹佰贰拾元伍角整" in paper[1].decode()
    with pytest.raises(BillUnknown):
        operations.make_receipt(lines_of(bill)[0], by=SYSTEM, now=later(6))


# Reconciliation


@covers("S-563", "S-317")
def test_a_day_is_held_against_the_gateways_file_and_every_difference_worked_off(desk: Desk) -> None:
    today, tomorrow = day_of(later(2)), later(30)
    paying.paid_online(desk)
    _, lost_bill, code = paying.billed(desk)
    lost = operations.place_order(code, by=NOBODY, now=later(2))
    desk.gateway.pay(lost.ref, later(2.1))
    with pytest.raises(DayNotOver):
        operations.reconcile(today, by=desk.cashier, now=later(3))
    with pytest.raises(NotYourRole):
        operations.reconcile(today, by=desk.office.clerk, now=tomorrow)

    made = operations.reconcile(today, by=SYSTEM, now=tomorrow)

    assert operations.reconcile(today, by=desk.cashier, now=tomorrow) == made
    (day,) = queries.reconciliations(desk.cashier)
    assert (day.ours_fen, day.theirs_fen, day.open) == (12_050, 24_100, 1)
    (found,) = queries.discrepancies(made.ref, desk.cashier)
    assert (found.gap, found.movement, found.bill_ref) == ("missing_here", lost.ref, lost_bill)
    assert operations.take_in(found.ref, by=desk.cashier, now=tomorrow).outcome is MoneyOutcome.SETTLED
    assert state(desk, lost_bill) is BillState.PAID
    with pytest.raises(DiscrepancyUnknown):
        operations.explain_discrepancy(found.ref, "已补入账", by=desk.cashier, now=tomorrow)
    # Booked on the day the money came, it is no difference of the day on which we heard of it.
    assert operations.reconcile(day_of(tomorrow), by=SYSTEM, now=later(60)).discrepancies == 0


def test_a_difference_that_is_not_ours_is_explained_and_never_booked(desk: Desk) -> None:
    _, _, code = paying.billed(desk)
    order = operations.place_order(code, by=NOBODY, now=later(2))
    desk.gateway.pay(order.ref, later(2.1))
    desk.gateway._keep("paid-ELSEWHERE", {**desk.gateway._known(f"paid-{order.ref}"), "ref": "ELSEWHERE"})
    desk.callback()
    made = operations.reconcile(day_of(later(2)), by=SYSTEM, now=later(30))
    (found,) = queries.discrepancies(made.ref, desk.cashier)

    with pytest.raises(NotToBeTakenIn):
        operations.take_in(found.ref, by=desk.cashier, now=later(30))
    operations.explain_discrepancy(found.ref, "别的商户误记，已请平台冲正。", by=desk.cashier, now=later(31))

    (settled,) = queries.discrepancies(made.ref, desk.cashier)
    assert (settled.settlement, settled.settled_by) == ("explained", "何801")
    assert queries.discrepancies(made.ref, desk.office.clerk) == ()
