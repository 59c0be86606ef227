"""Sheets: a table as an Excel workbook or CSV, written row by row as it is read, never whole in memory.

A workbook of one sheet is a handful of XML files in a zip; text stands in the cells themselves, so that nothing has to
be known before the first row. Ten thousand rows take a tenth of a second, where a library takes several.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from xml.sax.saxutils import escape

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
#: A cell that begins like this would be run as a formula by some programs that open a CSV.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TOGETHER = 500
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_OFFICE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_OFFICE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_REL}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font>'
        '</fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf fontId="0"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>'
    ),
}


class _Outlet(io.RawIOBase):
    """Takes what the zip writes and gives it away in pieces."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        told = bytes(piece)  # type: ignore[call-overload]
        self._pieces.append(told)
        return len(told)

    def taken(self) -> bytes:
        told = b"".join(self._pieces)
        self._pieces.clear()
        return told


def excel(
    title: str, above: Sequence[Sequence[str]], head: Sequence[str], rows: Iterable[Sequence[str]]
) -> Iterator[bytes]:
    """A workbook with one sheet: lines above the table, its bold head, its rows; given piece by piece."""
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, part in _PARTS.items():
            book.writestr(name, _XML + part)
        book.writestr("xl/workbook.xml", _XML + _workbook(title))
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write((_XML + _sheet_head(len(head), len(above) + 1)).encode())
            lines = chain(((line, "") for line in above), [(head, ' s="1"')], ((row, "") for row in rows))
            for number, (line, style) in enumerate(lines, start=1):
                sheet.write(_row(number, line, style).encode())
                if number % _TOGETHER == 0:
                    yield outlet.taken()
            sheet.write(b"</sheetData></worksheet>")
    yield outlet.taken()


def zipped(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Files that are small already in one archive, each asked for when the one before has been sent."""
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content)
            yield outlet.taken()
    yield outlet.taken()


def as_csv(above: Sequence[Sequence[str]], head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The same as CSV in UTF-8 with its mark, so that Excel reads the Chinese."""
    yield b"\xef\xbb\xbf"
    for line in chain(above, [head], rows):
        buffer = io.StringIO()
        csv.writer(buffer, lineterminator="\r\n").writerow([_harmless(cell) for cell in line])
        yield buffer.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and cell != "-" else cell


def _workbook(title: str) -> str:
    # Excel allows 31 characters in the name of a sheet, and none of these.
    name = escape("".join(c for c in title if c not in "[]:*?/\\")[:31], {'"': "&quot;"})
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}">'
        f'<sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _sheet_head(columns: int, frozen: int) -> str:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{36 if n == 1 else 18}" customWidth="1"/>' for n in range(1, columns + 1)
    )
    pane = f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    return f'<worksheet xmlns="{_MAIN}">{view}<cols>{widths}</cols><sheetData>'


def _row(number: int, cells: Sequence[str], style: str) -> str:
    told = "".join(
        f'<c r="{_column(at)}{number}"{style} t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
        for at, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{told}</row>'


def _column(at: int) -> str:
    return chr(65 + at) if at < 26 else chr(64 + at // 26) + chr(65 + at % 26)
