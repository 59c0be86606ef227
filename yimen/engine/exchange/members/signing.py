"""Signing: the key that a member made lies encrypted, and is opened to look at what came signed with it."""

import hashlib
import hmac

from yimen.registries.people.vault import open_text

MOST = 600_000
"""So many bytes come at once: fifty words and more."""


def is_signed(body: bytes, given: str, cipher: bytes | memoryview, key_id: str) -> str:
    """yes: the signature, HMAC-SHA256 in hexadecimal digits, is that of the key."""
    made = hmac.digest(open_text(cipher, key_id).encode(), body, hashlib.sha256).hex()
    return "yes" if hmac.compare_digest(made.encode(), given.encode(errors="replace")) else ""
