"""No gateway: a city that takes money at the cashier's window only. It says so, and believes nobody."""

from datetime import date, datetime

from yimen.engine.money.fees.ports import Notice, Placing
from yimen.kernel.money.reconciliation import Booking, Flow
from yimen.kernel.refusal import Unavailable


class NoGateway:
    """Stands where a gateway would."""

    def place(self, order: Placing) -> str:
        """Nobody takes money online here."""
        raise Unavailable("payment.no_gateway", "this city has no payment gateway")

    def read(self, body: bytes, signature: str) -> Notice | None:
        """Whoever speaks is not a gateway of ours."""
        return None

    def ask(self, flow: Flow, ref: str) -> Notice | None:
        """Nothing became of it."""
        return None

    def refund(self, order_ref: str, refund_ref: str, fen: int, now: datetime) -> None:
        """What was paid by a gateway that is no more waits for it."""
        raise Unavailable("payment.no_gateway", "this city has no payment gateway")

    def statement(self, day: date) -> tuple[Booking, ...]:
        """Nothing moved."""
        return ()
