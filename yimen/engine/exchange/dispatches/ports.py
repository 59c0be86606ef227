"""The port of the dispatches: the higher level that takes records. Wired by the assembly."""

from typing import Protocol

from yimen.kernel.refusal import Unavailable


class Superior(Protocol):
    """The platform of the higher level."""

    def take(self, record: bytes, key: str) -> str:
        """The receipt for a record; the same `key` is taken once. Raises Unavailable when nobody answers."""


class NoSuperior:
    """No system of the higher level is connected: nothing goes, and nobody says that it did."""

    def take(self, record: bytes, key: str) -> str:
        raise Unavailable("superior.none", "no system of the higher level is connected")


class _Wired:
    superior: Superior | None = None


def wire(superior: Superior) -> None:
    """Say who takes records; called once by the assembly."""
    _Wired.superior = superior


def superior() -> Superior:
    """Whoever takes records."""
    assert _Wired.superior is not None, "the assembly has not wired a higher level"
    return _Wired.superior


def connected() -> str:
    """yes: somebody takes records."""
    return "" if _Wired.superior is None or isinstance(_Wired.superior, NoSuperior) else "yes"
