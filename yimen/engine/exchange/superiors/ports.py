"""The port of the superiors: the platforms of the level above. Wired by the assembly."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol


class Above(Protocol):
    """The platforms of the level above."""

    def hear(self, address: str, words: bytes, signature: str) -> int:
        """Up to which number it has the words now; told twice, it has them once. Raises Unavailable."""

    def counted(self, address: str, day: date, signature: str) -> Mapping[str, int]:
        """How many words of each kind it has of a day. Raises Unavailable."""


class _Wired:
    above: Above | None = None


def wire(above: Above) -> None:
    """Say who hears; called once by the assembly."""
    _Wired.above = above


def above() -> Above:
    """Whoever hears."""
    assert _Wired.above is not None, "the assembly has not wired a level above"
    return _Wired.above
