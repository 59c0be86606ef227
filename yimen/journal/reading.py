"""Reading the journal: its rows as frozen facts, for whoever derives something from them. It writes nothing."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

COLUMNS = (
    "era, xid::text::bigint, id, subject_kind, subject_id, subject_ref, seq, verb, effective_at, recorded_at,"
    " actor_ref, authority, law, body"
)


@dataclass(frozen=True, slots=True)
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


def told(row: tuple[Any, ...]) -> Told:
    """A row of COLUMNS as a line."""
    values: tuple[Any, ...] = (*row[:13], json.loads(bytes(row[13])))
    return Told(*values)
