"""Receipts 收据: made from the lines of a bill that tell of money, numbered by the collecting office and year."""

from datetime import datetime

from django.db.models import QuerySet

from yimen.engine.money.fees.models import Bill, Charge, Payment, Refund
from yimen.engine.money.fees.refusals import BillUnknown, NoReceipt
from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates.ports import CaseFacts
from yimen.engine.papers.documents.recording import DocumentMade, record
from yimen.engine.papers.documents.writing import Head
from yimen.journal import reading
from yimen.journal.operation import operation
from yimen.journal.reading import Told
from yimen.kernel import papers
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.money.capitals import in_capitals
from yimen.kernel.money.fees import yuan
from yimen.kernel.papers import Paper, PaperKind

KIND_OF = {"pay": PaperKind.PAYMENT_RECEIPT, "refund": PaperKind.REFUND_RECEIPT}
WAYS = {"online": "网上支付", "cash": "收费窗口现金", "card": "收费窗口刷卡"}
BACK = {"online": "原路退回网上支付账户", "cash": "收费窗口退现金", "card": "收费窗口退回原卡"}


@operation
def make_receipt(entry_id: int, *, by: Actor, now: datetime) -> DocumentMade:
    """Record the receipt that a line of a bill calls for, once however often it is asked for.

    Refuses with BillUnknown when the line calls for none, and with NoReceipt for postage.
    """
    line = reading.line(entry_id)
    if by.kind is not ActorKind.SYSTEM or line is None or line.kind != "bill" or line.verb not in KIND_OF:
        raise BillUnknown(ref=str(entry_id))
    bill = Bill.objects.get(pk=line.subject_id)
    if bill.case_id is None:
        raise NoReceipt()
    case = ports.cases().facts(bill.case_id, None)
    write = _payment_receipt if line.verb == "pay" else _refund_receipt
    return record(case, entry_id, KIND_OF[line.verb], line.effective_at, lambda head: write(bill, case, line, head))


def _payment_receipt(bill: Bill, case: CaseFacts, line: Told, head: Head) -> Paper:
    payment = Payment.objects.get(ref=line.body["payment"])
    charges: QuerySet[Charge] = Charge.objects.filter(bill=bill).order_by("number")
    return papers.PaymentReceipt(
        **head.facts,
        charges=tuple(
            papers.PaidFor(name=one.name, standard=one.standard, law=one.law, amount=yuan(one.fen)) for one in charges
        ),
        reduced=yuan(bill.reduced_fen) if bill.reduced_fen else "",
        total=yuan(payment.fen),
        total_in_words=in_capitals(payment.fen),
        way=WAYS[payment.way],
        trade=payment.trade_no,
        received_at=payment.received_at.astimezone(case.zone),
    )


def _refund_receipt(bill: Bill, case: CaseFacts, line: Told, head: Head) -> Paper:
    refund = Refund.objects.select_related("payment").get(ref=line.body["refund"])
    return papers.RefundReceipt(
        **head.facts,
        paid=yuan(refund.payment.fen),
        refunded=yuan(refund.fen),
        refunded_in_words=in_capitals(refund.fen),
        reason=refund.reason,
        way=BACK[refund.payment.way],
        trade=refund.trade_no,
        refunded_at=(refund.done_at or line.effective_at).astimezone(case.zone),
    )
