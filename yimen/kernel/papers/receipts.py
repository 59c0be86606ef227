"""Receipts of money: what was paid for a case, and what was given back."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from yimen.kernel.papers.paper import Paper, PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidFor:
    """One line of what was charged: the fee, its standard, its basis, the amount in yuan."""

    name: str
    standard: str
    law: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReceipt(Paper):
    """缴费收据: what was paid for, on which basis, how much, by which way. Non-tax revenue of the state."""

    kind: ClassVar[PaperKind] = PaperKind.PAYMENT_RECEIPT
    needs: ClassVar[tuple[str, ...]] = ("charges", "total", "total_in_words", "way", "basis")

    title: str = "缴费收据"
    seal: str = "收费专用章"
    charges: tuple[PaidFor, ...]
    reduced: str = ""
    total: str
    total_in_words: str
    way: str
    trade: str = ""
    received_at: datetime
    basis: str = "《中华人民共和国行政许可法》第五十九条"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundReceipt(Paper):
    """退费凭证: how much of what was paid goes back, why, by which way."""

    kind: ClassVar[PaperKind] = PaperKind.REFUND_RECEIPT
    needs: ClassVar[tuple[str, ...]] = ("paid", "refunded", "refunded_in_words", "reason", "way")

    title: str = "退费凭证"
    seal: str = "收费专用章"
    paid: str
    refunded: str
    refunded_in_words: str
    reason: str
    way: str
    trade: str = ""
    refunded_at: datetime
