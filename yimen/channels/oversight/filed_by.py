"""Channels in use 渠道占比: hall first, web, kiosk and telephone beside it; of each item and month."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.channels.oversight.figures import OVERSEERS, ratio
from yimen.channels.oversight.sheet import Cell, Column, Row, Sheet, Stat, Table, answered, span_chips, span_of
from yimen.insight.figures import channels
from yimen.insight.figures.channels import ChannelCounts
from yimen.kernel.channels import CaseChannel
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.visits import CASE_CHANNELS


@require_safe
@needs_staff(*OVERSEERS)
def channels_page(request: HttpRequest) -> HttpResponse:
    """The share of each channel among the cases received, in all, by month and by item."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    found = channels.report(me, span)
    shown = channels.columns((found.whole,))
    stats = tuple(_stat(found.whole, one) for one in shown)
    heads = (Column(told("收件"), "yes"), *(Column(told(CASE_CHANNELS[one]), "yes") for one in shown))
    months = Table(
        "months", told("按月份"), (Column(told("月份")), *heads),
        tuple((Cell(one.month), *_cells(one.by, shown)) for one in found.months), empty=told("这段时间没有收件"),
    )  # fmt: skip
    items = Table(
        "items", told("按事项"), (Column(told("事项")), *heads),
        tuple(
            (Cell(one.name, reverse("hall:guide", args=[one.ref]), small=one.office_name), *_cells(one.by, shown))
            for one in found.items
        ),
        note=told("还有 {n} 个事项没有列出。", n=found.more) if found.more else "",
        empty=told("这段时间没有收件"),
    )  # fmt: skip
    lead = told("渠道由系统在收件时盖上：工作人员的页面是窗口，登记过的终端是自助终端，手机由浏览器说明。没有人能选。")
    sheet = Sheet(told("渠道占比"), lead, (months, items), stats, span_chips(request, name), _crumbs())
    return answered(request, sheet, now)


def _stat(by: ChannelCounts, channel: CaseChannel) -> Stat:
    share = by.share(channel)
    return Stat(told(CASE_CHANNELS[channel]), share.percent, *ratio(share))


def _cells(by: ChannelCounts, shown: tuple[CaseChannel, ...]) -> Row:
    return (
        Cell(f"{by.whole:,}"),
        *(Cell(by.share(one).percent, small=f"{by.counts[one]:,}") for one in shown),
    )


def _crumbs() -> tuple[tuple[str, str], ...]:
    return ((told("监察指标"), reverse("oversight:figures")),)
