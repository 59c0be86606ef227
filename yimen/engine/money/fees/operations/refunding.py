"""Refunds 退费: proposed with a reason, approved by other eyes, given back by the way the money came."""

from datetime import datetime

from django.db.models import Sum

from yimen.engine.money.fees import allow, booking, moves, ports
from yimen.engine.money.fees.models import Payment, Refund
from yimen.engine.money.fees.operations.reducing import Answered, Proposed
from yimen.engine.money.fees.operations.tills import must_hold, own_till
from yimen.engine.money.fees.ports import Notice
from yimen.engine.money.fees.refusals import DrawerShort, PaidOtherwise, RefundOpen, RefundUnknown
from yimen.journal.operation import in_steps, operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.money.bill_life import BILL_LIFE, REFUND_LIFE, BillMove, BillState, RefundMove, RefundState
from yimen.kernel.money.fees import must_fit, yuan
from yimen.kernel.money.reconciliation import Flow
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.registries.dated import new_ref, refusing


@operation
def propose_refund(bill_ref: str, fen: int, reason: str, *, by: Actor, now: datetime) -> Proposed:
    """Propose to give back all or a part of what settled a bill, with the reason.

    Refuses with NotYourRole, AmountWrong, RefundOpen or, for a bill that was not paid, WrongState.
    """
    bill = moves.locked(bill_ref)
    staff = allow.proposer(bill, by, "propose_refund")
    BILL_LIFE.after(BillMove.REFUND, BillState(bill.state))
    said = must_be_said("reason", reason, 500)
    payment = Payment.objects.get(bill_id=bill.pk, purpose="settles")
    must_fit(fen, payment.fen - _given_back(payment))
    with refusing(refund_one_open_per_payment=RefundOpen()):
        refund = Refund.objects.create(
            ref=new_ref(), bill_id=bill.pk, payment=payment, fen=fen, reason=said, proposed_by_id=staff, proposed_at=now
        )
    body = {"refund": refund.ref, "fen": fen, "reason": digest(said.encode(), bill.ref.encode())}
    moves.remark(bill, Line("propose_refund", body, now), by)
    return Proposed(refund.ref)


@operation
def approve_refund(ref: str, *, by: Actor, now: datetime) -> Answered:
    """Approve a refund, as an officer of the collecting office, of taxes of their bureau, other than who proposed it.

    Refuses with RefundUnknown, OwnProposal, OwnMatter, NotYourRole or WrongState.
    """
    bill, refund = moves.locked_refund(ref)
    staff = allow.refunder(bill, by, refund.proposed_by_id, "approve_refund")
    moves.move_refund(refund, RefundMove.APPROVE, {"answered_by_id": staff, "answered_at": now})
    moves.remark(bill, Line("approve_refund", {"refund": ref, "fen": refund.fen}, now), by)
    return Answered(bill.ref, BillState(bill.state))


@operation
def reject_refund(ref: str, reason: str, *, by: Actor, now: datetime) -> Answered:
    """Reject a refund with a reason; the money stays."""
    bill, refund = moves.locked_refund(ref)
    staff = allow.refunder(bill, by, refund.proposed_by_id, "reject_refund")
    said = must_be_said("reason", reason, 500)
    moves.move_refund(refund, RefundMove.REJECT, {"answered_by_id": staff, "answered_at": now, "answer_reason": said})
    moves.remark(bill, Line("reject_refund", {"refund": ref}, now), by)
    return Answered(bill.ref, BillState(bill.state))


@snapshot
class AskedBack:
    """An approved refund as the gateway is asked for it, and whether it was asked before."""

    order: str
    fen: int
    before: str
    """"yes" or empty."""


@in_steps
def send_refund(ref: str, *, by: Actor, now: datetime) -> str:
    """Ask the gateway for an approved refund, by itself; its callback says when it is made.

    That it is asked is on record before: asked again, the gateway is first asked what became of it, for a callback may
    be lost, or the process that asked: what was booked, or "" while nothing was. Refuses with RefundUnknown.
    """
    asked = _ask_back(ref, by=by, now=now)
    notice = ports.gateway().ask(Flow.REFUNDED, ref) if asked.before else None
    if notice is not None:
        return _note_given_back(notice, by=by, now=now)
    ports.gateway().refund(asked.order, ref, asked.fen, now)
    return ""


@operation
def _ask_back(ref: str, *, by: Actor, now: datetime) -> AskedBack:
    """Put on record that the gateway is asked for a refund, if it may be."""
    _, refund = moves.locked_refund(ref)
    if by.kind is not ActorKind.SYSTEM or refund.state != RefundState.APPROVED or refund.payment.order is None:
        raise RefundUnknown(ref=ref)
    Refund.objects.filter(pk=refund.pk).update(sent_at=now)
    return AskedBack(refund.payment.order.ref, refund.fen, "yes" if refund.sent_at is not None else "")


@operation
def _note_given_back(notice: Notice, *, by: Actor, now: datetime) -> str:
    """Book what the gateway said of a refund."""
    return booking.book(notice, by, now).outcome


@operation
def pay_out(ref: str, *, by: Actor, now: datetime) -> Answered:
    """Give an approved refund back at the window: cash out of the drawer, or over the card terminal.

    Refuses with NotYourRole, NoTill, RefundUnknown, PaidOtherwise, DrawerShort or WrongState.
    """
    till = own_till(by)
    bill, refund = moves.locked_refund(ref)
    if refund.payment.way == "online":
        raise PaidOtherwise()
    REFUND_LIFE.after(RefundMove.COMPLETE, RefundState(refund.state))
    holds = must_hold(till)
    if refund.payment.way == "cash" and holds < refund.fen:
        raise DrawerShort(holds=yuan(holds))
    booking.give_back(bill, refund, {"done_at": now, "till": till}, by, now)
    return Answered(bill.ref, BillState(bill.state))


def _given_back(payment: Payment) -> int:
    done = Refund.objects.filter(payment=payment, state=RefundState.DONE).aggregate(fen=Sum("fen"))["fen"]
    return int(done or 0)
