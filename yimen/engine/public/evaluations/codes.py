"""Codes: what opens an evaluation to whoever was sent it. No table and no list at a desk holds one.

Two kinds: the one that the applicant alone is sent, and the one to which a receipt, a ticket or a question leads.
"""

import hmac

from django.conf import settings

from yimen.kernel.refs import heard, spelled
from yimen.registries.people.vault import keyed_hash


def code_of(ref: str) -> str:
    """The code of an evaluation: derived from its reference with a key, so that it lies nowhere in the clear."""
    told = hmac.digest(settings.YIMEN_HASH_KEY, f"evaluation code\x1f{ref}".encode(), "sha256")
    return spelled(told, 16)


def once_code_of(ref: str) -> str:
    """What a receipt or a ticket leads to: who served has seen it too, so it rates, and shows and changes nothing."""
    told = hmac.digest(settings.YIMEN_HASH_KEY, f"evaluation once\x1f{ref}".encode(), "sha256")
    return f"{ref}{spelled(told, 16)}"


def ref_of(code: str) -> str:
    """The evaluation to which a code of the second kind leads; empty: it is none."""
    told = heard(code)
    ref = told[:-16]
    return ref if ref and hmac.compare_digest(told.encode(), once_code_of(ref).encode()) else ""


def hash_of(code: str) -> bytes:
    """By what an evaluation is found when its code is told."""
    return keyed_hash(f"evaluation\x1f{heard(code)}")
