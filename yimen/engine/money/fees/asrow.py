"""From stored rows of the fees to the rows that are shown."""

from yimen.engine.money.fees.models import Bill, Charge, Discrepancy, Payment, Reduction, Refund
from yimen.engine.money.fees.rows import BillRow, ChargeRow, DiscrepancyRow, PaymentRow, ReductionRow, RefundRow
from yimen.kernel.channels import CaseChannel
from yimen.kernel.money.bill_life import BillState, RefundState


def bill_row(row: Bill) -> BillRow:
    """A bill as a list shows it."""
    return BillRow(
        ref=row.ref,
        code=row.code,
        case_ref=row.case_ref,
        case_number=row.case_number,
        item_name=row.item_name,
        office_name=row.office_name,
        state=BillState(row.state),
        charged_fen=row.charged_fen,
        reduced_fen=row.reduced_fen,
        due_fen=row.charged_fen - row.reduced_fen,
        paid_fen=row.paid_fen,
        refunded_fen=row.refunded_fen,
        opened_at=row.opened_at,
        settled_at=row.settled_at,
    )


def charge_row(row: Charge) -> ChargeRow:
    """A line of a bill."""
    return ChargeRow(row.number, row.name, row.standard, row.law, row.reduction, row.fen)


def reduction_row(row: Reduction) -> ReductionRow:
    """A reduction with the names of who proposed and answered it."""
    return ReductionRow(
        ref=row.ref,
        bill_ref=row.bill.ref,
        item_name=row.bill.item_name,
        case_number=row.bill.case_number,
        charge=row.charge.name,
        fen=row.fen,
        ground=row.ground,
        basis=row.basis,
        proposed_by=row.proposed_by.name,
        proposed_at=row.proposed_at,
        answered_by=row.answered_by.name if row.answered_by else "",
        answer=row.answer,
        answer_reason=row.answer_reason,
    )


def payment_row(row: Payment) -> PaymentRow:
    """Money that came, with the cashier who took it."""
    cashier = row.till.cashier.name if row.till else ""
    through = row.order.through if row.order else CaseChannel.WINDOW
    return PaymentRow(row.ref, row.way, row.purpose, row.fen, row.trade_no, cashier, row.received_at, through)


def refund_row(row: Refund) -> RefundRow:
    """Money that goes back, with the names of who proposed and answered."""
    return RefundRow(
        ref=row.ref,
        bill_ref=row.bill.ref,
        item_name=row.bill.item_name,
        case_number=row.bill.case_number,
        state=RefundState(row.state),
        way=row.payment.way,
        fen=row.fen,
        reason=row.reason,
        proposed_by=row.proposed_by.name if row.proposed_by else "",
        proposed_at=row.proposed_at,
        answered_by=row.answered_by.name if row.answered_by else "",
        answer_reason=row.answer_reason,
        done_at=row.done_at,
    )


def discrepancy_row(row: Discrepancy, bill_ref: str) -> DiscrepancyRow:
    """A difference, with the bill that it is about when there is one."""
    return DiscrepancyRow(
        ref=row.ref,
        gap=row.gap,
        flow=row.flow,
        movement=row.movement,
        trade_no=row.trade_no,
        ours_fen=row.ours_fen,
        theirs_fen=row.theirs_fen,
        bill_ref=bill_ref,
        settlement=row.settlement,
        settled_by=row.settled_by.name if row.settled_by else "",
        settled_at=row.settled_at,
        note=row.note,
    )
