"""The lists 清单 as anybody reads them: an index by family, each list with filters, its files, and what changed."""

from collections.abc import Sequence
from datetime import date, datetime
from html import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from yimen.channels.hall.lists import list_files
from yimen.channels.hall.lists.list_paper import VOLUME
from yimen.insight.lists import history, queries
from yimen.insight.lists.rows import ChangedDay, ListRow
from yimen.kernel.lists import ENTERED, POLICIES, ListDefinition
from yimen.kernel.snapshot import snapshot
from yimen.registries.batches import queries as batches
from yimen.registries.catalogue.themes import THEMES
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, listing
from yimen.threshold import registered_lists as sets
from yimen.threshold.actors import open_to_all
from yimen.threshold.addresses import address
from yimen.threshold.language import told
from yimen.threshold.names.items import ITEM_KINDS

AUDIENCES = (("", "全部"), ("person", "个人办事"), ("organisation", "企业办事"))
DAYS_DRAWN = 24
MOST_BATCHES = 10_000
#: Where the lists that their own registers answer are read.
PAGES = {POLICIES: "hall:policies", ENTERED: "hall:entered_items"}


@snapshot
class ShownFamily:
    """A family of lists with how many items stand on each."""

    name: str
    note: str
    lists: tuple[tuple[str, str, int], ...]


@snapshot
class ShownItem:
    """An item on a list as the page shows it: its cells with the first of its lines, and the lines below them.

    Cells are written here and not in the template: a page has hundreds, and each would be looked up by its name.
    """

    row: ListRow
    span: SafeString
    cells: SafeString
    more_lines: tuple[SafeString, ...]

    @property
    def url(self) -> str:
        return address("hall:guide", [self.row.ref])


@snapshot
class Bars:
    """One day of the picture of changes: what came on stands above the line, what left below."""

    x: int
    top: int
    added: int
    removed: int


@require_GET
@open_to_all
def index(request: HttpRequest) -> HttpResponse:
    """All lists, family by family; of one centre, the set that it publishes."""
    now = clock.now()
    centre = request.GET.get("centre", "")[:40]
    counted = sets.lengths(now, centre)
    families = [
        ShownFamily(
            told(listing.FAMILY_NAMES[family]),
            told(listing.FAMILY_NOTES[family]),
            tuple((code, listing.name_of_list(code), counted[code]) for code in codes),
        )
        for family, codes in listing.families()
    ]
    facts = {"here": "lists", "families": families, "as_of": now, "centre": centre, "centres": sets.centres(now)}
    return render(request, "hall/lists.html", facts)


@require_GET
@open_to_all
def one_list(request: HttpRequest, code: str) -> HttpResponse:
    """A list as of today or an earlier day, narrowed by whoever reads it."""
    if code in PAGES:
        return redirect(f"{reverse(PAGES[code])}?{request.GET.urlencode()}")
    of, now = _definition(code), clock.now()
    as_of, narrowed = list_files.as_of(request, now), listing.narrowed_by(request.GET)
    opened = queries.opened if as_of == now else queries.opened_then
    total, page = opened(of, narrowed, as_of, request.GET.get("after", ""))
    on = localtime(as_of).date()
    facts = _about(of, as_of) | {
        "total": total,
        "batch": listing.batch_of(code, as_of),
        "in_volumes": total.items > VOLUME,
        "rows": [_shown(of, row) for row in page.rows],
        "after": page.after,
        "narrowed": narrowed,
        "office": offices.office(narrowed.office, on) if narrowed.office else None,
        "centre": offices.centre(narrowed.centre, on) if narrowed.centre else None,
        "audiences": AUDIENCES,
        "themes": THEMES,
        "kinds": [(str(kind), words) for kind, words in ITEM_KINDS.items()],
        "levels": listing.LEVELS.items(),
        "forms": list_files.FORMS,
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


def _shown(of: ListDefinition, row: ListRow) -> ShownItem:
    heads = [told(listing.COLUMNS[column.code]) for column in of.lines.columns] if of.lines else []
    own = [told(listing.COLUMNS[column.code]) for column in of.columns]
    lines = listing.line_cells(of, row) or (("",) * len(heads),)
    span = f' rowspan="{len(lines)}"' if len(lines) > 1 else ""
    first, *more = (_cells(heads, line) for line in lines)
    return ShownItem(row, mark_safe(span), _cells(own, listing.item_cells(of, row), span) + first, tuple(more))


def _cells(heads: Sequence[str], cells: Sequence[str], span: str = "") -> SafeString:
    """Cells of a table that folds on a phone: each says by which head it stands."""
    return mark_safe(
        "".join(
            f'<td data-label="{escape(head)}"{span}>{escape(cell or "—")}</td>'
            for head, cell in zip(heads, cells, strict=True)
        )
    )


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
