"""Sealing: every minute the new rows go into a Merkle tree whose root is chained to the seal before and signed.

A seal covers what the chains do not: the moment of recording, and that no row was taken out or slipped in. Beside the
signed root it keeps eight bytes of every leaf, by which a verifier names the very row that no longer fits.
"""

from typing import Any

from django.db import connections, transaction

from yimen.journal import ports
from yimen.kernel.evidence import leaf, merkle_root, seal_content
from yimen.kernel.snapshot import snapshot

OWNER = "owner"
FINGER = 8
MOST_ROWS = 50_000
_SEALING = 7_301_001

LEAF_COLUMNS = "era, xid::text, id, (extract(epoch from recorded_at) * 1000000)::bigint, hash"
_LAST = "select number, era, upto_xid, root, previous, count from journal_seal order by number desc limit 1"
_ERAS = "select coalesce(max(era), 1), pg_snapshot_xmin(pg_current_snapshot())::text from journal_entry"
_ROWS = (
    f"select {LEAF_COLUMNS} from journal_entry where era = %s and xid >= %s::text::xid8 and xid < %s::text::xid8"
    " order by xid, id"
)
_NO_END = str(2**63 - 1)


@snapshot
class Sealed:
    """A seal as it was set."""

    number: int
    count: int
    root: bytes


def leaf_of(row: tuple[Any, ...]) -> bytes:
    """The leaf of a row of LEAF_COLUMNS: where and when it was recorded, and the hash that holds the rest."""
    return leaf(f"{row[0]}\x1f{row[1]}\x1f{row[2]}\x1f{row[3]}\x1f".encode() + bytes(row[4]))


def seal() -> Sealed | None:
    """Seal the rows that no running transaction can add to; None when there is nothing new. Runs as the owner."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", (_SEALING,))
        cursor.execute(_LAST)
        number, era, since, previous = _after(cursor.fetchone())
        cursor.execute(_ERAS)
        present, xmin = cursor.fetchone()
        leaves, until = _leaves(era, since, xmin if era == present else _NO_END)
        while not leaves and era < present:
            era, since = era + 1, 0
            leaves, until = _leaves(era, since, xmin if era == present else _NO_END)
        if not leaves:
            return None
        root = merkle_root(leaves)
        signature = ports.notary().sign_digest(seal_content(number, root, previous, len(leaves)))
        cursor.execute(
            "insert into journal_seal (number, era, from_xid, upto_xid, count, root, previous, signature, fingers)"
            " values (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            (
                number,
                era,
                since,
                until,
                len(leaves),
                root,
                previous,
                signature,
                b"".join(one[:FINGER] for one in leaves),
            ),
        )
    return Sealed(number, len(leaves), root)


def _after(last: tuple[Any, ...] | None) -> tuple[int, int, int, bytes]:
    """Number, era, first transaction and predecessor of the next seal."""
    if last is None:
        return 1, 1, 0, b""
    number, era, upto, root, previous, count = last
    return number + 1, era, upto, seal_content(number, bytes(root), bytes(previous), count)


def _leaves(era: int, since: int, until: str) -> tuple[list[bytes], int]:
    """The leaves of whole transactions in order, some fifty thousand at most, and where they end."""
    leaves: list[bytes] = []
    last = ""
    with connections[OWNER].chunked_cursor() as cursor:
        cursor.execute(_ROWS, (era, str(since), until))
        while rows := cursor.fetchmany(5_000):
            for row in rows:
                if len(leaves) >= MOST_ROWS and row[1] != last:
                    return leaves, int(row[1])
                leaves.append(leaf_of(row))
                last = row[1]
    return leaves, int(last) + 1 if until == _NO_END and last else min(int(until), 2**63 - 1)
