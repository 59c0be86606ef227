"""Fees 收费: what an item may ask for, what is owed of a bill, what a drawer must hold. Money is in integer fen.

What has no basis in law and no standard is charged to nobody (licensing law art. 58, 59): it never reaches a bill.
"""

from collections.abc import Iterable
from typing import ClassVar

from yimen.kernel.case_life import CaseState
from yimen.kernel.money.bill_life import SETTLED, BillState
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Fee

ART_59 = "行政许可法第五十九条"
#: A case that ended so asks for nothing: what was not granted is not charged for.
UNCHARGED = frozenset(
    {
        CaseState.WITHDRAWN_EARLY,
        CaseState.NOT_NEEDED,
        CaseState.REFUSED,
        CaseState.DENIED,
        CaseState.WITHDRAWN,
        CaseState.REVOKED,
    }
)


class FeesOutstanding(Refusal):
    """The result is handed out when what the item asks for has been paid, reduced to nothing, or cancelled."""

    code: ClassVar[str] = "fees.outstanding"
    yuan: str


class NotReducible(Refusal):
    """The item says nothing of a reduction of this fee."""

    code: ClassVar[str] = "fees.not_reducible"
    fee: str


class AmountWrong(Refusal):
    """The amount is nothing, or more than there is to take, to reduce or to give back."""

    code: ClassVar[str] = "fees.amount_wrong"
    most: str


@snapshot
class Amounts:
    """What stands on a bill, in fen."""

    charged: int
    reduced: int = 0
    paid: int = 0
    refunded: int = 0

    @property
    def due(self) -> int:
        """What is to be paid after reductions."""
        return self.charged - self.reduced

    @property
    def kept(self) -> int:
        """What the treasury has of it."""
        return self.paid - self.refunded


def billable(fees: Iterable[Fee]) -> tuple[Fee, ...]:
    """The fees that may be asked for: an amount, a standard and a basis in law."""
    return tuple(fee for fee in fees if fee.fen > 0 and fee.law.strip() and fee.standard.strip())


def must_be_settled(fees: Iterable[Fee], bill: str) -> None:
    """Nothing is owed for these fees by a bill in this state ("": there is none yet); refuses with FeesOutstanding."""
    owed = sum(fee.fen for fee in billable(fees))
    if owed and bill not in SETTLED:
        raise FeesOutstanding(yuan=yuan(owed))


def must_be_reducible(name: str, reduction: str) -> None:
    """The item itself says when this fee is reduced; refuses with NotReducible."""
    if not reduction.strip():
        raise NotReducible(fee=name)


def must_fit(fen: int, most: int) -> None:
    """Something, and not more than there is; refuses with AmountWrong."""
    if not 0 < fen <= most:
        raise AmountWrong(most=yuan(most))


def after_refund(amounts: Amounts) -> BillState:
    """How a paid bill stands after what was given back."""
    return BillState.REFUNDED if amounts.kept == 0 else BillState.REFUNDED_IN_PART


def in_drawer(opening: int, taken: Iterable[int], paid_out: Iterable[int]) -> int:
    """What the drawer of a till must hold: what it began with, and cash in and out since."""
    return opening + sum(taken) - sum(paid_out)


def yuan(fen: int) -> str:
    """Fen as yuan: 12345 is 123.45."""
    sign, whole = ("-" if fen < 0 else ""), abs(fen)
    return f"{sign}{whole // 100}.{whole % 100:02d}"


def fen_of(text: str) -> int | None:
    """Yuan as somebody types them, in fen; None when it is no amount of money."""
    whole, point, parts = text.strip().replace(",", "").removeprefix("¥").strip().partition(".")
    if not (whole.isascii() and whole.isdigit()) or len(whole) > 9 or (point and not parts) or len(parts) > 2:
        return None
    if parts and not (parts.isascii() and parts.isdigit()):
        return None
    return int(whole) * 100 + int(parts.ljust(2, "0") or "0")
