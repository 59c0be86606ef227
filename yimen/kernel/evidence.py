"""Evidence: canonical bytes, the hash chain of a subject, and the Merkle tree that seals what was recorded.

Nothing here can tell who altered a row, only that and where it was altered. Why: docs/decisions/0004.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from yimen.kernel.snapshot import snapshot

SCHEMA = 1
NOTHING = b""


def canonical(body: Mapping[str, Any]) -> bytes:
    """The one byte string of a body: sorted keys, no spaces, UTF-8. The stored bytes are what is hashed."""
    return _WRITER.encode(body).encode() if body else b"{}"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    raise TypeError(f"{type(value).__name__} has no canonical form")


_WRITER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def moment(value: datetime) -> str:
    """A moment in UTC with microseconds: the same instant is always the same text."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def digest(payload: bytes, salt: bytes = b"") -> str:
    """The digest by which a body names a payload it must not hold; salted, so that it cannot be guessed back."""
    return hashlib.sha256(salt + payload).hexdigest()


@snapshot
class Line:
    """One act as it is told to the journal. The body holds references and digests, never people's data."""

    verb: str
    body: Mapping[str, Any]
    effective_at: datetime
    law: str = ""
    authority: str = ""
    on_behalf: str = ""


@snapshot
class Link:
    """A line with its place in the chain of its subject."""

    seq: int
    body: bytes
    prev: bytes
    hash: bytes


def link(kind: str, ref: str, seq: int, prev: bytes, line: Line, actor: str) -> Link:
    """The next link of a subject's chain, after the head (`seq`, `prev`) that lies on the locked subject row."""
    body = canonical(line.body)
    return Link(seq + 1, body, prev, link_hash(kind, ref, seq + 1, prev, line, actor, body))


def link_hash(kind: str, ref: str, seq: int, prev: bytes, line: Line, actor: str, body: bytes) -> bytes:
    """What the stored row must hash to; the database clock is covered by the seal, not by the chain."""
    head = "\x1f".join(
        (
            kind,
            ref,
            str(seq),
            line.verb,
            str(SCHEMA),
            moment(line.effective_at),
            actor,
            line.on_behalf,
            line.authority,
            line.law,
        )
    )
    return hashlib.sha256(prev + b"\x1e" + head.encode() + b"\x1e" + body).digest()


def leaf(content: bytes) -> bytes:
    """A leaf is marked apart from a node, or a node could be passed off as a leaf (RFC 6962)."""
    return hashlib.sha256(b"\x00" + content).digest()


def merkle_root(leaves: Iterable[bytes]) -> bytes:
    """The root over leaves in their order; an odd one out is carried up unchanged."""
    level = list(leaves)
    if not level:
        return hashlib.sha256(NOTHING).digest()
    while len(level) > 1:
        level = [_node(level, at) for at in range(0, len(level), 2)]
    return level[0]


def _node(level: Sequence[bytes], at: int) -> bytes:
    if at + 1 == len(level):
        return level[at]
    return hashlib.sha256(b"\x01" + level[at] + level[at + 1]).digest()


def seal_content(number: int, root: bytes, previous: bytes, count: int) -> bytes:
    """What a seal signs: its number, the root, the seal before it and how many rows it covers."""
    return hashlib.sha256(b"%d\x1f%d\x1f" % (number, count) + previous + root).digest()
