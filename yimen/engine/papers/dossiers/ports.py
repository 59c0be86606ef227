"""The port of the dossiers: where bytes lie. Wired by the assembly."""

from collections.abc import Collection
from datetime import timedelta
from typing import Protocol


class FileStore(Protocol):
    """A content-addressed store: what is put is durable before it returns."""

    def put(self, content: bytes) -> str:
        """Keep the bytes; their SHA-256 in hex. Raises Unavailable when the store is away."""

    def get(self, sha256: str) -> bytes | None:
        """The bytes, verified against their hash; None when there are none."""

    def remove(self, hashes: Collection[str], older_than: timedelta) -> int:
        """Delete the bytes that were last put so long ago; how many went."""


class _Wired:
    store: FileStore | None = None


def wire(store: FileStore) -> None:
    """Say which store this process uses; called once by the assembly."""
    _Wired.store = store


def store() -> FileStore:
    assert _Wired.store is not None, "the assembly has not wired a file store"
    return _Wired.store
