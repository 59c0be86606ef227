"""What is done about postage: bill it, end the bill of what does not go, draw a month, confirm it or send it back."""

from yimen.engine.centre.postage.operations.billing import bill_postage, call_off_parcels, end_postage_bill
from yimen.engine.centre.postage.operations.settling import (
    StatementKept,
    confirm_postage_statement,
    draw_postage_statement,
    return_postage_statement,
)

__all__ = [
    "StatementKept",
    "bill_postage",
    "call_off_parcels",
    "confirm_postage_statement",
    "draw_postage_statement",
    "end_postage_bill",
    "return_postage_statement",
]
