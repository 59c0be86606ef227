"""Sources: files with items of elsewhere, read line by line as plain texts; `understanding` says what a line means.

CSV (UTF-8 or GB 18030), spreadsheets and JSON lists with the same columns; a record of the national exchange is read
by its own names, and one that this house has written comes with all its cells. Files are read as they are asked for: a
prefecture's catalogue does not lie in memory.
"""

import codecs
import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from python_calamine import CalamineError, CalamineWorkbook

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.exchange import told_texts
from yimen.registries.catalogue.exchange.flat import Flat, Table, tables

COLUMNS = ("department", "item_name", "area_code", "local_item_code", "task_type")
OPTIONAL = ("main_item", "department_code")
#: What the national exchange calls the same columns.
EXCHANGE = {
    "department": "dept_name",
    "item_name": "task_name",
    "area_code": "areacode",
    "local_item_code": "task_code",
    "task_type": "task_type",
    "department_code": "dept_code",
}
LARGEST = 1_000_000_000
#: How many characters of a file are looked at together.
PIECE = 1 << 20
#: What may stand between two objects of a list; it matches everywhere.
_BETWEEN = re.compile(r"[ \t\r\n,]*")
#: The column by which a file of our own is known; it holds the number of the format.
OWN = "yimen_items"
#: Ties the entries of a spreadsheet's tables to their item.
NUMBER = "no"
#: What the tables are called in a spreadsheet.
SHEETS: Mapping[str, str] = {
    "materials": "申请材料", "fields": "表单", "situations": "情形", "steps": "环节", "fees": "收费", "bases": "依据",
    "questions": "常见问题", "rules": "情形规则", "special_procedures": "特别程序", "windows": "窗口",
    "classes": "产品类别", "review_points": "审查表",
    "intermediaries": "中介服务", "results": "审批结果", "remedies": "救济", "translations": "译文",
}  # fmt: skip
#: All tables of a file of our own: those of the elements, and the guides in other languages.
TABLES = (*tables(), told_texts.TABLE)
NOT_THERE = {"", "无", "暂无", "null", "None"}


class FileUnreadable(Refusal):
    """A file that is not there, too large, or not a table of a kind that can be read."""

    code: ClassVar[str] = "import.file_unreadable"
    file: str


class ColumnMissing(Refusal):
    """The table lacks a column that is needed."""

    code: ClassVar[str] = "import.column_missing"
    column: str


@snapshot
class Record:
    """One line of a source: where it stands, its columns, and the whole record where there is more than columns."""

    line: int
    columns: Mapping[str, str]
    whole: Mapping[str, Any]
    surplus: str = ""
    """What stands beyond the last column: a line that was cut or quoted wrongly."""
    flat: Flat | None = None
    """Every cell of a record that this house has written."""


def records(path: Path) -> Iterator[Record]:
    """The records of a file in their order. Refuses with FileUnreadable or ColumnMissing."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise FileUnreadable(file=path.name)
        match path.suffix.lower():
            case ".csv" | ".txt":
                yield from _from_csv(path)
            case ".xlsx" | ".xls" | ".ods":
                yield from _from_sheet(path)
            case ".json":
                yield from _from_json(path)
            case _:
                raise FileUnreadable(file=path.name)
    except (OSError, UnicodeDecodeError, CalamineError, ValueError, csv.Error) as wrong:
        raise FileUnreadable(file=path.name) from wrong


def told(value: Any) -> str:
    """A cell as text: numbers without a fraction as whole ones, the four kinds of nothing as nothing."""
    said = _cell(value).strip()
    return "" if said in NOT_THERE else said


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _from_csv(path: Path) -> Iterator[Record]:
    csv.field_size_limit(LARGEST)
    with path.open(encoding=_encoding(path), newline="") as text:
        rows = csv.reader(text)
        header = [name.strip() for name in next(rows, [])]
        if OWN in header:
            for row in rows:
                yield _own(rows.line_num, dict(zip(header, row, strict=False)))
            return
        _must_have_columns(header)
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _record(rows.line_num, header, row)


def _encoding(path: Path) -> str:
    """UTF-8, else GB 18030: decided by the whole file, a piece at a time."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    with path.open("rb") as raw:
        try:
            while piece := raw.read(PIECE):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8-sig"


def _own(line: int, cells: Mapping[str, Any]) -> Record:
    """A record of our own writing out of one row: its tables stand in their cells as JSON."""
    beside = {table.name: cells[table.name] for table in TABLES if cells.get(table.name)}
    return Record(
        line,
        {},
        {},
        flat=Flat(
            {name: _cell(value) for name, value in cells.items() if name not in beside},
            {name: json.loads(value) if isinstance(value, str) else list(value) for name, value in beside.items()},
        ),
    )


def _from_sheet(path: Path) -> Iterator[Record]:
    book = CalamineWorkbook.from_path(str(path))
    rows = book.get_sheet_by_index(0).iter_rows()
    header = [told(cell) for cell in next(rows, [])]
    if OWN in header:
        yield from _from_own_book(book, rows, header)
        return
    _must_have_columns(header)
    for line, row in enumerate(rows, start=2):
        if any(told(cell) for cell in row):
            yield _record(line, header, [told(cell) for cell in row])


def _from_own_book(book: CalamineWorkbook, rows: Iterator[list[Any]], header: list[str]) -> Iterator[Record]:
    beside = {table.name: _sheet(book, table) for table in TABLES if SHEETS[table.name] in book.sheet_names}
    for line, row in enumerate(rows, start=2):
        cells = {name: _cell(value) for name, value in zip(header, row, strict=False)}
        if any(cells.values()):
            entries = {name: listed.get(cells.get(NUMBER, ""), []) for name, listed in beside.items()}
            yield Record(line, {}, {}, flat=Flat(cells, entries))


def _sheet(book: CalamineWorkbook, table: Table) -> dict[str, list[dict[str, str]]]:
    """The entries of a table by the number of their item."""
    rows = book.get_sheet_by_name(SHEETS[table.name]).iter_rows()
    header = [told(cell) for cell in next(rows, [])]
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        cells = {name: _cell(value) for name, value in zip(header, row, strict=False)}
        found.setdefault(cells.get(NUMBER, ""), []).append(cells)
    return found


def _from_json(path: Path) -> Iterator[Record]:
    for line, one in enumerate(objects(path), start=1):
        if OWN in one:
            yield _own(line, one)
        elif "task_code" in one:
            yield Record(line, {name: told(one.get(theirs)) for name, theirs in EXCHANGE.items()}, one)
        else:
            _must_have_columns(list(one))
            yield Record(line, {name: told(one.get(name)) for name in (*COLUMNS, *OPTIONAL)}, {})


def objects(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON list, one after the other, without reading the list as a whole. Raises ValueError."""
    decoder, held, at, begun = json.JSONDecoder(), "", 0, False
    with path.open(encoding="utf-8-sig") as text:
        while True:
            piece = text.read(PIECE)
            held, at = held[at:] + piece, 0
            if not begun:
                held = held.lstrip()
                if held and held[0] != "[":
                    raise ValueError("a list is wanted")
                begun, at = bool(held), 1
            while (at := _BETWEEN.match(held, at).end()) < len(held) and held[at] != "]":  # type: ignore[union-attr]
                try:
                    one, end = decoder.raw_decode(held, at)
                except json.JSONDecodeError:
                    if not piece:
                        raise
                    break  # the object goes on in the next piece
                if not isinstance(one, dict):
                    raise ValueError("a list of objects is wanted")
                at = end
                yield one
            if held[at : at + 1] == "]" or not piece:
                break
    if held[at : at + 1] != "]":
        raise ValueError("the list does not end")


def _must_have_columns(header: Iterable[str]) -> None:
    for column in COLUMNS:
        if column not in header:
            raise ColumnMissing(column=column)


def _record(line: int, header: list[str], row: list[str]) -> Record:
    columns = {name: told(cell) for name, cell in zip(header, row, strict=False)}
    short = "cut" if len(row) < len(header) else ""
    return Record(line, columns, {}, " ".join(cell for cell in row[len(header) :] if cell.strip()) or short)
