"""The files of the lists: each whole, as Excel, PDF, CSV or JSON, with the same filters as its page."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import get_current_timezone, localtime
from django.views.decorators.http import require_GET

from yimen.channels.hall.lists import list_paper
from yimen.channels.hall.lists.list_paper import OnPaper
from yimen.insight.lists import queries
from yimen.kernel.lists import ListDefinition
from yimen.kernel.snapshot import snapshot
from yimen.threshold import clock, listing, sheets, typed
from yimen.threshold.actors import open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.registered_lists import REGISTERED, RegisteredList, as_open_data
from yimen.threshold.security import as_attachment, as_stream

FORMS = (("xlsx", "Excel"), ("pdf", "PDF"), ("csv", "CSV"), ("json", "JSON"))


@snapshot
class Told:
    """A list as a table tells it: title, how long as of when, up to which batch, by which needs, head and rows."""

    title: str
    counted: str
    batch: str
    formula: tuple[str, ...]
    head: tuple[str, ...]
    rows: Iterable[tuple[str, ...]]


@require_GET
@open_to_all
@limited("list_files", 30, timedelta(minutes=1))
def as_file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The whole list as Excel, PDF, CSV or JSON, with the same filters as the page; a long one as PDF in volumes."""
    registered, of = REGISTERED.get(code), listing.definition(code)
    if form not in dict(FORMS) or (registered is None and of is None):
        raise Http404
    if form == "pdf":
        return _pdf(request, code)
    if registered is not None:
        return _registered(request, registered, form)
    assert of is not None
    return _of_items(request, of, form)


def on_paper(request: HttpRequest, code: str, now: datetime) -> OnPaper | None:
    """A list as it is printed; what a register answers stands as it is today."""
    registered, of = REGISTERED.get(code), listing.definition(code)
    if registered is not None:
        return list_paper.of_register(registered, request.GET.get("centre", "")[:40], clock.now())
    return list_paper.of_items(of, listing.narrowed_by(request.GET), now) if of else None


def as_of(request: HttpRequest, now: datetime) -> datetime:
    """The end of the day that was asked for; now for today, for no day, and for one that has not come."""
    today = localtime(now).date()
    if (day := typed.day_or(request.GET, "on", today)) >= today:
        return now
    return datetime.combine(day, time.max, get_current_timezone())


def _pdf(request: HttpRequest, code: str) -> HttpResponse:
    now, asked = as_of(request, clock.now()), request.GET.get("volume", "")
    paper = on_paper(request, code, now)
    assert paper is not None
    if paper.items <= list_paper.VOLUME:
        return as_attachment(list_paper.printed(paper), file_name(code, "pdf", now), "application/pdf")
    bound = paper.volumes()
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 0
    if not 1 <= number <= len(bound):
        return redirect(f"{reverse('hall:list_volumes', args=[code])}?{request.GET.urlencode()}")
    drawn = list_paper.printed(paper, bound[number - 1].after, list_paper.called(number, len(bound)))
    return as_attachment(drawn, file_name(code, "pdf", now, number), "application/pdf")


def _of_items(request: HttpRequest, of: ListDefinition, form: str) -> HttpResponse:
    now, narrowed = as_of(request, clock.now()), listing.narrowed_by(request.GET)
    name = file_name(of.code, form, now)
    total, rows = queries.total(of, narrowed, now), queries.whole(of, narrowed, now)
    if form == "json":
        return _streamed(listing.as_open_data(of, total, rows, narrowed, now), name)
    cells = (flat for row in rows for flat in listing.flat(of, row))
    title, counted, batch = (
        listing.name_of_list(of.code),
        listing.counted_words(total, now),
        listing.batch_words(of.code, now),
    )
    return _table(Told(title, counted, batch, (listing.formula(of),), listing.column_names(of), cells), form, name)


def _registered(request: HttpRequest, of: RegisteredList, form: str) -> HttpResponse:
    """A list that its own register answers, as it stands now."""
    now, centre = clock.now(), request.GET.get("centre", "")[:40]
    name = file_name(of.code, form, now)
    if form == "json":
        return _streamed(as_open_data(of, centre, now), name)
    rows = (row.cells for row in of.whole(now, centre))
    title, batch = listing.name_of_list(of.code), listing.batch_words(of.code, now)
    return _table(Told(title, of.counted_words(now, centre), batch, (told(of.formula),), of.head, rows), form, name)


def _table(of: Told, form: str, name: str) -> HttpResponse:
    above = ((of.title,), (of.counted,), (of.batch,), of.formula)
    if form == "csv":
        return as_stream(sheets.as_csv(above, of.head, of.rows), name, sheets.CSV)
    return as_stream(sheets.excel(of.title, above, of.head, of.rows), name, sheets.EXCEL)


def _streamed(pieces: Iterator[str], name: str) -> HttpResponse:
    return as_stream((piece.encode() for piece in pieces), name, "application/json")


def file_name(code: str, form: str, now: datetime, volume: int = 0) -> str:
    """What a file of a list is called; a volume bears its number."""
    part = f"-{volume:02d}" if volume else ""
    return f"{listing.name_of_list(code)}-{localtime(now):%Y%m%d}{part}.{form}"
