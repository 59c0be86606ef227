"""The files of the lists: each whole, as Excel, PDF, CSV or JSON, with the same filters as its page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.dateparse import parse_date
from django.utils.timezone import get_current_timezone, localtime
from django.views.decorators.http import require_GET

from yimen.insight.lists import ports, queries
from yimen.insight.lists.rows import Narrowed
from yimen.kernel.list_sheets import ListSheet
from yimen.kernel.lists import ListDefinition
from yimen.registries.batches import queries as batches
from yimen.threshold import clock, errors, listing, sheets, spelling, theme
from yimen.threshold.actors import open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.registered_lists import REGISTERED, RegisteredList, as_open_data
from yimen.threshold.security import as_attachment, as_stream

FORMS = (("xlsx", "Excel"), ("pdf", "PDF"), ("csv", "CSV"), ("json", "JSON"))
#: About a hundred pages.
MOST_ON_PAPER = 3000


@dataclass(frozen=True, slots=True)
class Told:
    """A list as a file tells it: title, how long as of when, by which needs, its head and its rows."""

    title: str
    counted: str
    formula: tuple[str, ...]
    head: tuple[str, ...]
    rows: Iterable[tuple[str, ...]]
    widths: tuple[int, ...] = ()
    batch: str = ""


@require_GET
@open_to_all
@limited("list_files", 30, timedelta(minutes=1))
def as_file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The whole list as Excel, PDF, CSV or JSON, with the same filters as the page."""
    registered, of = REGISTERED.get(code), listing.definition(code)
    if form not in dict(FORMS) or (registered is None and of is None):
        raise Http404
    if registered is not None:
        return _registered(request, registered, form)
    assert of is not None
    return _of_items(request, of, form)


def as_of(request: HttpRequest, now: datetime) -> datetime:
    """The end of the day that was asked for; now for today, for no day, and for one that has not come."""
    try:
        day = parse_date(request.GET.get("on", ""))
    except ValueError:
        day = None
    if day is None or day >= localtime(now).date() or day.year < 1900:
        return now
    return datetime.combine(day, time.max, get_current_timezone())


def _of_items(request: HttpRequest, of: ListDefinition, form: str) -> HttpResponse:
    now, narrowed = as_of(request, clock.now()), listing.narrowed_by(request.GET)
    name = _file_name(of.code, form, now)
    total, rows = queries.total(of, narrowed, now), queries.whole(of, narrowed, now)
    if form == "json":
        return _streamed(listing.as_open_data(of, total, rows, narrowed, now), name)
    if form == "pdf":
        return _too_long(request, total.items) or _printed(_sheet_of_items(of, narrowed, now), name, now)
    cells = (flat for row in rows for flat in listing.flat(of, row))
    title, counted = listing.name_of_list(of.code), listing.counted_words(total, now)
    return _table(Told(title, counted, (listing.formula(of),), listing.column_names(of), cells), form, name)


def _registered(request: HttpRequest, of: RegisteredList, form: str) -> HttpResponse:
    """A list that its own register answers, as it stands now."""
    now, centre = clock.now(), request.GET.get("centre", "")[:40]
    name, length = _file_name(of.code, form, now), of.length(now, centre)
    if form == "json":
        return _streamed(as_open_data(of, centre, now), name)
    if form == "pdf" and (refused := _too_long(request, length)):
        return refused
    counted = told("截至 {at}，共 {n} 项", at=spelling.moment_long(now), n=length)
    rows = (row.cells for row in of.whole(now, centre))
    list_told = Told(listing.name_of_list(of.code), counted, (told(of.formula),), of.head, rows, of.widths)
    return _printed(list_told, name, now) if form == "pdf" else _table(list_told, form, name)


def _sheet_of_items(of: ListDefinition, narrowed: Narrowed, now: datetime) -> Told:
    columns, batch = (*of.columns, *(of.lines.columns if of.lines else ())), batches.last(of.code)
    return Told(
        listing.name_of_list(of.code),
        listing.counted_words(queries.total(of, narrowed, now), now),
        tuple(told(listing.NEEDS[need.code]) for need in of.needs),
        (told("事项"), told("办理部门"), *(told(listing.COLUMNS[column.code]) for column in columns)),
        (row for one in queries.whole(of, narrowed, now) for row in listing.for_paper(of, one)),
        (5, 4, *(2 for _ in columns)),
        told("已公布到第 {number} 批（{document}）", number=batch.number, document=batch.document) if batch else "",
    )


def _table(of: Told, form: str, name: str) -> HttpResponse:
    above = ((of.title,), (of.counted,), of.formula)
    if form == "csv":
        return as_stream(sheets.as_csv(above, of.head, of.rows), name, sheets.CSV)
    return as_stream(sheets.excel(of.title, above, of.head, of.rows), name, sheets.EXCEL)


def _printed(of: Told, name: str, now: datetime) -> HttpResponse:
    sheet = ListSheet(
        title=of.title,
        office=theme.city_name(),
        as_of=told("截至 {at}", at=spelling.moment_long(now)),
        counted=of.counted,
        batch=of.batch,
        formula=of.formula,
        head=of.head,
        widths=of.widths,
        rows=tuple(of.rows),
        made_on=localtime(now).date(),
        demo=told("示范数据，仅供演示") if settings.YIMEN_DEMO else None,
    )
    return as_attachment(ports.printer().print_list(sheet), name, "application/pdf")


def _too_long(request: HttpRequest, length: int) -> HttpResponse | None:
    """A list that nobody would read on paper is told to be taken otherwise."""
    if length <= MOST_ON_PAPER:
        return None
    words = told("这张清单有 {n} 项，纸上太长。请先按部门筛选，或下载 Excel。", n=length)
    return errors.page(request, 422, told("清单太长，不能做成 PDF"), words)


def _streamed(pieces: Iterator[str], name: str) -> HttpResponse:
    return as_stream((piece.encode() for piece in pieces), name, "application/json")


def _file_name(code: str, form: str, now: datetime) -> str:
    return f"{listing.name_of_list(code)}-{localtime(now):%Y%m%d}.{form}"
