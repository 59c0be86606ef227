"""Signing: the key that a connected system and this house share, a ticket of a jump, and a word that comes back."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings

MOST = 4096


def key_of(ref: str, edition: int) -> str:
    """The key of a system; it follows from its reference and lies nowhere."""
    return hmac.digest(settings.YIMEN_HASH_KEY, f"connection\x1f{ref}\x1f{edition}".encode(), hashlib.sha256).hex()


def signature(body: bytes, key: str) -> str:
    """The signature over a body."""
    return hmac.digest(key.encode(), body, hashlib.sha256).hex()


def is_signed(body: bytes, given: str, key: str) -> str:
    """yes: the signature is that of the key."""
    return "yes" if hmac.compare_digest(signature(body, key).encode(), given.encode()) else ""


def ticket_of(jump: str, key: str) -> str:
    """The ticket of a jump: its reference, signed for one system alone."""
    return f"{jump}.{signature(f'jump {jump}'.encode(), key)[:40]}"


def understood(body: bytes) -> Mapping[str, Any] | None:
    """What a word says; None when it cannot be read."""
    try:
        told = json.loads(body) if len(body) <= MOST else None
        return told if isinstance(told, dict) and not _hides(told) else None
    except (ValueError, RecursionError):
        return None


def _hides(told: Mapping[str, Any]) -> bool:
    """A NUL or half a character is no text of anybody, and no database takes it."""
    said = json.dumps(told, ensure_ascii=False)
    return "\\u0000" in said or any("\ud800" <= one <= "\udfff" for one in said)
