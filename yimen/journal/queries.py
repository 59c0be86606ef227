"""Verifying the journal: every link of every chain, the heads on the subjects, every seal and its signature.

It trusts nothing that the database computed: hashes are made anew from the stored values. The verdict names the first
row that was altered, taken out or slipped in. It mends nothing.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db import connection, transaction

from yimen.journal import ports
from yimen.journal.sealing import FINGER, LEAF_COLUMNS, leaf_of
from yimen.kernel.evidence import merkle_root, seal_content
from yimen.kernel.snapshot import snapshot

# The moment as kernel.evidence.moment spells it; whatever the server would say else does not fit the hash.
_CHAIN = (
    "select id, subject_kind, subject_id, subject_ref, seq, verb, schema_no,"
    " to_char(effective_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), actor_ref, on_behalf, authority,"
    " law, body, prev, hash from journal_entry order by id"
)
_SEALS = (
    "select number, era, from_xid, upto_xid, count, root, previous, signature, fingers from journal_seal"
    " order by number"
)
_ROWS = (
    f"select {LEAF_COLUMNS} from journal_entry where era = %s and xid >= %s::text::xid8 and xid < %s::text::xid8"
    " order by xid, id"
)
_LOOSE = "select count(*) from journal_entry where (era, xid) >= (%s::smallint, %s::text::xid8)"
_CHUNK = 5_000
HEARD_EVERY = 50_000

Head = tuple[int, bytes]


@snapshot
class Fault:
    """What is wrong, and with which row: `what` is altered | missing | added | head | seal | signature."""

    what: str
    id: int = 0
    subject_kind: str = ""
    subject_ref: str = ""
    seq: int = 0
    verb: str = ""
    seal: int = 0


@snapshot
class Verdict:
    """What a verification found; without a fault the journal is sound."""

    rows: int
    subjects: int
    seals: int
    unsealed: int
    fault: Fault | None

    @property
    def sound(self) -> bool:
        """Nothing was altered, taken out or slipped in."""
        return self.fault is None


def verify(subjects: Mapping[str, str], heard: Callable[[int], None] = lambda rows: None) -> Verdict:
    """Check everything, as of one moment; `subjects` says in which table the head of each kind of subject lies.

    `heard` is told now and then how many rows have been followed.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read read only")
        rows, heads, broken = _chains(heard)
        lost = _heads(heads, subjects)
        seals, unsealed, unsealed_fault = _seals()
    # The seals name a row that was altered together with its hash; the chain would name the one after it.
    faults = [fault for fault in (broken, unsealed_fault) if fault is not None and fault.id]
    first = min(faults, key=lambda fault: fault.id, default=None) or broken or lost or unsealed_fault
    return Verdict(rows, len(heads), seals, unsealed, first)


def _chains(heard: Callable[[int], None]) -> tuple[int, dict[tuple[str, int], Head], Fault | None]:
    """Follow every chain in the order of writing: how many rows, the last link of each, the first row that breaks."""
    heads: dict[tuple[str, int], Head] = {}
    count, fault = 0, None
    sha256, fresh = hashlib.sha256, (0, b"")
    for row in _stream(_CHAIN, ()):
        count += 1
        if count % HEARD_EVERY == 0:
            heard(count)
        id, kind, subject, ref, seq, verb, schema, at, actor, behalf, authority, law, body, prev, link = row
        told = f"{kind}\x1f{ref}\x1f{seq}\x1f{verb}\x1f{schema}\x1f{at}\x1f{actor}\x1f{behalf}\x1f{authority}\x1f{law}"
        before = heads.get((kind, subject), fresh)
        if fault is None:
            if sha256(b"".join((prev, b"\x1e", told.encode(), b"\x1e", body))).digest() != link:
                fault = Fault("altered", id, kind, ref, seq, verb)
            elif seq != before[0] + 1 or prev != before[1]:
                what = "missing" if seq > before[0] + 1 else "added" if seq <= before[0] else "altered"
                fault = Fault(what, id, kind, ref, seq, verb)
        heads[kind, subject] = (seq, link)
    return count, heads, fault


def _heads(heads: dict[tuple[str, int], Head], subjects: Mapping[str, str]) -> Fault | None:
    """The head that lies on each subject is the last link of its chain: nothing is missing at the end."""
    seen = 0
    for kind, table in subjects.items():
        for id, ref, seq, head in _stream(f"select id, ref, journal_seq, journal_head from {table} order by id", ()):
            told = heads.get((kind, id), (0, b""))
            seen += (kind, id) in heads
            if told != (seq, bytes(head)):
                what = "missing" if seq > told[0] else "added" if seq < told[0] else "head"
                return Fault(what, 0, kind, ref, max(seq, told[0]))
    if seen < len(heads):
        kind, subject = next(key for key in heads if key[0] not in subjects or not _there(subjects[key[0]], key[1]))
        return Fault("head", 0, kind, str(subject))
    return None


def _there(table: str, id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"select 1 from {table} where id = %s", (id,))
        return cursor.fetchone() is not None


def _seals() -> tuple[int, int, Fault | None]:
    """Check every seal against its rows and its predecessor: how many, how many rows lie open, what is wrong."""
    previous, era, upto = b"", 1, 0
    with connection.cursor() as cursor:
        cursor.execute(_SEALS)
        seals = cursor.fetchall()
    for number, row in enumerate(seals, start=1):
        number_now, era_now, since, until, count, root, before, signature, fingers = row
        content = seal_content(number_now, bytes(root), bytes(before), count)
        follows = number_now == number and bytes(before) == previous and since == (upto if era_now == era else 0)
        if not follows or not ports.notary().verify_digest(content, bytes(signature)):
            return len(seals), 0, Fault("signature", seal=number_now)
        fault = _rows_of_seal(number_now, (era_now, str(since), str(until)), bytes(root), bytes(fingers))
        if fault is not None:
            return len(seals), 0, fault
        previous, era, upto = content, era_now, until
    with connection.cursor() as cursor:
        cursor.execute(_LOOSE, (era, str(upto)))
        (unsealed,) = cursor.fetchone()
    return len(seals), unsealed, None


def _rows_of_seal(number: int, span: tuple[int, str, str], root: bytes, fingers: bytes) -> Fault | None:
    leaves: list[bytes] = []
    ids: list[int] = []
    for row in _stream(_ROWS, span):
        leaves.append(leaf_of(row))
        ids.append(row[2])
    if merkle_root(leaves) == root:
        return None
    known = {fingers[at : at + FINGER] for at in range(0, len(fingers), FINGER)}
    strange = next((id for id, one in zip(ids, leaves, strict=True) if one[:FINGER] not in known), None)
    if strange is None:
        # Every row that is there was sealed so: one was taken out, and the first gap says between which.
        at = next((n for n, one in enumerate(leaves) if one[:FINGER] != fingers[n * FINGER : (n + 1) * FINGER]), None)
        after = ids[at] if at is not None else 0
        return Fault("missing", after, seal=number) if after else Fault("seal", seal=number)
    return _named(strange, "altered" if len(leaves) <= len(known) else "added", number)


def _named(id: int, what: str, seal: int) -> Fault:
    with connection.cursor() as cursor:
        cursor.execute("select subject_kind, subject_ref, seq, verb from journal_entry where id = %s", (id,))
        kind, ref, seq, verb = cursor.fetchone()
    return Fault(what, id, kind, ref, seq, verb, seal)


def _stream(sql: str, values: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(_CHUNK):
            yield from rows
