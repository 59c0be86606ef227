"""The workbook of the structure: read into rows, applied line by line with a report, and written from what there is.

A line that is refused leaves nothing; the lines before and after it stand. Reading the same workbook twice changes
nothing the second time. An exported line carries the mark of its row: it writes over nobody's change since.
"""

import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import transaction
from python_calamine import CalamineError, CalamineWorkbook

from yimen.journal.attempts import note_attempt
from yimen.kernel.actor import Actor
from yimen.kernel.late import Late
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.threshold.sentences import sentence
from yimen.threshold.structure.days import CALENDAR_DAYS
from yimen.threshold.structure.meanwhile import (
    MARK,
    Exported,
    Seen,
    apply_as_exported,
    exported,
    kept_from_others,
    must_be_as_seen,
    said_by,
    written_from,
)
from yimen.threshold.structure.officers import LETTERS, POSTS, STAFF
from yimen.threshold.structure.places import CENTRES_SHEET, OFFICES, REGIONS, WINDOWS
from yimen.threshold.structure.rows import Column, Row, Sheet, Verdict

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_OPENPYXL, _STYLES, _UTILS = Late("openpyxl"), Late("openpyxl.styles"), Late("openpyxl.utils")
_CHOICES = Late("openpyxl.worksheet.datavalidation")

SHEETS: Mapping[str, Sheet] = {
    sheet.name: sheet for sheet in (REGIONS, OFFICES, CENTRES_SHEET, WINDOWS, POSTS, STAFF, LETTERS)
}
BOOK: Mapping[str, Sheet] = {**SHEETS, CALENDAR_DAYS.name: CALENDAR_DAYS}
"""What a workbook holds; the days of calendars have pages of their own."""
MOST_BYTES, MOST_ROWS = 10_000_000, 20_000
_MARK_TITLE = "导出标记（请勿改动）"
_MUST, _A_DAY = "新设时必填", "写成 2026-01-31"


class Unreadable(Refusal):
    """The file is no workbook, or is too large."""

    code: ClassVar[str] = "structure.unreadable"


class UnknownColumn(Refusal):
    """A sheet has a column that means nothing here, or lacks one it needs."""

    code: ClassVar[str] = "structure.unknown_column"
    name: str


@snapshot
class Line:
    """One line of a workbook as it was read, or why its sheet cannot be read."""

    sheet: Sheet
    number: int
    row: Row | Refusal

    @property
    def written(self) -> Exported | None:
        """The row it was exported from; none when it was typed by hand."""
        return None if isinstance(self.row, Refusal) else written_from(self.row.get(MARK, ""))

    def asks_of_a_row(self) -> bool:
        """Whether it was exported and somebody has changed a cell of it."""
        if isinstance(self.row, Refusal) or (written := self.written) is None:
            return False
        return said_by(self.sheet, self.row) != written.said

    def may_write(self) -> bool:
        """Whether anything is asked for: it was typed by hand, or changed since it was exported."""
        return not isinstance(self.row, Refusal) and (self.written is None or self.asks_of_a_row())


@snapshot
class ReportLine:
    """What is to be said about one line."""

    sheet: str
    line: int
    level: str
    code: str
    message: str


@snapshot
class Report:
    """What became of a workbook."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    warned: int = 0
    refused: int = 0
    lines: tuple[ReportLine, ...] = field(default=())


def apply_row(sheet: Sheet, row: Row, seen: Seen | None = None, *, by: Actor, now: datetime) -> Verdict:
    """Apply one row as a whole, if it is still what was `seen`; a refusal leaves nothing but its attempt."""

    def applied() -> Verdict:
        must_be_as_seen(sheet, seen, now)
        return sheet.apply(row, by, now)

    return _whole(sheet, applied, by, now)


def apply_workbook(content: bytes, *, by: Actor, now: datetime, language: str = "zh-hans") -> Report:
    """Apply every line of a workbook in the order in which the sheets stand on each other.

    A line that was exported and that nobody touched asks for nothing, whatever has become of its row.
    """
    read = tuple(_read(content))
    touched = {line.sheet.name for line in read if line.may_write()}
    asked = {line.sheet.name for line in read if line.asks_of_a_row()}
    verdicts: Counter[Verdict] = Counter()
    lines: list[ReportLine] = []
    with kept_from_others(tuple(sheet for sheet in BOOK.values() if sheet.name in touched)):
        before = {name: BOOK[name].rows(now) for name in asked}
        for line in read:
            try:
                verdicts[_apply_line(line, before.get(line.sheet.name, ()), by, now)] += 1
            except Refusal as refusal:
                verdicts[Verdict.REFUSED] += 1
                said = sentence(refusal, language)
                lines.append(ReportLine(line.sheet.name, line.number, "refused", refusal.code, said))
    return Report(
        read=verdicts.total(),
        new=verdicts[Verdict.NEW],
        changed=verdicts[Verdict.CHANGED],
        unchanged=verdicts[Verdict.UNCHANGED],
        refused=verdicts[Verdict.REFUSED],
        lines=tuple(lines),
    )


def _apply_line(line: Line, before: tuple[Row, ...], by: Actor, now: datetime) -> Verdict:
    if isinstance(line.row, Refusal):
        raise line.row
    row, written = line.row, line.written
    if written is None:
        return apply_row(line.sheet, row, by=by, now=now)
    if not line.asks_of_a_row():
        return Verdict.UNCHANGED
    return _whole(line.sheet, lambda: apply_as_exported(line.sheet, row, written, before, by, now), by, now)


def _whole(sheet: Sheet, applied: Callable[[], Verdict], by: Actor, now: datetime) -> Verdict:
    try:
        with transaction.atomic():
            return applied()
    except Refusal as refusal:
        note_attempt(f"structure.{sheet.name}", "", refusal, by, now)
        raise


def write_workbook(now: datetime) -> bytes:
    """What there is today, as a workbook that can be changed and read again; each line bears the mark of its row."""
    return _written(
        {name: tuple({**row, MARK: exported(sheet, row)} for row in sheet.rows(now)) for name, sheet in BOOK.items()}
    )


def write_template() -> bytes:
    """An empty workbook with every sheet and its columns."""
    return _written({})


def _read(content: bytes) -> Iterator[Line]:
    if len(content) > MOST_BYTES:
        raise Unreadable()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        named = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (CalamineError, ValueError, OSError) as broken:
        raise Unreadable() from broken
    if sum(map(len, named.values())) > MOST_ROWS:
        raise Unreadable()
    for sheet in BOOK.values():
        table = named.get(sheet.name) or named.get(sheet.title) or []
        if table:
            yield from _rows(sheet, table)


def _rows(sheet: Sheet, table: Sequence[Sequence[object]]) -> Iterator[Line]:
    heads = [_text(cell) for cell in table[0]]
    codes = {column.title: column.code for column in sheet.columns} | {c.code: c.code for c in sheet.columns}
    codes |= {MARK: MARK, _MARK_TITLE: MARK}
    strange = [head for head in heads if head and head not in codes]
    missing = [c.title for c in sheet.columns if c.needed and not {c.title, c.code} & set(heads)]
    if strange or missing:
        yield Line(sheet, 1, UnknownColumn(name=(strange or missing)[0]))
        return
    for number, cells in enumerate(table[1:], start=2):
        row = {codes[head]: _text(cell) for head, cell in zip(heads, cells, strict=False) if head}
        if any(value for code, value in row.items() if code != MARK):
            yield Line(sheet, number, row)


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _written(content: Mapping[str, tuple[Row, ...]]) -> bytes:
    book = _OPENPYXL.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for sheet in BOOK.values():
        page = book.create_sheet(sheet.name)
        heads = {column.code: column.title for column in sheet.columns} | ({MARK: _MARK_TITLE} if content else {})
        _put(page, 1, list(heads.values()))
        for at, title in enumerate(heads.values(), start=1):
            page.cell(1, at).font = _STYLES.Font(bold=True)
            page.column_dimensions[_UTILS.get_column_letter(at)].width = max(12, 2 * len(title) + 4)
        for at, column in enumerate(sheet.columns, start=1):
            _guide(page, _UTILS.get_column_letter(at), column)
        page.freeze_panes = "A2"
        for number, row in enumerate(content.get(sheet.name, ()), start=2):
            _put(page, number, [row.get(code, "") for code in heads])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _guide(page: "Worksheet", letter: str, column: Column) -> None:
    """Who fills in a column is offered its words, and told in the cell how a day is written and what must be there."""
    said = [_MUST] if column.needed else []
    if column.choices:
        words = ",".join(column.choices.values())
        offered = _CHOICES.DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
    elif said or column.kind == "date":
        offered = _CHOICES.DataValidation()
    else:
        return
    said += [_A_DAY] if column.kind == "date" else []
    offered.promptTitle, offered.prompt, offered.showInputMessage = column.title, "；".join(said) or None, bool(said)
    page.add_data_validation(offered)
    offered.add(f"{letter}2:{letter}{MOST_ROWS}")


def _put(page: "Worksheet", number: int, values: list[str]) -> None:
    for at, value in enumerate(values, start=1):
        cell = page.cell(number, at, value or None)
        if value:
            # Text, also when it begins with "=": a name must not become a formula in somebody's spreadsheet.
            cell.data_type = "s"
