"""What the fees show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.money.bill_life import BillState, RefundState
from yimen.kernel.snapshot import snapshot


@snapshot
class ChargeRow:
    """What is charged, and why."""

    number: int
    name: str
    standard: str
    law: str
    reduction: str
    fen: int


@snapshot
class ReductionRow:
    """A reduction with who proposed it and who answered."""

    ref: str
    bill_ref: str
    item_name: str
    case_number: str
    charge: str
    fen: int
    ground: str
    basis: str
    proposed_by: str
    proposed_at: datetime
    answered_by: str
    answer: str
    answer_reason: str


@snapshot
class PaymentRow:
    """Money that came."""

    ref: str
    way: str
    purpose: str
    fen: int
    trade_no: str
    cashier: str
    received_at: datetime
    through: str
    """By which channel the payer came to it (kernel.channels); empty: before that was kept."""


@snapshot
class RefundRow:
    """Money that goes back."""

    ref: str
    bill_ref: str
    item_name: str
    case_number: str
    state: RefundState
    way: str
    fen: int
    reason: str
    proposed_by: str
    proposed_at: datetime
    answered_by: str
    answer_reason: str
    done_at: datetime | None


@snapshot
class BillRow:
    """A bill in a list."""

    ref: str
    code: str
    case_ref: str
    case_number: str
    item_name: str
    office_name: str
    state: BillState
    charged_fen: int
    reduced_fen: int
    due_fen: int
    paid_fen: int
    refunded_fen: int
    opened_at: datetime
    settled_at: datetime | None


@snapshot
class BillView:
    """A bill with everything on it."""

    bill: BillRow
    payer: str
    """Masked for anybody but the payer and those who have the case."""
    online: str
    charges: tuple[ChargeRow, ...]
    reductions: tuple[ReductionRow, ...]
    payments: tuple[PaymentRow, ...]
    refunds: tuple[RefundRow, ...]


@snapshot
class PayerView:
    """What anybody who holds a payment code may know: what is paid for and how much; nobody's name."""

    code: str
    item_name: str
    office_name: str
    state: BillState
    online: str
    due_fen: int
    charges: tuple[ChargeRow, ...]
    reduced_fen: int
    parcel_ref: str
    """The parcel whose postage it is; empty: a bill of a case."""


@snapshot
class TillRow:
    """A till with what it took and paid out."""

    ref: str
    cashier: str
    centre: str
    opened_at: datetime
    closed_at: datetime | None
    float_fen: int
    cash_fen: int
    card_fen: int
    paid_out_fen: int
    expected_fen: int
    counted_fen: int | None
    note: str
    payments: int


@snapshot
class DiscrepancyRow:
    """A difference and how it was worked off."""

    ref: str
    gap: str
    flow: str
    movement: str
    trade_no: str
    ours_fen: int
    theirs_fen: int
    bill_ref: str
    settlement: str
    settled_by: str
    settled_at: datetime | None
    note: str


@snapshot
class ReconciliationRow:
    """A day held against the gateway's file."""

    ref: str
    day: date
    ours_fen: int
    theirs_fen: int
    ours_count: int
    theirs_count: int
    made_at: datetime
    discrepancies: int
    open: int
