"""The port of the vouchers: the card readers of the windows. Wired by the assembly."""

from datetime import date
from typing import Protocol

from yimen.kernel.refusal import Unavailable
from yimen.kernel.snapshot import snapshot


@snapshot
class CardRead:
    """What a reader read off a card."""

    name: str
    number: str
    until: date | None
    sandbox: str = ""


class Readers(Protocol):
    """The card readers of the windows."""

    def read(self, device: str) -> CardRead | None:
        """The card on a reader; None when none lies there. Raises Unavailable when the reader is away."""


class NoReaders:
    """No card reader is connected to the windows: no card is ever read."""

    def read(self, device: str) -> CardRead | None:
        raise Unavailable("readers.none", "no card reader is connected")


class _Wired:
    readers: Readers | None = None


def wire(readers: Readers) -> None:
    """Say who reads cards; called once by the assembly."""
    _Wired.readers = readers


def readers() -> Readers:
    """Whoever reads cards."""
    assert _Wired.readers is not None, "the assembly has not wired card readers"
    return _Wired.readers
