"""Exporting: the catalogue as a file that can be read elsewhere, changed, and brought in again without losing a word.

JSON, CSV or a workbook; the columns bear the names of the national exchange. Each item is told by its version in force,
else by its draft. The file is written as it is read: a prefecture's catalogue does not lie in memory.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from django.db import connection

from yimen.kernel.late import Late
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.catalogue.exchange import told_texts
from yimen.registries.catalogue.exchange.flat import Flat, columns, flattened
from yimen.registries.catalogue.exchange.sources import NUMBER, OWN, SHEETS, TABLES

_OPENPYXL, _CELLS = Late("openpyxl"), Late("openpyxl.cell")
FORMAT = "2"
TOGETHER = 200
#: What a cell of a workbook can hold.
LONGEST_CELL = 32_767
#: Which item a row is about, before what it says.
ABOUT = (
    OWN, NUMBER, "item_ref", "task_name", "task_code", "catalog_code", "local_task_code", "source", "task_type",
    "dept_name", "dept_code", "areacode", "task_version", "task_state", "theme", "life_event",
)  # fmt: skip

_PAGE = """
select i.id, i.ref, v.name, coalesce(i.implementation_code, ''), i.base_code, i.local_code, i.source, v.kind,
  coalesce(t.name, ''), coalesce(o.uscc, ''), coalesce(r.code, ''), v.number, v.state, v.theme, v.life_event,
  v.terms::text
from catalogue_item i
join lateral (select * from catalogue_itemversion v where v.item_id = i.id
    and (v.in_force @> %(now)s::timestamptz or v.state in ('draft', 'proposed'))
  order by v.in_force @> %(now)s::timestamptz desc nulls last, v.number desc limit 1) v on true
join offices_office o on o.id = i.office_id
left join lateral (select name from offices_officeterm t where t.office_id = o.id
  order by upper(t.valid) desc nulls first limit 1) t on true
left join lateral (select code from regions_regionterm r where r.region_id = o.region_id
  order by upper(r.valid) desc nulls first limit 1) r on true
where i.id > %(after)s and (%(all)s or i.office_id = any(%(offices)s))
order by i.id limit %(limit)s
"""
_VERSION = 1 + ABOUT[2:].index("task_version")


class FormatUnknown(Refusal):
    """A catalogue is written as .json, .csv or .xlsx."""

    code: ClassVar[str] = "export.format_unknown"
    file: str


class CellTooLong(Refusal):
    """A text is longer than a cell of a workbook can hold; JSON and CSV hold it."""

    code: ClassVar[str] = "export.cell_too_long"
    item: str
    column: str


@snapshot
class Told:
    """One item as it is written: which it is, every element as a cell, and its guides in other languages."""

    about: Mapping[str, str]
    flat: Flat


def items(now: datetime, office_ids: frozenset[int] | None = None) -> Iterator[Told]:
    """The items of some offices (None: of all) in the order in which they were founded."""
    after, number = 0, 0
    while rows := _page(now, office_ids, after):
        shown = told_texts.shown_of([(row[0], row[_VERSION]) for row in rows])
        for row in rows:
            number += 1
            told = (FORMAT, str(number), *(str(value) for value in row[1:-1]))
            yield Told(dict(zip(ABOUT, told, strict=True)), _flat(row[2], row[-1], shown.get(row[0], {})))
        after = rows[-1][0]


def _flat(name: str, said: str, texts: told_texts.Texts) -> Flat:
    terms = terms_from_text(said)
    flat = flattened(terms)
    rows = told_texts.as_rows(name, terms, texts)
    return replace(flat, tables={**flat.tables, told_texts.TABLE.name: rows}) if rows else flat


def write_items(
    path: Path, step: Callable[[int], None], now: datetime, office_ids: frozenset[int] | None = None
) -> int:
    """Write the file, whole or not at all; `step` hears how many items are done. Refuses with FormatUnknown."""
    writers = {".json": _as_json, ".csv": _as_csv, ".xlsx": _as_book}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise FormatUnknown(file=path.name)
    draft = path.with_name(f".{path.name}.part")
    try:
        done = writer(draft, _heard(items(now, office_ids), step))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return done


def _heard(told: Iterator[Told], step: Callable[[int], None]) -> Iterator[Told]:
    for done, one in enumerate(told, start=1):
        yield one
        step(done)


def _page(now: datetime, office_ids: frozenset[int] | None, after: int) -> list[tuple[Any, ...]]:
    facts: dict[str, Any] = {
        "now": now, "after": after, "limit": TOGETHER, "all": office_ids is None, "offices": sorted(office_ids or ()),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_PAGE, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _as_json(path: Path, told: Iterator[Told]) -> int:
    done = 0
    with path.open("w", encoding="utf-8") as out:
        out.write("[")
        for one in told:
            out.write(",\n" if done else "\n")
            json.dump({**one.about, **one.flat.row, **one.flat.tables}, out, ensure_ascii=False)
            done += 1
        out.write("\n]\n")
    return done


def _as_csv(path: Path, told: Iterator[Told]) -> int:
    done = 0
    names = [table.name for table in TABLES]
    # With a mark at its beginning a spreadsheet program opens the file as what it is.
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, [*ABOUT, *(column.name for column in columns()), *names], restval="")
        writer.writeheader()
        for one in told:
            beside = {name: json.dumps(rows, ensure_ascii=False) for name, rows in one.flat.tables.items()}
            writer.writerow({**one.about, **one.flat.row, **beside})
            done += 1
    return done


def _as_book(path: Path, told: Iterator[Told]) -> int:
    book = _OPENPYXL.Workbook(write_only=True)
    first = book.create_sheet("事项")
    beside = {table.name: book.create_sheet(SHEETS[table.name]) for table in TABLES}
    header = [*ABOUT, *(column.name for column in columns())]
    first.append(header)
    for table in TABLES:
        beside[table.name].append([NUMBER, *(column.name for column in table.columns)])
    done = 0
    for one in told:
        row = {**one.about, **one.flat.row}
        first.append([_cell(first, one, name, row[name]) for name in header])
        for table in TABLES:
            sheet = beside[table.name]
            for entry in one.flat.tables.get(table.name, ()):
                cells = [_cell(sheet, one, column.name, entry[column.name]) for column in table.columns]
                sheet.append([one.about[NUMBER], *cells])
        done += 1
    book.save(path)
    return done


def _cell(sheet: Any, one: Told, column: str, text: str) -> Any:
    """A cell that is a text whatever it begins with: a formula is never made of somebody's words."""
    if not text:
        return None
    if len(text) > LONGEST_CELL:
        raise CellTooLong(item=one.about["task_name"], column=column)
    cell = _CELLS.WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
