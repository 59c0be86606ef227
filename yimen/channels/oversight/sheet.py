"""The sheet of a figure: what it is, numerator over denominator, its rows, and the way down from each. One drawing.

Every page of figures is one of these, and the same rows are its CSV: what is shown is what is taken away.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime

from yimen.insight.figures.reading import Span
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import ZONE, day_of, midnight
from yimen.threshold import sheets, spelling, typed
from yimen.threshold.language import told


@snapshot
class Cell:
    """What stands in a cell: text, where it leads, and a lamp when it is good or bad."""

    text: str
    url: str = ""
    lamp: str = ""
    small: str = ""


@snapshot
class Column:
    """A column; numbers stand on the right."""

    title: str
    number: str = ""


@snapshot
class Stat:
    """A figure at the head: its value, and what over what."""

    title: str
    value: str
    numerator: str = ""
    denominator: str = ""
    foot: str = ""
    url: str = ""


Row = Sequence[Cell]


@snapshot
class Table:
    """A table of a sheet."""

    code: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    empty: str = ""
    whole: Callable[[], Iterable[Row]] | None = None
    """All rows, where the page shows only some."""


@snapshot
class Chip:
    """A choice that is an address."""

    words: str
    url: str
    chosen: str = ""


@snapshot
class Sheet:
    """A page of figures."""

    title: str
    lead: str
    tables: tuple[Table, ...]
    stats: tuple[Stat, ...] = ()
    chips: tuple[Chip, ...] = ()
    crumbs: tuple[tuple[str, str], ...] = ()
    after: str | None = None
    further: dict[str, object] = field(default_factory=dict)


FORMS = {"xlsx": "导出 Excel", "csv": "导出 CSV"}
"""As what a table is taken away."""
SPANS = {"month": "本月", "last": "上月", "quarter": "近 90 天", "year": "近 365 天"}


def span_of(request: HttpRequest, now: datetime, usual: str = "month") -> tuple[str, Span]:
    """The time a page is about, by its name; the usual one, where none was chosen."""
    name = request.GET.get("span", "")
    name = name if name in SPANS else usual
    first = localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    match name:
        case "last":
            return name, Span((first - timedelta(days=1)).replace(day=1), first)
        case "quarter":
            return name, Span(now - timedelta(days=90), now)
        case "year":
            return name, Span(now - timedelta(days=365), now)
        case _:
            return name, Span(first, now)


def days_of(request: HttpRequest) -> Span | None:
    """The time from one day up to another, where an address names both; None for days that can be none."""
    first, until = (typed.day_or(request.GET, name, None) for name in ("from", "until"))
    return Span(midnight(first), midnight(until)) if first and until and first < until else None


def span_chips(request: HttpRequest, chosen: str) -> tuple[Chip, ...]:
    """The choice of times."""
    return tuple(Chip(told(words), asking(request, span=name), _yes(name == chosen)) for name, words in SPANS.items())


def asking(request: HttpRequest, **changed: str) -> str:
    """This address with something asked otherwise; a page begins anew."""
    kept = {name: value for name, value in request.GET.items() if name not in ("after", "csv", "xlsx")}
    return "?" + urlencode({name: value for name, value in (kept | changed).items() if value})


def as_of(request: HttpRequest, now: datetime) -> datetime:
    """The end of the day that was asked for; now, when none was, or one that cannot be or is still to come."""
    day = typed.day_or(request.GET, "on", day_of(now))
    return min(now, datetime.combine(day + timedelta(days=1), time(), ZONE))


def _yes(fact: object) -> str:
    return "yes" if fact else ""


def answered(request: HttpRequest, sheet: Sheet, now: datetime) -> HttpResponse:
    """The page, or the table that is asked for as a workbook or as CSV: what is shown, and nothing else."""
    for form in FORMS:
        table = next((one for one in sheet.tables if one.code == request.GET.get(form)), None)
        if table is not None:
            return _file(sheet, table, form, now)
    links = [
        (
            one,
            [(words, asking(request, **{form: one.code})) for form, words in FORMS.items()],
            [tuple(zip(one.columns, row, strict=True)) for row in one.rows],
        )
        for one in sheet.tables
    ]
    facts = {"here": "oversight", "sheet": sheet, "tables": links, "as_of": now, **sheet.further}
    status = 422 if sheet.further.get("mistakes") else 200
    return render(request, str(sheet.further.get("template", "oversight/figure.html")), facts, status=status)


def _file(sheet: Sheet, table: Table, form: str, now: datetime) -> HttpResponse:
    above = [[sheet.title], [sheet.lead], [told("截至 {at}。", at=spelling.moment_long(now))]]
    above += [[table.note]] if table.note else []
    above += [[one.title, one.value, one.numerator, one.denominator] for one in sheet.stats]
    rows = table.whole() if table.whole else table.rows
    head = [column.title for column in table.columns]
    told_rows = ([" ".join(filter(None, (cell.text, cell.small))) for cell in row] for row in rows)
    if form == "xlsx":
        body, kind = sheets.excel(table.title, above, head, told_rows), sheets.EXCEL
    else:
        body, kind = sheets.as_csv(above, head, told_rows), sheets.CSV
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, f"{sheet.title}-{table.title}.{form}") or ""
    return response
