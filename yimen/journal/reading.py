"""Reading the journal: its rows as frozen facts, for whoever derives something from them. It writes nothing."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.snapshot import snapshot

COLUMNS = (
    "era, xid::text::bigint, id, subject_kind, subject_id, subject_ref, seq, verb, effective_at, recorded_at,"
    " actor_ref, authority, law, body"
)


@snapshot
class Told:
    """One line of the journal as it was told."""

    era: int
    xid: int
    id: int
    kind: str
    subject_id: int
    ref: str
    seq: int
    verb: str
    effective_at: datetime
    recorded_at: datetime
    actor_ref: str
    authority: str
    law: str
    body: Mapping[str, Any]


def line(id: int) -> Told | None:
    """The line with this number."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {COLUMNS} from journal_entry where id = %s", (id,))
        row = cursor.fetchone()
    return told(row) if row else None


def latest(kind: str, subject_id: int) -> Told | None:
    """The latest line of a subject."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select {COLUMNS} from journal_entry where subject_kind = %s and subject_id = %s"
            " order by seq desc limit 1",
            (kind, subject_id),
        )
        row = cursor.fetchone()
    return told(row) if row else None


def told(row: tuple[Any, ...]) -> Told:
    """A row of COLUMNS as a line."""
    values: tuple[Any, ...] = (*row[:13], json.loads(bytes(row[13])))
    return Told(*values)


@snapshot
class Linked:
    """One line with its place in the chain: all that is needed to hash it again."""

    kind: str
    ref: str
    seq: int
    verb: str
    effective_at: datetime
    actor_ref: str
    on_behalf: str
    authority: str
    law: str
    body: bytes
    prev: bytes
    hash: bytes


def chain(kind: str, subject_id: int) -> tuple[Linked, ...]:
    """Every line of a subject in its order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select subject_kind, subject_ref, seq, verb, effective_at, actor_ref, on_behalf, authority, law, body,"
            " prev, hash from journal_entry where subject_kind = %s and subject_id = %s order by seq",
            (kind, subject_id),
        )
        rows = cursor.fetchall()
    return tuple(_linked(row) for row in rows)


def numbers(kind: str, subject_id: int, verb: str) -> tuple[int, ...]:
    """The numbers of the lines that tell of one act on a subject."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id from journal_entry where subject_kind = %s and subject_id = %s and verb = %s order by seq",
            (kind, subject_id, verb),
        )
        return tuple(id for (id,) in cursor.fetchall())


def _linked(row: tuple[Any, ...]) -> Linked:
    values: tuple[Any, ...] = (*row[:9], *(bytes(one) for one in row[9:]))
    return Linked(*values)
