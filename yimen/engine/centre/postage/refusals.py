"""How the postage says no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NoPostageDue(Refusal):
    """Nothing is to be paid beforehand for this parcel, or it is not to be handed to the carrier any more."""

    code: ClassVar[str] = "postage.nothing_due"


class MonthNotOver(Refusal):
    """A month is settled when it is over."""

    code: ClassVar[str] = "postage.month_not_over"


class MonthSettled(Refusal):
    """The month has its statement."""

    code: ClassVar[str] = "postage.month_settled"


class InvoiceDiffers(Refusal):
    """The carrier asks for another sum than was counted here, and nobody said why that is right."""

    code: ClassVar[str] = "postage.invoice_differs"
    owed: str
    invoiced: str


class StatementUnknown(Refusal):
    """There is no such statement that waits to be confirmed."""

    code: ClassVar[str] = "postage.statement_unknown"


class OwnStatement(Refusal):
    """Who drew the statement does not confirm it."""

    code: ClassVar[str] = "postage.own_statement"
