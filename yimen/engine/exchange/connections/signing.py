"""Signing: the key that a connected system and this house share, a ticket of a jump, and a word that comes back."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from yimen.engine.exchange import signed
from yimen.engine.exchange.signed import is_signed as is_signed
from yimen.engine.exchange.signed import signature as signature

MOST = 4096


def key_of(ref: str, edition: int) -> str:
    """The key of a system; it follows from its reference and lies nowhere."""
    return hmac.digest(settings.YIMEN_HASH_KEY, f"connection\x1f{ref}\x1f{edition}".encode(), hashlib.sha256).hex()


def ticket_of(jump: str, key: str) -> str:
    """The ticket of a jump: its reference, signed for one system alone."""
    return f"{jump}.{signature(f'jump {jump}'.encode(), key)[:40]}"


def understood(body: bytes) -> Mapping[str, Any] | None:
    """What a word says; None when it cannot be read."""
    return signed.told(body) if len(body) <= MOST else None
