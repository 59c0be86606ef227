"""Signed: a body under a key that two sides share, and what it says. The same at every door of this wing."""

import hashlib
import hmac
import json
import math
from typing import Any

DEEPEST = 32
"""So deep lists and objects lie in one another; what is deeper is nobody's record, and no parser's."""


def signature(body: bytes, key: str) -> str:
    """The signature over a body: HMAC-SHA256 in hexadecimal digits."""
    return hmac.digest(key.encode(), body, hashlib.sha256).hex()


def is_signed(body: bytes, given: str, key: str) -> str:
    """yes: the signature is that of the key."""
    return "yes" if hmac.compare_digest(signature(body, key).encode(), given.encode(errors="replace")) else ""


def told(body: bytes) -> dict[str, Any] | None:
    """The object that a body is; None when it is none, or says what no database takes."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and _is_kept(said, DEEPEST) else None


def _is_kept(said: object, left: int) -> bool:
    """Neither a NUL or half a character, which is no text of anybody, nor a number that is none."""
    if isinstance(said, str):
        return "\x00" not in said and not any("\ud800" <= one <= "\udfff" for one in said)
    if isinstance(said, float):
        return math.isfinite(said)
    if isinstance(said, dict):
        return left > 0 and all(_is_kept(name, left) and _is_kept(one, left - 1) for name, one in said.items())
    return not isinstance(said, list) or (left > 0 and all(_is_kept(one, left - 1) for one in said))
