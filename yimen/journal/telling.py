"""Telling: one line into the journal and the new head onto its subject, in one statement."""

from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor
from yimen.kernel.evidence import SCHEMA, Line, Link, link
from yimen.kernel.snapshot import snapshot

ENTRY_COLUMNS = (
    "subject_kind, subject_id, subject_ref, seq, verb, schema_no, effective_at, actor_ref, on_behalf, authority, law,"
    " body, prev, hash"
)


@snapshot
class Subject:
    """A locked row that has a chain: its kind, its table, and the head that lies on it."""

    kind: str
    table: str
    id: int
    ref: str
    seq: int
    head: bytes


def tell(subject: Subject, line: Line, by: Actor) -> Link:
    """Append `line` to the chain of a subject whose row the caller holds locked (or has just inserted)."""
    told = link(subject.kind, subject.ref, subject.seq, subject.head, line, by.ref)
    with connection.cursor() as cursor:
        cursor.execute(
            f"with s as (update {subject.table} set journal_seq = %s, journal_head = %s"
            f" where id = %s and journal_seq = %s returning id)"
            f" insert into journal_entry ({ENTRY_COLUMNS})"
            f" select %s, id, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s from s",
            (told.seq, told.hash, subject.id, subject.seq, subject.kind, *entry_values(subject.ref, line, told, by)),
        )
        # Somebody else told this subject meanwhile: the caller did not hold its lock, which is a bug.
        assert cursor.rowcount == 1, f"{subject.kind} {subject.ref} was not locked"
    return told


def entry_values(ref: str, line: Line, told: Link, by: Actor) -> tuple[Any, ...]:
    """The values of ENTRY_COLUMNS after subject_kind and subject_id, in order."""
    return (
        ref,
        told.seq,
        line.verb,
        SCHEMA,
        line.effective_at,
        by.ref,
        line.on_behalf,
        line.authority,
        line.law,
        told.body,
        told.prev,
        told.hash,
    )
