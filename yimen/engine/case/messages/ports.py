"""Ports of the messages: who carries an SMS, a mail, and a push of the official account. Wired by the assembly."""

from typing import Protocol

LET_GO = "carrier.let_go"
"""Why a push went to nobody: its owner let go of the official account meanwhile, and nobody has to mend that."""


class Carrier(Protocol):
    """Carries a text to an address."""

    def carry(self, address: str, subject: str, text: str, key: str) -> str:
        """Hand the text over; the carrier's receipt. The same `key` is carried once. Raises Unavailable when away."""


class _Wired:
    carriers: dict[str, Carrier] = {}


def wire(sms: Carrier, mail: Carrier, wechat: Carrier) -> None:
    """Say who carries what; called once by the assembly."""
    _Wired.carriers = {"sms": sms, "mail": mail, "wechat": wechat}


def carrier(way: str) -> Carrier:
    """Whoever goes this way."""
    assert way in _Wired.carriers, "the assembly has not wired the carriers"
    return _Wired.carriers[way]
