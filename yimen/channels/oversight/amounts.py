"""How many items there are, as of any day: the catalogue's history in figures."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from yimen.channels.oversight.figures import OVERSEERS
from yimen.channels.oversight.sheet import Cell, Column, Row, Sheet, Table, answered, as_of
from yimen.insight.figures import catalogue
from yimen.insight.figures.rows import Amount
from yimen.threshold import clock, listing
from yimen.threshold.actors import needs_staff
from yimen.threshold.language import told


@require_safe
@needs_staff(*OVERSEERS)
def amounts_page(request: HttpRequest) -> HttpResponse:
    """How many items were kept, had ended, were handed down and held, as of a day."""
    now = clock.now()
    at = as_of(request, now)
    found = catalogue.amounts(at)
    columns = (
        Column(told("层级")), Column(told("在实施的事项"), "yes"), Column(told("基本目录事项"), "yes"),
        Column(told("已停办"), "yes"), Column(told("承接的下放"), "yes"), Column(told("审批处接管"), "yes"),
    )  # fmt: skip
    table = Table(
        "levels", told("按层级"), columns, tuple(_amount(one) for one in (*found.levels, found.total)),
        note=told("在实施的事项按“部门＋事项”计；基本目录事项不管几个部门办，每级只计一次。两个数不能相加。"),
        empty=told("那时还没有事项"),
    )  # fmt: skip
    lead = told("从事项版本、下放记录和接管记录的起止日期算出来：问哪一天，就是哪一天的数。")
    sheet = Sheet(told("事项数量"), lead, (table,), crumbs=((told("监察指标"), reverse("oversight:figures")),))
    sheet.further.update(on=request.GET.get("on", "")[:10] if at != now else "", today=str(localtime(now).date()))
    return answered(request, sheet, at)


def _amount(one: Amount) -> Row:
    return (
        Cell(told(listing.LEVELS[one.level]) if one.level else told("全部层级")), Cell(f"{one.items:,}"),
        Cell(f"{one.base_items:,}"), Cell(f"{one.ended:,}"), Cell(f"{one.handed_down:,}"), Cell(f"{one.held:,}"),
    )  # fmt: skip
