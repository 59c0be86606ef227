"""The port of the dispatches: the higher level that takes records. Wired by the assembly."""

from typing import Protocol


class Superior(Protocol):
    """The platform of the higher level."""

    def take(self, record: bytes, key: str) -> str:
        """The receipt for a record; the same `key` is taken once. Raises Unavailable when nobody answers."""


class _Wired:
    superior: Superior | None = None


def wire(superior: Superior) -> None:
    """Say who takes records; called once by the assembly."""
    _Wired.superior = superior


def superior() -> Superior:
    """Whoever takes records."""
    assert _Wired.superior is not None, "the assembly has not wired a higher level"
    return _Wired.superior
