"""Signing: the key that a member made lies encrypted, and is opened to look at what came signed with it."""

from yimen.engine.exchange import signed
from yimen.registries.people.vault import open_text

MOST = 600_000
"""So many bytes come at once: fifty words and more."""


def is_signed(body: bytes, given: str, cipher: bytes | memoryview, key_id: str) -> str:
    """yes: the signature is that of the key."""
    return signed.is_signed(body, given, open_text(cipher, key_id))
