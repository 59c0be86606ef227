"""Vouchers 凭证: reports and proofs of other systems printed here for the person whose card was read. Pure.

A card is good for what is done at once; the first print is the original, every later one says which copy it is.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.connections import SystemKind
from yimen.kernel.refusal import Refusal


class VoucherKind(StrEnum):
    """What is printed for a person out of another system."""

    CREDIT_REPORT = "credit_report"
    INCOME_TAX = "income_tax"
    TAX_PAYMENT = "tax_payment"
    VEHICLE_FEE = "vehicle_fee"


SYSTEMS: Mapping[VoucherKind, SystemKind] = {
    VoucherKind.CREDIT_REPORT: SystemKind.CREDIT,
    VoucherKind.INCOME_TAX: SystemKind.TAX,
    VoucherKind.TAX_PAYMENT: SystemKind.TAX,
    VoucherKind.VEHICLE_FEE: SystemKind.TRANSPORT,
}
"""Which system each voucher comes from."""
GOOD_FOR = timedelta(minutes=10)
"""How long a read card stands for somebody at the window."""


class CardOver(Refusal):
    """The card has passed its last day."""

    code: ClassVar[str] = "voucher.card_over"
    day: date


class CardNotRead(Refusal):
    """No card was read here within the last minutes, or it was used already."""

    code: ClassVar[str] = "voucher.card_not_read"


def must_be_good(until: date | None, today: date) -> None:
    """A card that is good today; refuses with CardOver."""
    if until is not None and until < today:
        raise CardOver(day=until)


def must_be_fresh(read_at: datetime, used_at: datetime | None, now: datetime) -> None:
    """A reading that was made just now and was not used; refuses with CardNotRead."""
    if used_at is not None or not read_at <= now < read_at + GOOD_FOR:
        raise CardNotRead()
