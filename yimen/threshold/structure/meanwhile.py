"""Meanwhile: a form or an exported line knows the row it was drawn from, and writes over nobody's change since.

Two pages that save at the same moment wait for each other, so the second one always sees what the first one did.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ClassVar

from django.db import connection

from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions
from yimen.threshold.language import told
from yimen.threshold.structure.rows import Column, Row, Sheet, Verdict

HISTORIES: Mapping[str, Callable[[str], tuple[Any, ...]]] = {
    "regions": regions.history,
    "offices": offices.office_history,
    "centres": offices.centre_history,
}
"""What was, is and will be: a change that begins later shows here and not in today's row."""
MARK = "exported"
"""Where the mark of a line stands among its cells."""
_OF_THE_CHANGE = frozenset({"valid_from", "valid_to", "basis"})


class ChangedSince(Refusal):
    """Somebody has changed this row since the page was drawn."""

    code: ClassVar[str] = "structure.changed_meanwhile"


class LineChangedSince(Refusal):
    """Somebody has changed the row of this line since the workbook was written; `says` is what it says by now."""

    code: ClassVar[str] = "structure.line_changed"
    says: str


class LineGone(Refusal):
    """The row of this line has ended since the workbook was written."""

    code: ClassVar[str] = "structure.line_gone"


@snapshot
class Seen:
    """The row that a form was drawn from, and its mark then."""

    ref: str
    mark: str


@snapshot
class Exported:
    """The row that a line was written from: its mark then, and the digest of what the line said."""

    seen: Seen
    said: str

    def __str__(self) -> str:
        return f"{self.seen.ref}/{self.seen.mark}/{self.said}"


def exported(sheet: Sheet, row: Row) -> str:
    """What stands beside an exported line, to know it again by when it comes back."""
    return str(Exported(Seen(row["ref"], mark_of(sheet, row)), said_by(sheet, row)))


def written_from(cell: str) -> Exported | None:
    """The row that a line was written from; none for a line that was typed by hand."""
    parts = cell.split("/")
    return Exported(Seen(parts[0], parts[1]), parts[2]) if len(parts) == 3 else None


def said_by(sheet: Sheet, row: Row) -> str:
    """The digest of what the cells of a line say."""
    said = json.dumps([row.get(column.code, "").strip() for column in sheet.columns], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def mark_of(sheet: Sheet, row: Row) -> str:
    """What a row says, as one mark; with its history, where it has one."""
    terms = HISTORIES[sheet.name](row["ref"]) if sheet.name in HISTORIES else ()
    said = json.dumps([sorted(row.items()), [repr(term) for term in terms]], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def must_be_as_seen(sheet: Sheet, seen: Seen | None, now: datetime) -> None:
    """Hold the sheet until this change is written; refuses with ChangedSince when the row is another by now."""
    _hold(sheet)
    if seen is not None and not _stands(sheet, sheet.rows(now), seen):
        raise ChangedSince()


@contextmanager
def kept_from_others(sheets: Sequence[Sheet]) -> Iterator[None]:
    """Nobody saves a row of these sheets while this lasts: what a workbook was held against stays so until it is in.

    Everybody names all their sheets at once and in the order of the book, or two could wait for each other.
    """
    try:
        with connection.cursor() as cursor:
            for sheet in sheets:
                cursor.execute("select pg_advisory_lock(hashtext(%s))", (_key(sheet),))
        yield
    finally:
        with connection.cursor() as cursor:
            for sheet in sheets:
                cursor.execute("select pg_advisory_unlock(hashtext(%s))", (_key(sheet),))


def apply_as_exported(
    sheet: Sheet, line: Row, written: Exported, before: tuple[Row, ...], by: Actor, now: datetime
) -> Verdict:
    """Apply a line to the row that it was written from; `before` are the rows as this workbook found them.

    What somebody else did since the export stands: refuses with LineChangedSince or LineGone, unless all is so already.
    """
    if _stands(sheet, before, written.seen):
        return sheet.apply(line, by, now)
    late = _late(sheet, row_of(before, written.seen.ref), line)
    try:
        verdict = sheet.apply(line, by, now)
    except Refusal as other:
        raise late from other
    if verdict is not Verdict.UNCHANGED:
        raise late
    return verdict


def _late(sheet: Sheet, row: Row | None, line: Row) -> Refusal:
    if row is None:
        return LineGone()
    changed = otherwise(sheet, row, line)
    said = "；".join(f"{told(column.title)} {value}" for column, value in changed)
    return LineChangedSince(says=said or told("以后生效的变更"))


def _hold(sheet: Sheet) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", (_key(sheet),))


def _key(sheet: Sheet) -> str:
    return f"structure.{sheet.name}"


def _stands(sheet: Sheet, rows: tuple[Row, ...], seen: Seen) -> bool:
    """Whether a row is still what it was; who holds several posts has several rows under one reference."""
    return any(row["ref"] == seen.ref and mark_of(sheet, row) == seen.mark for row in rows)


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
