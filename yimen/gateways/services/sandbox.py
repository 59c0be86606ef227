"""The sandbox of services: answers that are made up from what was typed, and money that is not there. It says so."""

import hashlib
from collections.abc import Mapping

from yimen.engine.centre.kiosks.ports import Answer, Settled

KNOWN = frozenset(
    {"social", "medical", "income_tax", "payment_voucher", "vehicle_fee", "vehicle_tax", "fines", "hospital"}
)
PAID = {"vehicle_fee": 98000, "vehicle_tax": 42000, "fines": 20000}


class SandboxServices:
    """Every service of a demonstration: the same answer to the same words, and nobody's."""

    def ask(self, service: str, said: Mapping[str, str]) -> Answer | None:
        """A made-up answer; what is typed with a nought at the end is known to nobody."""
        typed = "".join(said.values())
        if service not in KNOWN or not typed or typed.endswith("0"):
            return None
        return Answer(service, tuple(said.items()), PAID.get(service, 0), "yes")

    def settle(self, service: str, said: Mapping[str, str], fen: int, key: str) -> Settled:
        """A receipt that follows from the key: no money moves."""
        number = hashlib.sha256(f"{service} {key}".encode()).hexdigest()[:12].upper()
        return Settled(f"SANDBOX-{number}", tuple(said.items()))
