"""English of the fees: bills, payments, reductions, refunds, tills, reconciliation."""

WORDS: dict[str, str | tuple[str, str]] = {
    "缴费收据": "Payment receipt",
    "退费凭证": "Refund receipt",
}
