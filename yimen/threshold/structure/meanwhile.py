"""Meanwhile: a form of the structure knows the row it was drawn from, and writes over nobody's change since.

Two pages that save at the same moment wait for each other, so the second one always sees what the first one did.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.db import connection

from yimen.kernel.refusal import Refusal
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions
from yimen.threshold.structure.rows import Column, Row, Sheet

HISTORIES: Mapping[str, Callable[[str], tuple[Any, ...]]] = {
    "regions": regions.history,
    "offices": offices.office_history,
    "centres": offices.centre_history,
}
"""What was, is and will be: a change that begins later shows here and not in today's row."""
_OF_THE_CHANGE = frozenset({"valid_from", "valid_to", "basis"})


@dataclass(eq=False)
class ChangedSince(Refusal):
    """Somebody has changed this row since the page was drawn."""

    code: ClassVar[str] = "structure.changed_meanwhile"


@dataclass(frozen=True, slots=True)
class Seen:
    """The row that a form was drawn from, and its mark then."""

    ref: str
    mark: str


def mark_of(sheet: Sheet, row: Row) -> str:
    """What a row says, as one mark; with its history, where it has one."""
    terms = HISTORIES[sheet.name](row["ref"]) if sheet.name in HISTORIES else ()
    said = json.dumps([sorted(row.items()), [repr(term) for term in terms]], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def must_be_as_seen(sheet: Sheet, seen: Seen | None, now: datetime) -> None:
    """Hold the sheet until this change is written; refuses with ChangedSince when the row is another by now."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", (f"structure.{sheet.name}",))
    if seen is None:
        return
    row = row_of(sheet.rows(now), seen.ref)
    if row is None or mark_of(sheet, row) != seen.mark:
        raise ChangedSince()


def row_of(rows: tuple[Row, ...], ref: str) -> Row | None:
    """The row with this reference."""
    return next((row for row in rows if row["ref"] == ref), None)


def otherwise(sheet: Sheet, row: Row, typed: Row) -> tuple[tuple[Column, str], ...]:
    """What a row says by now, where something else was typed."""
    held = ((column, row.get(column.code, "")) for column in sheet.columns if column.code not in _OF_THE_CHANGE)
    return tuple((column, value) for column, value in held if value and value not in _said(column, typed))


def _said(column: Column, typed: Row) -> tuple[str, str]:
    """What was typed into a column, and the word for it: a choice is sent as its code."""
    said = typed.get(column.code, "").strip()
    return said, (column.choices or {}).get(said, said)
