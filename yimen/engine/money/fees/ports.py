"""The port of the payment gateway: who takes money online, tells us of it, and gives it back. Wired by the assembly."""

from datetime import date, datetime
from typing import Protocol

from yimen.kernel.money.reconciliation import Booking, Flow
from yimen.kernel.refusal import Unavailable
from yimen.kernel.snapshot import snapshot


@snapshot
class Placing:
    """An order as the gateway is told of it: no names, only what is paid for."""

    ref: str
    fen: int
    subject: str
    code: str
    """The bill's payment code: where the payer is led back to."""
    expires_at: datetime


@snapshot
class Notice:
    """What the gateway says happened, once its signature has been found good."""

    flow: Flow
    ref: str
    """Our own reference: of the order that was paid, of the refund that was made."""
    trade_no: str
    fen: int
    at: datetime


class Gateway(Protocol):
    """A payment gateway. What it says is believed only with its signature; what it forgot to say can be asked for."""

    def place(self, order: Placing) -> str:
        """Make the order known; the address at which it is paid. The same order twice is one. Raises Unavailable."""

    def read(self, body: bytes, signature: str) -> Notice | None:
        """What a callback says; None when its signature is not the gateway's or it cannot be read."""

    def ask(self, flow: Flow, ref: str) -> Notice | None:
        """What became of an order or a refund; None while nothing did. Raises Unavailable."""

    def refund(self, order_ref: str, refund_ref: str, fen: int, now: datetime) -> None:
        """Ask for money back; made, it is told. Twice with one refund_ref it is made once. Raises Unavailable."""

    def statement(self, day: date) -> tuple[Booking, ...]:
        """The day file: every movement of money of a day. Raises Unavailable."""


class NoGateway:
    """No gateway: a city that takes money at the cashier's window only. It says so, and believes nobody."""

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


class _Wired:
    gateway: Gateway | None = None


def wire(gateway: Gateway) -> None:
    """Say who takes money online; called once by the assembly."""
    _Wired.gateway = gateway


def gateway() -> Gateway:
    """Whoever takes money online."""
    assert _Wired.gateway is not None, "the assembly has not wired a payment gateway"
    return _Wired.gateway


def connected() -> str:
    """yes: money is taken online; empty: no gateway is connected, and nobody is sent to one."""
    return "" if isinstance(_Wired.gateway, NoGateway) else "yes"
