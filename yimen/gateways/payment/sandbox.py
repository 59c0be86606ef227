"""The sandbox payment gateway: it behaves as one outside would and moves no money.

Orders and trades lie in a folder of its own, apart from our database, so that the two sides can really differ. What it
says is signed; it may say it twice, late, or never.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from yimen.engine.money.fees.ports import Notice, Placing
from yimen.kernel.evidence import canonical
from yimen.kernel.money.reconciliation import Booking, Flow
from yimen.kernel.refusal import Unavailable
from yimen.registries.dated import ZONE

Tell = Callable[[bytes, str], None]
"""Carries a callback (body, signature) to the city's door."""


class SandboxGateway:
    """A gateway in a folder. `address` is where its payment page stands, `tell` carries its callbacks."""

    def __init__(self, folder: Path, key: bytes, address: str, tell: Tell) -> None:
        self._folder, self._key, self._address, self._tell = folder, key, address, tell

    def place(self, order: Placing) -> str:
        """Make the order known; the address of its page."""
        told = {
            "ref": order.ref, "fen": order.fen, "subject": order.subject, "code": order.code,
            "expires_at": order.expires_at.isoformat(),
        }  # fmt: skip
        self._keep(f"order-{order.ref}", told)
        return f"{self._address}/{order.ref}"

    def order(self, ref: str) -> dict[str, Any] | None:
        """What is known of an order, for the page; `paid` names the trade when there is one."""
        found = self._known(f"order-{ref}")
        return found | {"paid": self._known(f"paid-{ref}")} if found is not None else None

    def pay(self, ref: str, now: datetime) -> bool:
        """The payer pays on the page: the trade is made once, and told. False for an order unknown or past its time."""
        order = self._known(f"order-{ref}")
        if order is None or (now >= datetime.fromisoformat(order["expires_at"]) and not self._known(f"paid-{ref}")):
            return False
        trade = self._trade(Flow.PAID, ref, order["fen"], now)
        self.tell_again(trade)
        return True

    def tell_again(self, trade: dict[str, Any]) -> None:
        """Send the callback of a trade; a gateway does so until it is thanked."""
        body = canonical(trade)
        self._tell(body, self.signed(body))

    def signed(self, body: bytes) -> str:
        """The gateway's signature under a callback."""
        return hmac.digest(self._key, body, hashlib.sha256).hex()

    def read(self, body: bytes, signature: str) -> Notice | None:
        """What a callback says; None without the signature, or when it cannot be read."""
        if not hmac.compare_digest(self.signed(body).encode(), signature.encode()):
            return None
        try:
            return _notice(json.loads(body))
        except (ValueError, KeyError, TypeError):
            return None

    def ask(self, flow: Flow, ref: str) -> Notice | None:
        """What became of an order or a refund."""
        trade = self._known(f"{flow}-{ref}")
        return _notice(trade) if trade is not None else None

    def refund(self, order_ref: str, refund_ref: str, fen: int, now: datetime) -> None:
        """Give money back and tell of it, once for a refund_ref, and never more than was paid."""
        paid = self._known(f"paid-{order_ref}")
        if paid is None:
            raise Unavailable("payment.no_such_trade", "the gateway knows no such payment")
        if self._known(f"refunded-{refund_ref}") is None:
            given = sum(trade["fen"] for trade in self._trades(Flow.REFUNDED) if trade["order"] == order_ref)
            if given + fen > paid["fen"]:
                raise Unavailable("payment.refund_too_large", "the gateway gives back no more than was paid")
            self.tell_again(self._trade(Flow.REFUNDED, refund_ref, fen, now, order_ref))

    def statement(self, day: date) -> tuple[Booking, ...]:
        """The day file, by the city's days."""
        return tuple(
            Booking(Flow(trade["flow"]), trade["ref"], trade["fen"], trade["trade_no"])
            for flow in Flow
            for trade in self._trades(flow)
            if datetime.fromisoformat(trade["at"]).astimezone(ZONE).date() == day
        )

    def _trade(self, flow: Flow, ref: str, fen: int, now: datetime, order: str = "") -> dict[str, Any]:
        name = f"{flow}-{ref}"
        trade = {
            "flow": str(flow), "ref": ref, "trade_no": f"SANDBOX{secrets.token_hex(8).upper()}", "fen": fen,
            "at": now.isoformat(), "order": order,
        }  # fmt: skip
        return self._known(name) or self._keep(name, trade)

    def _trades(self, flow: Flow) -> Iterator[dict[str, Any]]:
        for path in sorted(self._folder.glob(f"{flow}-*.json")):
            with suppress(FileNotFoundError):
                yield json.loads(path.read_bytes())

    def _known(self, name: str) -> dict[str, Any] | None:
        if not name.replace("-", "").replace("_", "").isalnum():
            return None
        try:
            found: dict[str, Any] = json.loads((self._folder / f"{name}.json").read_bytes())
        except FileNotFoundError:
            return None
        except OSError as trouble:
            raise Unavailable("payment.failing", trouble.strerror or "the disk does not answer") from trouble
        return found

    def _keep(self, name: str, told: dict[str, Any]) -> dict[str, Any]:
        """Written once: whoever comes second reads what the first one wrote."""
        draft = self._folder / f".{name}.{secrets.token_hex(4)}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft.write_bytes(canonical(told))
            with suppress(FileExistsError):
                os.link(draft, self._folder / f"{name}.json")
            draft.unlink()
        except OSError as trouble:
            raise Unavailable("payment.failing", trouble.strerror or "the disk does not answer") from trouble
        return self._known(name) or told


def _notice(trade: dict[str, Any]) -> Notice:
    at = datetime.fromisoformat(trade["at"])
    return Notice(Flow(trade["flow"]), str(trade["ref"]), str(trade["trade_no"]), int(trade["fen"]), at)
