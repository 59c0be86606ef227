"""A list on paper: whole where somebody would read it, else bound in volumes of some items each.

Drawing a list takes as much memory as it has rows: twenty thousand at once take 1.7 GB, volume by volume 240 MB.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.conf import settings
from django.utils.timezone import localtime

from yimen.insight.lists import ports, queries
from yimen.insight.lists.rows import Narrowed, Volume
from yimen.kernel.lists import ListDefinition
from yimen.kernel.papers.list_sheets import ListSheet
from yimen.kernel.snapshot import snapshot
from yimen.threshold import listing, spelling, theme
from yimen.threshold.language import told
from yimen.threshold.registered_lists import RegisteredList

#: How many items a volume holds: some seventy pages.
VOLUME = 2000
Cells = tuple[str, ...]


@snapshot
class OnPaper:
    """A list as it is printed: its words, its head, and its rows after a key."""

    title: str
    counted: str
    batch: str
    formula: Cells
    head: Cells
    widths: tuple[int, ...]
    items: int
    as_of: datetime
    volumes: Callable[[], tuple[Volume, ...]]
    rows: Callable[[str, int], Iterable[Cells]]
    """The rows of so many items after a key."""


def of_items(of: ListDefinition, narrowed: Narrowed, now: datetime) -> OnPaper:
    """A list of items, as it was at a moment."""
    columns = (*of.columns, *(of.lines.columns if of.lines else ()))
    total = queries.total(of, narrowed, now)
    return OnPaper(
        listing.name_of_list(of.code),
        listing.counted_words(total, now),
        listing.batch_words(of.code, now),
        tuple(told(listing.NEEDS[need.code]) for need in of.needs),
        (told("事项"), told("办理部门"), *(told(listing.COLUMNS[column.code]) for column in columns)),
        (5, 4, *(2 for _ in columns)),
        total.items,
        now,
        lambda: queries.volumes(of, narrowed, now, VOLUME),
        lambda after, size: (
            row
            for one in queries.page(of, narrowed, now, after, size).rows
            for row in listing.for_paper(of, one)
        ),
    )  # fmt: skip


def of_register(of: RegisteredList, centre: str, now: datetime) -> OnPaper:
    """A list that its own register answers."""
    return OnPaper(
        listing.name_of_list(of.code),
        of.counted_words(now, centre),
        listing.batch_words(of.code, now),
        (told(of.formula),),
        of.head,
        of.widths,
        of.length(now, centre),
        now,
        lambda: tuple(_volumes(of, centre, now)),
        lambda after, size: (row.cells for row in of.page(now, centre, after, size).rows),
    )


def _volumes(of: RegisteredList, centre: str, now: datetime) -> Iterator[Volume]:
    after: str | None = ""
    while after is not None:
        page = of.page(now, centre, after, VOLUME)
        if page.rows:
            yield Volume(after, page.rows[0].name, page.rows[-1].name, len(page.rows))
        after = page.after


def printed(paper: OnPaper, after: str = "", volume: str = "") -> bytes:
    """The list as PDF, or one volume of it."""
    now = paper.as_of
    sheet = ListSheet(
        title=paper.title,
        office=theme.city_name(),
        as_of=told("截至 {at}", at=spelling.moment_long(now)),
        counted=paper.counted,
        batch=paper.batch,
        formula=paper.formula,
        head=paper.head,
        widths=paper.widths,
        rows=tuple(paper.rows(after, VOLUME)),
        made_on=localtime(now).date(),
        volume=volume,
        demo=told("示范数据，仅供演示") if settings.YIMEN_DEMO else None,
    )
    return ports.printer().print_list(sheet)


def called(number: int, of: int) -> str:
    """What a volume is called."""
    return told("第 {number} 册，共 {of} 册", number=number, of=of)
