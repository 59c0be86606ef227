"""The vault: identity numbers, phones and secrets, encrypted beside the id of their key, found again by a keyed hash.

AES-256-GCM with a fresh nonce; the id of the key is bound into the cipher. Nothing here is ever logged or shown.
"""

import base64
import hashlib
import hmac
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot

_NONCE = 12


@snapshot
class Sealed:
    """A text that lies encrypted, with the id of its key."""

    cipher: bytes
    key_id: str


def seal_text(text: str) -> Sealed:
    """Encrypt under the current key."""
    key_id: str = settings.YIMEN_VAULT_CURRENT
    nonce = secrets.token_bytes(_NONCE)
    cipher = _key(key_id).encrypt(nonce, text.encode(), key_id.encode())
    return Sealed(nonce + cipher, key_id)


def open_text(cipher: bytes | memoryview, key_id: str) -> str:
    """The text again; an altered cipher raises cryptography's InvalidTag."""
    stored = bytes(cipher)
    return _key(key_id).decrypt(stored[:_NONCE], stored[_NONCE:], key_id.encode()).decode()


def keyed_hash(text: str) -> bytes:
    """By what a text is found again; worthless without the key."""
    key: bytes = settings.YIMEN_HASH_KEY
    return hmac.digest(key, text.encode(), hashlib.sha256)


def derived_token(account_ref: str, key: str) -> str:
    """The token of an account for a key: the same one again when it is asked for twice, unguessable without ours."""
    return base64.urlsafe_b64encode(keyed_hash(f"token\x1f{account_ref}\x1f{key}")).decode().rstrip("=")


def token_ref(hashed: bytes) -> str:
    """What a token is called outside: it follows from the hash that is kept, and leads nowhere from there."""
    return spelled(hashlib.sha256(hashed).digest(), 16)


def _key(key_id: str) -> AESGCM:
    keys: dict[str, bytes] = settings.YIMEN_VAULT_KEYS
    return AESGCM(keys[key_id])
