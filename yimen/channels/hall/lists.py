"""The lists 清单 as anybody reads them: an index by family, each list with filters, its files, and what changed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.html import format_html
from django.utils.timezone import get_current_timezone, localtime
from django.views.decorators.http import require_GET

from yimen.insight.lists import history, ports, queries
from yimen.insight.lists.rows import ChangedDay, ListRow, Narrowed
from yimen.kernel.list_sheets import ListSheet
from yimen.kernel.lists import POLICIES, ListDefinition
from yimen.registries.batches import queries as batches
from yimen.registries.catalogue.themes import THEMES
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, errors, listing, sheets, spelling, theme
from yimen.threshold.actors import open_to_all
from yimen.threshold.language import told
from yimen.threshold.limits import limited
from yimen.threshold.security import as_attachment, as_stream

AUDIENCES = (("", "全部"), ("person", "个人办事"), ("organisation", "企业办事"))
FORMS = (("xlsx", "Excel"), ("pdf", "PDF"), ("csv", "CSV"), ("json", "JSON"))
DAYS_DRAWN = 24
#: About a hundred pages.
MOST_ON_PAPER = 3000
MOST_BATCHES = 10_000


Labelled = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownFamily:
    """A family of lists with how many items stand on each."""

    name: str
    note: str
    lists: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item on a list as the page shows it: its cells with the names of their columns, the first line beside it."""

    row: ListRow
    told: Labelled
    first_line: Labelled
    more_lines: tuple[Labelled, ...]

    @property
    def span(self) -> str:
        return format_html(' rowspan="{}"', 1 + len(self.more_lines)) if self.more_lines else ""

    @property
    def url(self) -> str:
        return reverse("hall:guide", args=[self.row.ref])


@dataclass(frozen=True, slots=True)
class Bars:
    """One day of the picture of changes: what came on stands above the line, what left below."""

    x: int
    top: int
    added: int
    removed: int


@require_GET
@open_to_all
def index(request: HttpRequest) -> HttpResponse:
    """All lists, family by family."""
    now = clock.now()
    counted = {one.code: one.items for one in queries.counts(now)}
    families = [
        ShownFamily(
            told(listing.FAMILY_NAMES[family]),
            told(listing.FAMILY_NOTES[family]),
            tuple((code, listing.name_of_list(code), counted[code]) for code in codes if code != POLICIES),
        )
        for family, codes in listing.families()
    ]
    return render(request, "hall/lists.html", {"here": "lists", "families": families, "as_of": now})


@require_GET
@open_to_all
def one_list(request: HttpRequest, code: str) -> HttpResponse:
    """A list as of today or an earlier day, narrowed by whoever reads it."""
    of, now = _definition(code), clock.now()
    as_of, narrowed = _as_of(request, now), listing.narrowed_by(request.GET)
    total, page = queries.opened(of, narrowed, as_of, request.GET.get("after", ""))
    on = localtime(as_of).date()
    facts = _about(of, as_of) | {
        "total": total,
        "batch": batches.last(code),
        "rows": [_shown(of, row) for row in page.rows],
        "after": page.after,
        "narrowed": narrowed,
        "office": offices.office(narrowed.office, on) if narrowed.office else None,
        "centre": offices.centre(narrowed.centre, on) if narrowed.centre else None,
        "audiences": AUDIENCES,
        "themes": THEMES,
        "levels": listing.LEVELS.items(),
        "forms": FORMS,
        "asked_on": "" if as_of == now else f"{on:%Y-%m-%d}",
        "today": f"{localtime(now):%Y-%m-%d}",
    }
    return render(request, "hall/list.html", facts)


@require_GET
@open_to_all
def by_office(request: HttpRequest, code: str) -> HttpResponse:
    """A list office by office, with those that have nothing on it; and the centres one can narrow it to."""
    of, now = _definition(code), clock.now()
    shares = queries.by_office(of, now)
    facts = _about(of, now) | {
        "shares": [(share, told(listing.LEVELS[share.level])) for share in shares],
        "on_list": sum(share.on_list for share in shares),
        "centres": offices.centres(localtime(now).date()),
    }
    return render(request, "hall/list_offices.html", facts)


@require_GET
@open_to_all
def changes(request: HttpRequest, code: str) -> HttpResponse:
    """What came onto a list and left it, day by day and item by item."""
    of, now = _definition(code), clock.now()
    days = history.days(of, now)
    facts = _about(of, now) | {
        "days": days[::-1],
        "bars": _bars(days),
        "changes": history.changes(of, now, _shown_since(days)),
    }
    return render(request, "hall/list_changes.html", facts)


@require_GET
@open_to_all
def batches_page(request: HttpRequest, code: str) -> HttpResponse:
    """What was published of a list: batch by batch, with date and document."""
    of, now = _definition(code), clock.now()
    return render(request, "hall/list_batches.html", _about(of, now) | {"batches": batches.batches(code)})


@require_GET
@open_to_all
def batch(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One batch as it was published, with what changed against the one before."""
    of, found = _definition(code), batches.batch(code, min(number, MOST_BATCHES))
    if found is None:
        raise Http404
    page = batches.items(code, found.number, request.GET.get("after", ""))
    facts = _about(of, found.as_of) | {
        "batch": found,
        "rows": page.rows,
        "after": page.after,
        "difference": batches.difference(code, found.number),
    }
    return render(request, "hall/list_batch.html", facts)


@require_GET
@open_to_all
@limited("list_files", 30, timedelta(minutes=1))
def as_file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The whole list as Excel, PDF, CSV or JSON, with the same filters as the page."""
    of, now = _definition(code), clock.now()
    as_of, narrowed = _as_of(request, now), listing.narrowed_by(request.GET)
    total, rows = queries.total(of, narrowed, as_of), queries.whole(of, narrowed, as_of)
    name = f"{listing.name_of_list(code)}-{localtime(as_of):%Y%m%d}.{form}"
    if form == "json":
        pieces = (piece.encode() for piece in listing.as_open_data(of, total, rows, narrowed, as_of))
        return as_stream(pieces, name, "application/json")
    above = ((listing.name_of_list(code),), (listing.counted_words(total, as_of),), (listing.formula(of),))
    head, cells = listing.column_names(of), (flat for row in rows for flat in listing.flat(of, row))
    if form == "pdf":
        return _on_paper(request, of, narrowed, as_of, name)
    if form == "csv":
        return as_stream(sheets.as_csv(above, head, cells), name, sheets.CSV)
    if form == "xlsx":
        return as_stream(sheets.excel(listing.name_of_list(code), above, head, cells), name, sheets.EXCEL)
    raise Http404


def _shown(of: ListDefinition, row: ListRow) -> ShownItem:
    own = [told(listing.COLUMNS[column.code]) for column in of.columns]
    heads = [told(listing.COLUMNS[column.code]) for column in of.lines.columns] if of.lines else []
    lines = tuple(tuple(zip(heads, map(_dash, line), strict=True)) for line in listing.line_cells(of, row))
    first = lines[0] if lines else tuple((head, "—") for head in heads)
    return ShownItem(row, tuple(zip(own, map(_dash, listing.item_cells(of, row)), strict=True)), first, lines[1:])


def _dash(cell: str) -> str:
    return cell or "—"


def _on_paper(request: HttpRequest, of: ListDefinition, narrowed: Narrowed, as_of: datetime, name: str) -> HttpResponse:
    """The list as PDF; one that nobody would read on paper is told to be taken otherwise."""
    total = queries.total(of, narrowed, as_of)
    if total.items > MOST_ON_PAPER:
        words = told("这张清单有 {n} 项，纸上太长。请先按部门筛选，或下载 Excel。", n=total.items)
        return errors.page(request, 422, told("清单太长，不能做成 PDF"), words)
    columns = (*of.columns, *(of.lines.columns if of.lines else ()))
    batch = batches.last(of.code)
    sheet = ListSheet(
        title=listing.name_of_list(of.code),
        office=theme.city_name(),
        as_of=told("截至 {at}", at=spelling.moment_long(as_of)),
        counted=listing.counted_words(total, as_of),
        batch=told("已公布到第 {number} 批（{document}）", number=batch.number, document=batch.document)
        if batch
        else "",
        formula=tuple(told(listing.NEEDS[need.code]) for need in of.needs),
        head=(told("事项"), told("办理部门"), *(told(listing.COLUMNS[column.code]) for column in columns)),
        widths=(5, 4, *(2 for _ in columns)),
        rows=tuple(row for one in queries.whole(of, narrowed, as_of) for row in listing.for_paper(of, one)),
        made_on=localtime(as_of).date(),
        demo=told("示范数据，仅供演示") if settings.YIMEN_DEMO else None,
    )
    return as_attachment(ports.printer().print_list(sheet), name, "application/pdf")


def _about(of: ListDefinition, as_of: datetime) -> dict[str, object]:
    columns = (*of.columns, *(of.lines.columns if of.lines else ()))
    return {
        "here": "lists",
        "list": of,
        "name": listing.name_of_list(of.code),
        "formula": [told(listing.NEEDS[need.code]) for need in of.needs],
        "counter": told(listing.COUNTERS[of.counts]),
        "columns": [told(listing.COLUMNS[column.code]) for column in columns],
        "as_of": as_of,
    }


def _definition(code: str) -> ListDefinition:
    of = listing.definition(code)
    if of is None:
        raise Http404
    return of


def _as_of(request: HttpRequest, now: datetime) -> datetime:
    """The end of the day that was asked for; now for today, for no day, and for one that has not come."""
    try:
        day = parse_date(request.GET.get("on", ""))
    except ValueError:
        day = None
    if day is None or day >= localtime(now).date() or day.year < 1900:
        return now
    return datetime.combine(day, time.max, get_current_timezone())


def _shown_since(days: tuple[ChangedDay, ...]) -> date | None:
    """The day since which there are enough changes to be shown one by one."""
    shown = 0
    for day in reversed(days):
        shown += day.added + day.removed
        if shown >= history.MOST_CHANGES:
            return day.on
    return None


def _bars(days: tuple[ChangedDay, ...]) -> tuple[Bars, ...]:
    drawn = days[-DAYS_DRAWN:]
    most = max((max(day.added, day.removed) for day in drawn), default=0) or 1

    def height(count: int) -> int:
        return max(3, round(70 * count / most)) if count else 0

    return tuple(
        Bars(24 * at + 4, 82 - height(day.added), height(day.added), height(day.removed))
        for at, day in enumerate(drawn)
    )
