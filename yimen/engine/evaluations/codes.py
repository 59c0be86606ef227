"""Codes: what opens an evaluation to whoever was sent it. No table and no list at a desk holds one."""

import hmac

from django.conf import settings

from yimen.kernel.refs import heard, spelled
from yimen.registries.people.vault import keyed_hash


def code_of(ref: str) -> str:
    """The code of an evaluation: derived from its reference with a key, so that it lies nowhere in the clear."""
    told = hmac.digest(settings.YIMEN_HASH_KEY, f"evaluation code\x1f{ref}".encode(), "sha256")
    return spelled(told, 16)


def hash_of(code: str) -> bytes:
    """By what an evaluation is found when its code is told."""
    return keyed_hash(f"evaluation\x1f{heard(code)}")
