"""The life of a bill 缴费单 and of a refund 退费: which states there are and what leads from one to the other.

How much was charged, reduced, paid and given back are facts beside the state; that they fit it is held by the table.
"""

from enum import StrEnum

from yimen.kernel.lifecycle import Lifecycle


class BillState(StrEnum):
    OPEN = "open"
    PAID = "paid"
    REFUNDED_IN_PART = "refunded_in_part"
    REFUNDED = "refunded"
    WAIVED = "waived"
    CANCELLED = "cancelled"


class BillMove(StrEnum):
    PAY = "pay"
    WAIVE = "waive"
    CANCEL = "cancel"
    REFUND_IN_PART = "refund_in_part"
    REFUND = "refund"


_B = BillState
#: Nothing is owed any more: what the fee held back may go out.
SETTLED = frozenset({_B.PAID, _B.REFUNDED_IN_PART, _B.REFUNDED, _B.WAIVED})

GONE = frozenset({_B.CANCELLED, _B.REFUNDED})
"""No live bill: nothing was taken by it, or all was given back. What is owed then is billed anew."""

BILL_LIFE: Lifecycle[BillState, BillMove] = Lifecycle(
    start=_B.OPEN,
    moves={
        BillMove.PAY: (frozenset({_B.OPEN}), _B.PAID),
        # Reduced to nothing 免收.
        BillMove.WAIVE: (frozenset({_B.OPEN}), _B.WAIVED),
        BillMove.CANCEL: (frozenset({_B.OPEN}), _B.CANCELLED),
        BillMove.REFUND_IN_PART: (frozenset({_B.PAID, _B.REFUNDED_IN_PART}), _B.REFUNDED_IN_PART),
        BillMove.REFUND: (frozenset({_B.PAID, _B.REFUNDED_IN_PART}), _B.REFUNDED),
    },
)


class RefundState(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    DONE = "done"


class RefundMove(StrEnum):
    APPROVE = "approve"
    REJECT = "reject"
    COMPLETE = "complete"


_R = RefundState

REFUND_LIFE: Lifecycle[RefundState, RefundMove] = Lifecycle(
    start=_R.PROPOSED,
    moves={
        RefundMove.APPROVE: (frozenset({_R.PROPOSED}), _R.APPROVED),
        RefundMove.REJECT: (frozenset({_R.PROPOSED}), _R.REJECTED),
        RefundMove.COMPLETE: (frozenset({_R.APPROVED}), _R.DONE),
    },
)
