"""How the vouchers say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NoCard(Refusal):
    """No card lies on the reader of this window, or the reader does not answer."""

    code: ClassVar[str] = "voucher.no_card"


class CardUnknown(Refusal):
    """Nobody of this name and number is registered here; who holds the card is registered first."""

    code: ClassVar[str] = "voucher.card_unknown"


class VoucherUnknown(Refusal):
    """There is no such voucher for this actor."""

    code: ClassVar[str] = "voucher.unknown"


class SystemAway(Refusal):
    """The system that the voucher comes from is not connected, or knows nothing, or does not answer now."""

    code: ClassVar[str] = "voucher.system_away"
