"""Booking: money that came or went, whoever brought the news. Called with the bill locked, inside of an operation.

Money is never turned away once the gateway has it: what a bill does not need any more is booked as surplus, and its
refund proposed by itself.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from yimen.engine.money.fees import moves
from yimen.engine.money.fees.models import Bill, Order, Payment, Refund, Till
from yimen.engine.money.fees.ports import Notice
from yimen.engine.money.fees.refusals import MovementUnknown, NoticeDiffers
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.evidence import Line
from yimen.kernel.money.bill_life import BillMove, BillState, RefundMove, RefundState
from yimen.kernel.money.fees import ART_59, Amounts, after_refund, yuan
from yimen.kernel.money.reconciliation import Flow
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import new_ref

SURPLUS = "缴费单已经结清，这笔款项多收，应当退还。"
EXCESS = "下单后减免获批，多缴的部分应当退还。"


class MoneyOutcome(StrEnum):
    """What became of the news of money."""

    SETTLED = "settled"
    SURPLUS = "surplus"
    REFUNDED = "refunded"
    REPEATED = "repeated"


@snapshot
class Booked:
    """News of money, booked."""

    bill_ref: str
    outcome: MoneyOutcome


@snapshot
class Money:
    """What came: by which way, how much, under which number."""

    way: str
    fen: int
    received_at: datetime
    trade_no: str = ""
    order: Order | None = None
    till: Till | None = None


def take(bill: Bill, money: Money, by: Actor, now: datetime) -> MoneyOutcome:
    """Book money for a locked bill: it settles an open one, and is surplus beside any other."""
    settles = bill.state == BillState.OPEN and money.fen >= moves.amounts(bill).due
    payment = Payment.objects.create(
        ref=new_ref(),
        bill_id=bill.pk,
        way=money.way,
        purpose="settles" if settles else "surplus",
        fen=money.fen,
        order=money.order,
        trade_no=money.trade_no,
        till=money.till,
        received_at=money.received_at,
    )
    # The gateway's word comes from no door: the payer was where the order was last come to.
    through = {"through": money.order.through} if money.order is not None and money.order.through else {}
    body = {"way": money.way, "fen": money.fen, "payment": payment.ref, **through}
    if not settles:
        moves.remark(bill, Line("surplus", body, now), by)
        propose_back(bill, payment, money.fen, SURPLUS, now)
        return MoneyOutcome.SURPLUS
    due = moves.amounts(bill).due
    moves.move(bill, BillMove.PAY, Line("pay", body, now, law=ART_59), by, {"paid_fen": money.fen, "settled_at": now})
    close_orders(bill, now)
    if money.fen > due:
        propose_back(bill, payment, money.fen - due, EXCESS, now)
    return MoneyOutcome.SETTLED


def close_orders(bill: Bill, now: datetime) -> None:
    """No order of this bill waits for money any more; should some come all the same, it is surplus."""
    Order.objects.filter(bill_id=bill.pk, paid_at=None, closed_at=None).update(closed_at=now)


def book(notice: Notice, by: Actor, now: datetime) -> Booked:
    """Book what the gateway says, once however often and in whatever order it says it.

    Refuses with MovementUnknown for what is not ours and NoticeDiffers when the amounts or trades do not agree.
    """
    return _book_payment(notice, by, now) if notice.flow is Flow.PAID else _book_refund(notice, by, now)


def _book_payment(notice: Notice, by: Actor, now: datetime) -> Booked:
    bill_ref = Order.objects.filter(ref=notice.ref).values_list("bill__ref", flat=True).first()
    if bill_ref is None:
        raise MovementUnknown(ref=notice.ref)
    bill = moves.locked(bill_ref)
    order = Order.objects.select_for_update().get(ref=notice.ref)
    _must_agree(order.fen, notice)
    known = Payment.objects.filter(order_id=order.pk).first()
    if known is not None:
        if known.trade_no != notice.trade_no:
            raise NoticeDiffers(expected=known.trade_no, told=notice.trade_no)
        return Booked(bill.ref, MoneyOutcome.REPEATED)
    Order.objects.filter(pk=order.pk).update(paid_at=now)
    money = Money("online", order.fen, min(notice.at, now), notice.trade_no, order)
    return Booked(bill.ref, take(bill, money, by, now))


def _book_refund(notice: Notice, by: Actor, now: datetime) -> Booked:
    if not Refund.objects.filter(ref=notice.ref).exists():
        raise MovementUnknown(ref=notice.ref)
    bill, refund = moves.locked_refund(notice.ref)
    _must_agree(refund.fen, notice)
    if refund.state == RefundState.DONE:
        return Booked(bill.ref, MoneyOutcome.REPEATED)
    if refund.payment.way != "online":
        raise MovementUnknown(ref=notice.ref)
    give_back(bill, refund, {"done_at": min(notice.at, now), "trade_no": notice.trade_no}, by, now)
    return Booked(bill.ref, MoneyOutcome.REFUNDED)


def give_back(bill: Bill, refund: Refund, facts: Mapping[str, object], by: Actor, now: datetime) -> None:
    """An approved refund has been made: the bill says so. Refuses with WrongState before its approval."""
    moves.move_refund(refund, RefundMove.COMPLETE, facts)
    body = {"fen": refund.fen, "refund": refund.ref, "way": refund.payment.way}
    line = Line("refund", body, now)
    if refund.payment.purpose == "surplus":
        moves.remark(bill, Line("give_back_surplus", body, now), by)
        return
    refunded = bill.refunded_fen + refund.fen
    state = after_refund(Amounts(bill.charged_fen, bill.reduced_fen, bill.paid_fen, refunded))
    step = BillMove.REFUND if state is BillState.REFUNDED else BillMove.REFUND_IN_PART
    moves.move(bill, step, line, by, {"refunded_fen": refunded})


def _must_agree(fen: int, notice: Notice) -> None:
    if fen != notice.fen:
        raise NoticeDiffers(expected=yuan(fen), told=yuan(notice.fen))


def propose_back(bill: Bill, payment: Payment, fen: int, reason: str, now: datetime) -> None:
    """A refund that nobody proposed by hand; somebody of the office approves it."""
    refund = Refund.objects.create(
        ref=new_ref(), bill_id=bill.pk, payment=payment, fen=fen, reason=reason, proposed_at=now
    )
    moves.remark(bill, Line("propose_refund", {"refund": refund.ref, "fen": fen}, now), SYSTEM)
