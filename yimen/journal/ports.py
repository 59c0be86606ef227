"""The port of the journal: who signs a seal. Wired by the assembly."""

from typing import Protocol


class Notary(Protocol):
    """Signs digests with the journal's own key, and knows its own signature again."""

    def sign_digest(self, digest: bytes) -> bytes:
        """The signature over a SHA-256 digest."""

    def verify_digest(self, digest: bytes, signature: bytes) -> bool:
        """Whether the journal's key signed this digest."""

    def public_key(self) -> bytes:
        """The journal's public key as PEM: what others check a signature with."""


class _Wired:
    notary: Notary | None = None


def wire(notary: Notary) -> None:
    """Say who signs in this process; called once by the assembly."""
    _Wired.notary = notary


def notary() -> Notary:
    """Whoever signs."""
    assert _Wired.notary is not None, "the assembly has not wired a notary"
    return _Wired.notary
