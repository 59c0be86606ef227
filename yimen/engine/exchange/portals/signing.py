"""Signing: the key that a portal and this house share, and an assertion: who they are there, once, for minutes."""

import base64
import binascii
import json
from datetime import datetime

from yimen.engine.exchange import signed
from yimen.kernel.portals import AssertionForged
from yimen.kernel.snapshot import snapshot
from yimen.registries.people.vault import derived_token, keyed_hash

MOST = 2000


@snapshot
class Asserted:
    """What a portal says of somebody: never who they are here, only what it calls them."""

    serial: str
    subject: str
    identity: str
    """The number of the person, signed with the key: held against the account's own, good for nothing else."""
    issued_at: datetime


def key_of(ref: str, edition: int) -> str:
    """The key of a portal: it follows from its reference and lies nowhere."""
    return derived_token(ref, f"portal\x1f{edition}")


def assertion(told: bytes, key: str) -> str:
    """An assertion as a portal makes it: base64url of the JSON, a full stop, HMAC-SHA256 of the former in hex."""
    said = base64.urlsafe_b64encode(told).decode().rstrip("=")
    return f"{said}.{signed.signature(said.encode(), key)}"


def read(token: str, ref: str, key: str) -> Asserted:
    """What an assertion says; refuses with AssertionForged."""
    said, _, given = token[:MOST].partition(".")
    if len(token) > MOST or not signed.is_signed(said.encode(errors="replace"), given, key):
        raise AssertionForged()
    try:
        told = json.loads(base64.urlsafe_b64decode(said + "=" * (-len(said) % 4)))
        serial, subject, identity = (str(told[name]) for name in ("serial", "subject", "identity"))
        issued = datetime.fromisoformat(told["issued_at"])
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        raise AssertionForged() from None
    texts_fit = all(0 < len(one) <= 100 and one.isprintable() for one in (serial, subject, identity))
    if told.get("portal") != ref or not texts_fit or issued.tzinfo is None or not 1990 <= issued.year < 2200:
        raise AssertionForged()
    return Asserted(serial, subject, identity, issued)


def identity_of(number: str, key: str) -> str:
    """An identity number as a portal tells it: HMAC-SHA256 of it in capitals, in hexadecimal digits."""
    return signed.signature(number.upper().encode(), key)


def subject_hash(portal_ref: str, subject: str) -> bytes:
    """What is kept of how a portal calls somebody."""
    return keyed_hash(f"portal subject\x1f{portal_ref}\x1f{subject}")
