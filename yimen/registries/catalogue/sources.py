"""Sources: files with items of elsewhere, read line by line as plain texts. What a line means is said in importing.py.

CSV (UTF-8 or GB 18030), spreadsheets and JSON lists with the same columns; a record of the national exchange is read
by its own names.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from python_calamine import CalamineError, CalamineWorkbook

from yimen.kernel.refusal import Refusal

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
LARGEST = 100_000_000
NOT_THERE = {"", "无", "暂无", "null", "None"}


@dataclass(eq=False)
class FileUnreadable(Refusal):
    """A file that is not there, too large, or not a table of a kind that can be read."""

    code: ClassVar[str] = "import.file_unreadable"
    file: str


@dataclass(eq=False)
class ColumnMissing(Refusal):
    """The table lacks a column that is needed."""

    code: ClassVar[str] = "import.column_missing"
    column: str


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a source: where it stands, its columns, and the whole record where there is more than columns."""

    line: int
    columns: Mapping[str, str]
    whole: Mapping[str, Any]
    surplus: str = ""
    """What stands beyond the last column: a line that was cut or quoted wrongly."""


def records(path: Path) -> Iterator[Record]:
    """The records of a file in their order. Refuses with FileUnreadable or ColumnMissing before the first."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise FileUnreadable(file=path.name)
        match path.suffix.lower():
            case ".csv" | ".txt":
                return _from_csv(path)
            case ".xlsx" | ".xls" | ".ods":
                return _from_sheet(path)
            case ".json":
                return _from_json(path)
    except (OSError, UnicodeDecodeError, CalamineError, json.JSONDecodeError, csv.Error) as wrong:
        raise FileUnreadable(file=path.name) from wrong
    raise FileUnreadable(file=path.name)


def told(value: Any) -> str:
    """A cell as text: numbers without a fraction as whole ones, the four kinds of nothing as nothing."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    said = "" if value is None else str(value).strip()
    return "" if said in NOT_THERE else said


def _from_csv(path: Path) -> Iterator[Record]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    rows = csv.reader(io.StringIO(text, newline=""))
    header = [name.strip() for name in next(rows, [])]
    _must_have_columns(header)
    return _lines(rows, header)


def _lines(rows: Any, header: list[str]) -> Iterator[Record]:
    for row in rows:
        if any(cell.strip() for cell in row):
            yield _record(rows.line_num, header, row)


def _from_sheet(path: Path) -> Iterator[Record]:
    rows = iter(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False))
    header = [told(cell) for cell in next(rows, [])]
    _must_have_columns(header)
    return (
        _record(line, header, [told(cell) for cell in row])
        for line, row in enumerate(rows, start=2)
        if any(told(cell) for cell in row)
    )


def _from_json(path: Path) -> Iterator[Record]:
    listed = json.loads(path.read_text(encoding="utf-8-sig"))
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise FileUnreadable(file=path.name)
    if listed and "task_code" in listed[0]:
        return (
            Record(line, {name: told(one.get(theirs)) for name, theirs in EXCHANGE.items()}, one)
            for line, one in enumerate(listed, start=1)
        )
    _must_have_columns(list(listed[0]) if listed else list(COLUMNS))
    return (
        Record(line, {name: told(one.get(name)) for name in (*COLUMNS, *OPTIONAL)}, {})
        for line, one in enumerate(listed, start=1)
    )


def _must_have_columns(header: Iterable[str]) -> None:
    for column in COLUMNS:
        if column not in header:
            raise ColumnMissing(column=column)


def _record(line: int, header: list[str], row: list[str]) -> Record:
    columns = {name: told(cell) for name, cell in zip(header, row, strict=False)}
    short = "cut" if len(row) < len(header) else ""
    return Record(line, columns, {}, " ".join(cell for cell in row[len(header) :] if cell.strip()) or short)
