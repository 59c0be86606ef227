"""Lock, move, tell: the only module that writes the state of a bill or of a refund."""

from collections.abc import Mapping

from yimen.engine.money.fees.models import Bill, Refund, Till
from yimen.engine.money.fees.refusals import BillUnknown, RefundUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.channels import stamped
from yimen.kernel.evidence import Line
from yimen.kernel.money.bill_life import BILL_LIFE, REFUND_LIFE, BillMove, BillState, RefundMove, RefundState
from yimen.kernel.money.fees import Amounts


def locked(ref: str) -> Bill:
    """The bill with this reference, its row locked until our transaction ends; refuses with BillUnknown."""
    bill = Bill.objects.select_for_update().filter(ref=ref).first()
    if bill is None:
        raise BillUnknown(ref=ref)
    return bill


def locked_refund(ref: str) -> tuple[Bill, Refund]:
    """A refund with its bill, the bill locked first: everybody locks in this order. Refuses with RefundUnknown."""
    found = Refund.objects.filter(ref=ref).values_list("bill__ref", flat=True).first()
    if found is None:
        raise RefundUnknown(ref=ref)
    bill = locked(found)
    return bill, Refund.objects.select_for_update(of=("self",)).select_related("payment", "payment__order").get(ref=ref)


def amounts(bill: Bill) -> Amounts:
    """What stands on the bill."""
    return Amounts(bill.charged_fen, bill.reduced_fen, bill.paid_fen, bill.refunded_fen)


def move(bill: Bill, step: BillMove, line: Line, by: Actor, facts: Mapping[str, object] | None = None) -> None:
    """Take a locked bill one step on, with what goes with it, and tell it; refuses with WrongState."""
    state = BILL_LIFE.after(step, BillState(bill.state))
    Bill.objects.filter(pk=bill.pk).update(state=state, **(facts or {}))
    bill.state = state
    _told(bill, line, by, facts or {})


def remark(bill: Bill, line: Line, by: Actor, facts: Mapping[str, object] | None = None) -> None:
    """Tell something of a locked bill that leaves its state as it is."""
    if facts:
        Bill.objects.filter(pk=bill.pk).update(**facts)
    _told(bill, line, by, facts or {})


def move_refund(refund: Refund, step: RefundMove, facts: Mapping[str, object]) -> None:
    """Take a locked refund one step on; it is told on the chain of its bill by whoever moves it."""
    state = REFUND_LIFE.after(step, RefundState(refund.state))
    Refund.objects.filter(pk=refund.pk).update(state=state, **facts)
    refund.state = state


def tell_till(till: Till, line: Line, by: Actor) -> None:
    """A line on the chain of a till."""
    tell(Subject("till", "fees_till", till.pk, till.ref, till.journal_seq, bytes(till.journal_head)), line, by)


def _told(bill: Bill, line: Line, by: Actor, facts: Mapping[str, object]) -> None:
    for name, value in facts.items():
        setattr(bill, name, value)
    subject = Subject("bill", "fees_bill", bill.pk, bill.ref, bill.journal_seq, bytes(bill.journal_head))
    told = tell(subject, stamped(line, by), by)
    bill.journal_seq, bill.journal_head = told.seq, told.hash
