"""How the fees say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class BillUnknown(Refusal):
    """There is no such bill for this actor."""

    code: ClassVar[str] = "fees.bill_unknown"
    ref: str


class NothingToPay(Refusal):
    """In this situation the version asks for no fee that has a basis and a standard: nothing may be charged."""

    code: ClassVar[str] = "fees.nothing_to_pay"


class NotBilledYet(Refusal):
    """A case is billed from its acceptance on, and not after it ended without a grant."""

    code: ClassVar[str] = "fees.not_billed_yet"


class NotOnline(Refusal):
    """The item is paid for at the window: its version names no online payment."""

    code: ClassVar[str] = "fees.not_online"


class ReductionUnknown(Refusal):
    """There is no such reduction that waits for an answer."""

    code: ClassVar[str] = "fees.reduction_unknown"
    ref: str


class ReductionOpen(Refusal):
    """A reduction of this bill waits for its answer; it is paid or reduced further after that."""

    code: ClassVar[str] = "fees.reduction_open"


class RefundUnknown(Refusal):
    """There is no such refund that waits for this."""

    code: ClassVar[str] = "fees.refund_unknown"
    ref: str


class RefundOpen(Refusal):
    """A refund of this payment is on its way already."""

    code: ClassVar[str] = "fees.refund_open"


class OwnProposal(Refusal):
    """Who proposed it does not approve it."""

    code: ClassVar[str] = "fees.own_proposal"


class PaidOtherwise(Refusal):
    """It was paid online and goes back by the gateway, or over the counter and goes back there."""

    code: ClassVar[str] = "fees.paid_otherwise"


class NoTill(Refusal):
    """Money is taken and paid out by a cashier with an open till only."""

    code: ClassVar[str] = "fees.no_till"


class TillOpen(Refusal):
    """This cashier has an open till already."""

    code: ClassVar[str] = "fees.till_open"


class DrawerShort(Refusal):
    """There is less cash in the drawer than is to be paid out."""

    code: ClassVar[str] = "fees.drawer_short"
    holds: str


class DifferenceUnexplained(Refusal):
    """The drawer holds something else than it must, and nobody said why."""

    code: ClassVar[str] = "fees.difference_unexplained"
    expected: str
    counted: str


class SlipUsed(Refusal):
    """The number of this slip stands on another payment."""

    code: ClassVar[str] = "fees.slip_used"
    slip: str


class NoticeForged(Refusal):
    """A callback does not bear the gateway's signature, or cannot be read."""

    code: ClassVar[str] = "fees.notice_forged"


class MovementUnknown(Refusal):
    """The gateway tells of an order or a refund that is not ours."""

    code: ClassVar[str] = "fees.movement_unknown"
    ref: str


class NoReceipt(Refusal):
    """Postage is receipted by the carrier: the house makes no receipt of it."""

    code: ClassVar[str] = "fees.no_receipt"


class OrderClosed(Refusal):
    """While the gateway was asked the order was closed, for another sum is due now; it is paid by a new order."""

    code: ClassVar[str] = "fees.order_closed"


class NoticeDiffers(Refusal):
    """The gateway tells of another amount or trade than we have: nothing is booked, the reconciliation names it."""

    code: ClassVar[str] = "fees.notice_differs"
    expected: str
    told: str


class DayNotOver(Refusal):
    """A day is reconciled after it has ended."""

    code: ClassVar[str] = "fees.day_not_over"


class DiscrepancyUnknown(Refusal):
    """There is no such difference that has not been worked off."""

    code: ClassVar[str] = "fees.discrepancy_unknown"
    ref: str


class NotToBeTakenIn(Refusal):
    """Only money of which we knew nothing, for an order or refund of ours, can be taken in from the day file."""

    code: ClassVar[str] = "fees.not_to_be_taken_in"
