"""The port of the availability: who knocks at a door as the public does. Wired by the assembly."""

from typing import Protocol


class Prober(Protocol):
    """Knocks at an address of this installation from outside."""

    def knock(self, path: str) -> tuple[str, int]:
        """Whether it answered as it should (yes or no), and after how many milliseconds."""


class _Wired:
    prober: Prober | None = None


def wire(prober: Prober) -> None:
    """Say who knocks; called once by the assembly."""
    _Wired.prober = prober


def prober() -> Prober:
    """Whoever knocks."""
    assert _Wired.prober is not None, "the assembly has not wired a prober"
    return _Wired.prober
