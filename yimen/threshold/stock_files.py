"""Files of certificates of before: read and entered a page at a time, with a report of every line that was not taken.

CSV with our columns or their Chinese names, in UTF-8 or GB 18030. A file that was cut off half-way is simply sent
again: what lies here already is known.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import ClassVar, TextIO

from yimen.engine.papers.certificates.operations import STOCK_PAGE, StockLine, enter_stock
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.stock import COLUMNS, NEEDED, Flawed, StockRow, understood
from yimen.threshold.run import run

REPORTED = 1000
"""So many lines are told one by one; the rest is counted."""
ENCODINGS = ("utf-8-sig", "gb18030")


class StockFileUnreadable(Refusal):
    """A file that is no table in UTF-8 or GB 18030, or lacks a column."""

    code: ClassVar[str] = "certificate.stock_file_unreadable"
    column: str


@snapshot
class StockReport:
    """What came of a file: how many lines were new, known and refused, and each that was not taken."""

    read: int
    new: int
    known: int
    refused: int
    flaws: Mapping[str, int]
    lines: tuple[StockLine, ...]


def enter_file(path: Path, source: str, heard: Callable[[int], None], *, by: Actor, now: datetime) -> StockReport:
    """Enter a file, page by page; `heard` is told how many lines were read so far. Refuses with StockFileUnreadable."""
    with path.open(encoding=_encoding(path), newline="") as text:
        return _entered(text, source, heard, by, now)


def enter_text(content: bytes, source: str, *, by: Actor, now: datetime) -> StockReport:
    """The same for a file that was sent over a page; who may not is told, and noted, before a line is read.

    Refuses with NotAllowed, TextMissing or StockFileUnreadable.
    """
    run(enter_stock, (), source, by=by, now=now)
    for encoding in ENCODINGS:
        try:
            return _entered(io.StringIO(content.decode(encoding), newline=""), source, lambda _: None, by, now)
        except UnicodeDecodeError:
            continue
    raise StockFileUnreadable(column="")


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        first = file.read(1 << 20)
    for encoding in ENCODINGS:
        try:
            first[: first.rfind(b"\n") + 1].decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise StockFileUnreadable(column="")


def _entered(text: TextIO, source: str, heard: Callable[[int], None], by: Actor, now: datetime) -> StockReport:
    counted: Counter[str] = Counter()
    flaws: Counter[str] = Counter()
    told: list[StockLine] = []
    for page in _pages(_lines(text)):
        sound = tuple(one for one in page if isinstance(one, StockRow))
        refused = [StockLine(one.line, "refused", one.flaw, one.column) for one in page if isinstance(one, Flawed)]
        entered = run(enter_stock, sound, source, by=by, now=now).lines
        for one in sorted((*entered, *refused), key=lambda line: line.line):
            counted[one.outcome] += 1
            if one.flaw:
                flaws[one.flaw] += 1
            if one.outcome == "refused" and len(told) < REPORTED:
                told.append(one)
        heard(counted.total())
    return StockReport(
        counted.total(), counted["new"], counted["known"], counted["refused"], dict(flaws.most_common()), tuple(told)
    )


def _lines(text: TextIO) -> Iterator[StockRow | Flawed]:
    try:
        table = csv.DictReader(text)
        names = set(table.fieldnames or ())
        lacking = next((name for name in NEEDED if name not in names and COLUMNS[name] not in names), "")
        if lacking:
            raise StockFileUnreadable(column=COLUMNS[lacking])
        for told in table:
            yield understood(table.line_num, told)
    except csv.Error as wrong:
        raise StockFileUnreadable(column="") from wrong


def _pages(lines: Iterable[StockRow | Flawed]) -> Iterator[list[StockRow | Flawed]]:
    source = iter(lines)
    while page := list(islice(source, STOCK_PAGE)):
        yield page
