"""Sparing, gathering and sizes of lists under oversight: papers, limits and trips before and now, item by item."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.channels.oversight.figures import OVERSEERS, ratio
from yimen.channels.oversight.item_figures import OVERSEERS as OF_ITEMS
from yimen.channels.oversight.sheet import (
    Cell,
    Chip,
    Column,
    Row,
    Sheet,
    Stat,
    Table,
    answered,
    as_of,
    asking,
    span_chips,
    span_of,
)
from yimen.channels.oversight.ways import columns, days
from yimen.insight.figures import gathered, sparing
from yimen.insight.figures.gathered import Gathered
from yimen.insight.figures.sparing import Process
from yimen.insight.lists import queries as lists
from yimen.insight.lists import sizes
from yimen.kernel.lists import LISTS
from yimen.kernel.rates import Share, percent
from yimen.kernel.reform.sparing import Papers, fewer
from yimen.registries.dated import ZONE, day_of
from yimen.registries.figures.reading import ItemSet
from yimen.threshold import clock, listing, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told

SHOWN = 30
"""Rows on the page; the file to be taken away has all of them."""
PARTS: Mapping[str, str] = {
    "materials": "材料", "required": "必要材料", "optional": "非必要材料", "tolerable": "容缺后补", "sheets": "份数",
    "pages": "页数上限",
}  # fmt: skip


def _crumbs() -> tuple[tuple[str, str], ...]:
    return ((told("监察指标"), reverse("oversight:figures")),)


@never_cache
@require_safe
@needs_staff(*OF_ITEMS)
def sparing_page(request: HttpRequest) -> HttpResponse:
    """Papers, limits and trips of each licence at the end of last month (or another day) and now: the same items."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    days_before = _days(now)[1:]
    before = _before(request) or datetime.combine(date.fromisoformat(days_before[0][1]), time(0), ZONE)
    shown = day_of(before).isoformat()
    chips = tuple(
        Chip(told("和{day}比", day=words), asking(request, before=day), "yes" if day == shown else "")
        for words, day in days_before
    )
    of = ItemSet(request.GET.get("list", "")[:40], request.GET.get("office", "")[:40])
    if not of.known:
        raise Http404
    found = sparing.processes(me, of, before, now, span)
    total = sparing.whole(found)
    timed = [one for one in found if one.ends is not None]
    decided = sorted((one for one in found if one.done.cases), key=lambda one: -one.trips_saved)
    parts = fewer(*total.papers)
    stats = tuple(
        Stat(told(PARTS[part]), percent(parts[part].rate), str(parts[part].removed), str(parts[part].before))
        for part in ("materials", "sheets", "pages")
    )
    saved = Share(total.trips_saved, total.trips_before)
    stats += (Stat(told("少跑"), percent(saved.rate) if saved.part >= 0 else "—", *ratio(saved)),)
    tables = (
        Table(
            "papers", told("材料和份数，前后"),
            columns("证照或事项", "材料", "精简率", "份数", "页数上限", "少要材料", numbers=5),
            tuple(_papers(one) for one in found[:SHOWN]), whole=lambda: (_papers(one) for one in found),
            empty=told("没有前后都在实施的事项"),
            note=told("只计前后都在实施的事项。按合计相除，不按各项平均；页数是事项允许的上限。"),
        ),
        Table(
            "kinds", told("按材料类别"), columns("类别", "原有", "现有", "精简率", numbers=3),
            tuple(
                (Cell(told(PARTS[part])), Cell(str(one.before)), Cell(str(one.after)), Cell(percent(one.rate)))
                for part, one in parts.items()
            ),
        ),
        Table(
            "limits", told("时限由…压缩至…（工作日）"),
            columns("证照或事项", "原承诺", "现承诺", "最短压缩", "最长压缩", "实际用时", numbers=5),
            tuple(_limits(one) for one in timed[:SHOWN]), whole=lambda: (_limits(one) for one in timed),
            empty=told("没有前后都有承诺时限的事项"),
        ),
        Table(
            "trips", told("跑动次数，从办结的办件数出来"),
            columns("证照或事项", "办结", "原来要跑", "实际跑了", "少跑", numbers=4),
            tuple(_trips(one) for one in decided[:SHOWN]), whole=lambda: (_trips(one) for one in decided),
            empty=told("这段时间没有办结的办件"),
        ),
    )  # fmt: skip
    lead = told("和 {day} 比：同一批事项当时和现在要多少材料、多少天、跑几次；现在跑了几次、用了多久，从办件数出来。",
                day=day_of(before).isoformat())  # fmt: skip
    sheet = Sheet(told("减材料、减时限、减跑动"), lead, tables, stats, (*chips, *span_chips(request, name)), _crumbs())
    return answered(request, sheet, now)


def _before(request: HttpRequest) -> datetime | None:
    day = typed.day_or(request.GET, "before", None)
    return datetime.combine(day, time(0), ZONE) if day else None


def _from_to(before: object, now: object) -> str:
    return f"{before} → {now}"


def _papers(one: Process) -> Row:
    was, is_ = one.papers
    return (
        Cell(one.name, small=told("{n} 项", n=one.items)),
        Cell(_from_to(was.materials, is_.materials)),
        Cell(percent(_rate(was, is_))),
        Cell(_from_to(was.sheets, is_.sheets)),
        Cell(_from_to(was.pages, is_.pages)),
        Cell(str(one.papers_saved)),
    )


def _rate(was: Papers, now: Papers) -> Fraction | None:
    return fewer(was, now)["materials"].rate


def _limits(one: Process) -> Row:
    assert one.ends is not None, "only processes with limits on both sides stand in this table"
    shortest, longest = one.ends.compressed
    took = f"{days(one.done.shortest)} – {days(one.done.longest)}" if one.done.longest is not None else "—"
    return (
        Cell(one.name),
        Cell(_span(one.ends.before)),
        Cell(_span(one.ends.now)),
        Cell(percent(shortest)),
        Cell(percent(longest)),
        Cell(took, small=told("{n} 件", n=one.done.cases) if one.done.cases else ""),
    )


def _span(ends: tuple[Decimal, Decimal]) -> str:
    least, most = (f"{one.normalize():f}" for one in ends)
    return least if least == most else f"{least}–{most}"


def _trips(one: Process) -> Row:
    return (
        Cell(one.name),
        Cell(f"{one.done.cases:,}"),
        Cell(f"{one.trips_before:,}"),
        Cell(f"{one.done.visits:,}"),
        Cell(f"{one.trips_saved:,}"),
    )


@never_cache
@require_safe
@needs_staff(*OF_ITEMS)
def gathered_page(request: HttpRequest) -> HttpResponse:
    """Of each department's items those in centres, and of these those reviewed and approved once; month by month."""
    now, office = clock.now(), request.GET.get("office", "")[:40]
    at = as_of(request, now)
    found = gathered.departments(at)
    total = gathered.whole(found)
    stats = (
        Stat(told("集中办理比例"), total.share.percent, *ratio(total.share)),
        Stat(told("一审一核率"), total.one_and_one.percent, *ratio(total.one_and_one)),
    )
    by_office = Table(
        "departments", told("按部门"),
        columns("部门", "事项", "在中心办的", "集中办理比例", "一审一核的", "一审一核率", numbers=5),
        tuple(_gathered(request, one) for one in found),
            empty=told("没有实施中的事项"),
        note=told("一审一核：除申请、受理、发证、送达外，只有一个审查、一个决定环节的事项，除以在中心办的事项。"),
    )  # fmt: skip
    tables: tuple[Table, ...] = (by_office,)
    named = next((one.office for one in found if one.office_ref == office), "")
    if named:
        months = gathered.history(office, at)
        rows = tuple(
            (Cell(day.isoformat()), Cell(f"{share.whole:,}"), Cell(f"{share.part:,}"), Cell(share.percent))
            for day, share in months
        )
        title = told("{office}：每月底的集中办理比例", office=named)
        tables = (
            Table("history", title, columns("哪一天", "事项", "在中心办的", "集中办理比例", numbers=3), rows),
            *tables,
        )
    lead = told(
        "部门的事项有多少进了中心窗口办、多少只要一审一核；截至 {day}，从进驻记录和事项版本数出来。",
        day=day_of(at).isoformat(),
    )
    return answered(request, Sheet(told("集中办理和一审一核"), lead, tables, stats, (), _crumbs()), now)


def _gathered(request: HttpRequest, one: Gathered) -> Row:
    return (
        Cell(one.office, url=asking(request, office=one.office_ref)),
        Cell(f"{one.items:,}"),
        Cell(f"{one.here:,}"),
        Cell(one.share.percent),
        Cell(f"{one.twice:,}"),
        Cell(one.one_and_one.percent),
    )


@never_cache
@require_safe
@needs_staff(*OVERSEERS)
def sizes_page(request: HttpRequest) -> HttpResponse:
    """How many items stood on each list on a day, by level; the chosen list by department."""
    now, code = clock.now(), request.GET.get("list", "")
    at, of = as_of(request, now), LISTS.get(code)
    found = sizes.sizes(at)
    levels = sorted({level for one in found for level in one.by_level})
    on = day_of(at).isoformat()
    rows = tuple(
        (
            Cell(told(listing.LIST_NAMES[one.code]), url=asking(request, list=one.code)),
            Cell(f"{one.items:,}", url=f"{reverse('hall:list', args=[one.code])}?on={on}"),
            *(Cell(f"{one.by_level.get(level, 0):,}") for level in levels),
        )
        for one in found
        if one.items or one.code == code
    )
    heads = (Column(told("清单")), Column(told("事项"), "yes"))
    by_level = tuple(Column(told(listing.LEVELS.get(level, "其他")), "yes") for level in levels)
    note = told("一个事项可以在几张清单上，各张不能相加。点数字看当天的清单。")
    table = Table("lists", told("每张清单"), (*heads, *by_level), rows, note=note, empty=told("没有清单"))
    tables: tuple[Table, ...] = (table,)
    if of is not None:
        offices = tuple(
            (
                Cell(one.name),
                Cell(f"{one.on_list:,}"),
                Cell(f"{one.items:,}"),
                Cell(Share(one.on_list, one.items).percent),
            )
            for one in lists.by_office(of, at)
        )
        title = told("{list}，按部门", list=told(listing.LIST_NAMES[code]))
        tables = (Table("offices", title, columns("部门", "在清单上", "全部事项", "占比", numbers=3), offices), *tables)
    chips = tuple(Chip(words, asking(request, on=day), "yes" if on == day else "") for words, day in _days(now))
    sheet = Sheet(
        told("清单数量"), told("截至 {day}，从当天实施的事项版本数出来。", day=on), tables, (), chips, _crumbs()
    )
    return answered(request, sheet, now)


def _days(now: datetime) -> tuple[tuple[str, str], ...]:
    today = day_of(now)
    month = today.replace(day=1) - timedelta(days=1)
    year = today.replace(month=1, day=1) - timedelta(days=1)
    return (
        (told("今天"), today.isoformat()),
        (told("上月底"), month.isoformat()),
        (told("去年底"), year.isoformat()),
    )
