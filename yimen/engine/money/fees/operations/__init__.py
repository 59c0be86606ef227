"""What can be done about fees: one verb, one transaction, five beats (lock, allow, decide, write, tell)."""

from yimen.engine.money.fees.booking import Booked
from yimen.engine.money.fees.operations.billing import Billed, end_bill, open_bill
from yimen.engine.money.fees.operations.paying import Placed, chase_order, place_order, take_notice
from yimen.engine.money.fees.operations.receipts import make_receipt
from yimen.engine.money.fees.operations.reconciling import (
    Reconciled,
    WorkedOff,
    explain_discrepancy,
    reconcile,
    take_in,
)
from yimen.engine.money.fees.operations.reducing import (
    Answered,
    Proposed,
    approve_reduction,
    propose_reduction,
    reject_reduction,
)
from yimen.engine.money.fees.operations.refunding import (
    approve_refund,
    pay_out,
    propose_refund,
    reject_refund,
    send_refund,
)
from yimen.engine.money.fees.operations.tills import (
    Taken,
    TillClosed,
    TillOpened,
    close_till,
    open_till,
    take_card,
    take_cash,
)

__all__ = [
    "Answered",
    "Billed",
    "Booked",
    "Placed",
    "Proposed",
    "Reconciled",
    "Taken",
    "TillClosed",
    "TillOpened",
    "WorkedOff",
    "approve_reduction",
    "approve_refund",
    "chase_order",
    "close_till",
    "end_bill",
    "explain_discrepancy",
    "make_receipt",
    "open_bill",
    "open_till",
    "pay_out",
    "place_order",
    "propose_reduction",
    "propose_refund",
    "reconcile",
    "reject_reduction",
    "reject_refund",
    "send_refund",
    "take_card",
    "take_cash",
    "take_in",
    "take_notice",
]
