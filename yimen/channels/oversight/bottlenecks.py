"""Whole-process supervision: the ranking of bottlenecks by step, desk and unit, and one case's way with its limits."""

from collections.abc import Mapping
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.channels.oversight.figures import OVERSEERS
from yimen.channels.oversight.sheet import Cell, Chip, Row, Sheet, Stat, Table, answered, asking, span_chips, span_of
from yimen.channels.oversight.ways import STEPS, columns, days
from yimen.insight.figures import bottlenecks
from yimen.insight.figures.bottlenecks import Bottleneck, WayPause, WayStay
from yimen.kernel.reform.figures import CONVERSION
from yimen.kernel.traces import OURS, Step
from yimen.threshold import clock, spelling
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.cards import PAUSE_GROUNDS

BY: Mapping[str, str] = {"step": "按环节", "post": "按岗位和人", "office": "按部门"}


@require_safe
@needs_staff(*OVERSEERS)
def ranking(request: HttpRequest) -> HttpResponse:
    """Where cases stay longest, by step, by desk and person, or by unit."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    by = request.GET.get("by", "")
    by = by if by in BY else "step"
    found = bottlenecks.ranked(by, me, span)
    table = Table(
        "bottlenecks", told(BY[by]),
        columns("在哪里", "次数", "等待合计", "办理合计", "平均停留", "最长停留", "超过环节时限", numbers=6),
        tuple(_ranked(one, by) for one in found), empty=told("这段时间没有办完的环节"),
        note=told("停留按办公时间算，从到岗到转出；补正和特别程序不计。超过环节时限只数有环节时限的。"),
    )  # fmt: skip
    chips = (
        *(Chip(told(words), asking(request, by=code), "yes" if code == by else "") for code, words in BY.items()),
        *span_chips(request, name),
    )
    lead = told("从留痕算出每一岗停留多久，停得最久的排在最前：按环节看流程，按岗位看人手，按部门看责任。")
    crumbs = ((told("监察指标"), reverse("oversight:figures")),)
    return answered(request, Sheet(told("瓶颈排行"), lead, (table,), (), chips, crumbs), now)


def _ranked(one: Bottleneck, by: str) -> Row:
    whole = one.waited + one.worked
    return (
        Cell(told(STEPS[one.name]) if by == "step" else one.name or told("没有岗位"), small=one.holders),
        Cell(f"{one.stays:,}"), Cell(lasted(one.waited)), Cell(lasted(one.worked)), Cell(lasted(whole // one.stays)),
        Cell(lasted(one.longest)), Cell(f"{one.over:,}", lamp="red" if one.over else ""),
    )  # fmt: skip


@require_safe
@needs_staff(*OVERSEERS)
def whole_way(request: HttpRequest, ref: str) -> HttpResponse:
    """The way of one case: each stay with its holder, duration and limit, and each pause with its ground."""
    way = bottlenecks.whole_way(ref, actor_of_request(request))
    if way is None:
        raise Http404(ref)
    tables = (
        Table(
            "stays", told("每一岗的停留"),
            columns("环节", "岗位和经办人", "来到", "离开", "等了", "办了", "环节时限", numbers=3),
            tuple(_stay(one) for one in way.stays), empty=told("还没有停留"),
        ),
        Table(
            "pauses", told("暂停计时"), columns("原因", "从", "到", "告知书"), tuple(_pause(one) for one in way.pauses),
            empty=told("没有暂停过"),
        ),
    )  # fmt: skip
    ours = [one for one in way.stays if one.step in OURS]
    waited, worked = (sum(getattr(one, name) or 0 for one in ours) for name in ("waited", "worked"))
    stats = (
        _told_in_two(told("等待合计"), lasted(waited)),
        _told_in_two(told("办理合计"), lasted(worked)),
        _told_in_two(told("到期"), spelling.moment_short(way.due_at) if way.due_at else "—"),
        _told_in_two(told("办结"), spelling.moment_short(way.ended_at) if way.ended_at else told("在办")),
    )
    lead = f"{way.office_name} · {way.number} · {told('收件 {day}', day=spelling.moment_long(way.received_at))}"
    crumbs = (
        (told("瓶颈排行"), reverse("oversight:bottlenecks")), (way.number, reverse("workbench:case", args=[way.ref]))
    )  # fmt: skip
    return answered(request, Sheet(way.item_name, lead, tables, stats, crumbs=crumbs), clock.now())


def _told_in_two(title: str, words: str) -> Stat:
    """The number large, its unit below: on a phone both have room."""
    value, _, unit = words.partition(" ")
    return Stat(title, value, foot=unit)


def _stay(one: WayStay) -> Row:
    holder = told("申请人") if one.step == Step.CORRECT else one.post_name
    over = one.due_at is not None and (one.stopped_at or clock.now()) > one.due_at
    limit = spelling.amount(one.amount, one.unit) if one.amount is not None else "—"
    return (
        Cell(told(STEPS[one.step])), Cell(holder, small=one.who if one.step in OURS else ""),
        Cell(spelling.moment_short(one.came_at)),
        Cell(spelling.moment_short(one.left_at) if one.left_at else told("还在这里")), Cell(lasted(one.waited)),
        Cell(lasted(one.worked)),
        Cell(limit, lamp="red" if over else "", small=spelling.moment_short(one.due_at) if one.due_at else ""),
    )  # fmt: skip


def lasted(minutes: int | None) -> str:
    """Office time of one case: minutes below an hour, hours below a day, then working days."""
    if minutes is None or minutes >= CONVERSION["working_day"]:
        return days(minutes)
    if minutes < CONVERSION["hour"]:
        return spelling.amount(minutes, "minute")
    return spelling.amount((Decimal(minutes) / CONVERSION["hour"]).quantize(Decimal("0.1")), "hour")


def _pause(one: WayPause) -> Row:
    return (
        Cell(told(PAUSE_GROUNDS.get(one.ground, one.ground))), Cell(spelling.moment_short(one.begins_at)),
        Cell(spelling.moment_short(one.ends_at) if one.ends_at else told("还在暂停")),
        Cell(told("有书面告知") if one.notice else told("没有书面告知"), lamp="" if one.notice else "red"),
    )  # fmt: skip
