"""Trends, hot items and indicators 决策分析: for those who lead; each number opens its cases where one may see them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.channels.oversight.figures import OVERSEERS, to_cases
from yimen.channels.oversight.sheet import (
    Cell,
    Chip,
    Column,
    Row,
    Sheet,
    Table,
    answered,
    asking,
    span_chips,
    span_of,
)
from yimen.insight.figures import indicators, trends
from yimen.insight.figures.indicators import Indicator
from yimen.insight.figures.reading import Span
from yimen.insight.figures.rows import Behind
from yimen.insight.figures.trends import AskedAgain, Counted, HotItem, Measure, TrendRow, Whose
from yimen.kernel.few import FEWEST, HIDDEN
from yimen.kernel.trends import Pace, a_year_before, change, per_ten_thousand
from yimen.registries.dated import day_of, midnight
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told

PACES: Mapping[Pace, str] = {Pace.WEEK: "按周", Pace.MONTH: "按月", Pace.YEAR: "按年"}
MEASURES: Mapping[Measure, str] = {
    Measure.RECEIVED: "收件",
    Measure.ENDED: "办结",
    Measure.GRANTED: "准予",
    Measure.DENIED: "不予许可",
}
BESIDE = ("本期", "上年同期", "增减", "增减率")
READERS = OVERSEERS
Chosen = TypeVar("Chosen", bound=StrEnum)


@require_safe
@needs_staff(*READERS)
def trends_page(request: HttpRequest) -> HttpResponse:
    """What came and what ended, by week, month or year, beside the year before."""
    now = clock.now()
    pace = _chosen(request, "by", Pace.MONTH)
    measure = _chosen(request, "of", Measure.RECEIVED)
    whole, of = _whose(request)
    rows, first = trends.trend(of, measure, pace, now), trends.first_receipt()
    columns = (Column(told("时期")), *(Column(told(one), "yes") for one in BESIDE))
    table = Table(
        "trend", told(MEASURES[measure]), columns, tuple(_period(one, measure, pace, of, first) for one in rows),
        note=_note(of) + told("正在过的一期，和上年同一期到同一时刻为止比。") + _since(first),
        empty=told("没有这样的办件"),
    )  # fmt: skip
    chips = (
        *(Chip(told(words), asking(request, of=one.value), _yes(one is measure)) for one, words in MEASURES.items()),
        *(Chip(told(words), asking(request, by=one.value), _yes(one is pace)) for one, words in PACES.items()),
        *_whose_chips(request, whole),
    )
    lead = told("从办件的留痕数出来，和上年同期比。") + (told("每个数能点开看是哪些办件。") if of.sees else "")
    return answered(request, Sheet(told("办件趋势"), lead, (table,), (), chips, _crumbs()), now)


@require_safe
@needs_staff(*READERS)
def hot_page(request: HttpRequest) -> HttpResponse:
    """The items most asked for in a time, beside the same time of the year before."""
    now = clock.now()
    name, span = span_of(request, now)
    whole, of = _whose(request)
    rows, before = trends.hot_items(of, span), _a_year_before(span)
    columns = (Column(told("事项")), *(Column(told(one), "yes") for one in BESIDE))
    table = Table(
        "items", told("热门事项"), columns, tuple(_item(one, name, of, before) for one in rows),
        note=_note(of) + told("只列收件最多的 {n} 个。", n=trends.MOST_ITEMS), empty=told("这段时间没有收件"),
    )  # fmt: skip
    again = Table(
        "materials", told("最常要补的材料"),
        (Column(told("材料")), Column(told("事项")), Column(told("补正的办件"), "yes")),
        tuple(_material(one, name, of) for one in trends.asked_again(of, span)), note=_note(of),
        empty=told("这段时间没有补正"),
    )  # fmt: skip
    chips = (*span_chips(request, name), *_whose_chips(request, whole))
    lead = told("这段时间收件最多的事项，和上年同一段时间比；事项名打开办事指南。")
    lead += told("数字打开办件。") if of.sees else ""
    return answered(request, Sheet(told("热门事项"), lead, (table, again), (), chips, _crumbs()), now)


@require_safe
@needs_staff(*READERS)
def indicators_page(request: HttpRequest) -> HttpResponse:
    """Of each county: inhabitants, cases for ten thousand of them, and enterprises that came and went."""
    now = clock.now()
    name, span = span_of(request, now, "year")
    whole, of = _whose(request)
    rows, before = indicators.indicators(of, span), _a_year_before(span)
    columns = (
        Column(told("区县")), Column(told("常住人口"), "yes"), Column(told("来源")), Column(told("收件"), "yes"),
        Column(told("上年同期"), "yes"), Column(told("每万人办件"), "yes"), Column(told("新设企业"), "yes"),
        Column(told("上年同期新设"), "yes"), Column(told("增减率"), "yes"), Column(told("注销企业"), "yes"),
        Column(told("在册企业"), "yes"), Column(told("每万人企业"), "yes"),
    )  # fmt: skip
    table = Table(
        "counties", told("按区县"), columns, tuple(_county(one, name, of, before) for one in rows),
        note=_note(of) + told("常住人口是公布的数，各有截至日期和来源；没有录入的不除。企业从登记簿数出来。"),
        empty=told("还没有区县"),
    )  # fmt: skip
    chips = (*span_chips(request, name), *_whose_chips(request, whole))
    lead = told("每个区县的办件和企业，按常住人口折算；人口数在“常住人口”里录入。")
    return answered(request, Sheet(told("人口和企业指标"), lead, (table,), (), chips, _crumbs()), now)


def _period(one: TrendRow, measure: Measure, pace: Pace, of: Whose, since: datetime | None) -> Row:
    first, until = one.period.begins, one.period.ends
    named = {
        Pace.WEEK: lambda: told("{first}至{last}", first=first.isoformat(), last=_last(until).isoformat()),
        Pace.MONTH: lambda: f"{first:%Y-%m}",
        Pace.YEAR: lambda: str(first.year),
    }[pace]()
    link = _cases(of, measure.value, first, until)
    numbers = _beside(one.by, link, _any(until, since), _any(a_year_before(pace, until), since))
    return (Cell(named, small=told("还没过完") if one.runs else ""), *numbers)


def _any(until: date, since: datetime | None) -> str:
    """yes: there was anything to count before this day; a nought of a time without records would be none."""
    return _yes(since is not None and midnight(until) > since)


def _a_year_before(span: Span) -> str:
    """yes: there was anything to count a year before this time."""
    first = trends.first_receipt()
    return _yes(first is not None and trends.times(span)["ends_before"] > first)


def _item(one: HotItem, span: str, of: Whose, before: str) -> Row:
    link = to_cases(Behind.RECEIVED, span, item=one.ref) if of.sees else ""
    return (
        Cell(one.name, reverse("hall:guide", args=[one.ref]), small=one.office_name),
        *_beside(one.by, link, before=before),
    )


def _material(one: AskedAgain, span: str, of: Whose) -> Row:
    link = to_cases(Behind.CORRECTED, span, item=one.item_ref) if of.sees else ""
    return (
        Cell(one.material),
        Cell(one.item_name, reverse("hall:guide", args=[one.item_ref])),
        Cell(_number(one.cases), link),
    )


def _county(one: Indicator, span: str, of: Whose, before: str) -> Row:
    link = to_cases(Behind.RECEIVED, span, **{one.kind: one.ref}) if of.sees else ""
    said = told("截至 {day}，{source}", day=one.as_of.isoformat(), source=one.source) if one.as_of else ""
    each = HIDDEN if one.cases.now is None else per_ten_thousand(one.cases.now, one.people)
    return (
        Cell(one.name),
        Cell(f"{one.people:,}" if one.people else "—"),
        Cell(said or "—"),
        Cell(_number(one.cases.now), link if one.cases.now else ""),
        Cell(_number(one.cases.before) if before else "—"),
        Cell(each),
        Cell(f"{one.founded:,}"),
        Cell(f"{one.founded_before:,}"),
        Cell(change(one.founded, one.founded_before)),
        Cell(f"{one.ended:,}"),
        Cell(f"{one.standing:,}"),
        Cell(per_ten_thousand(one.standing, one.people)),
    )


def _beside(by: Counted, link: str, now: str = "yes", before: str = "yes") -> Row:
    both = by.now is not None and by.before is not None and now and before
    return (
        Cell(_number(by.now) if now else "—", link if by.now else ""),
        Cell(_number(by.before) if before else "—"),
        Cell(_difference((by.now or 0) - (by.before or 0)) if both else "—"),
        Cell(change(by.now, by.before)),
    )


def _difference(grown: int) -> str:
    return f"{grown:+,}" if grown else "0"


def _number(count: int | None) -> str:
    return HIDDEN if count is None else f"{count:,}"


def _cases(of: Whose, which: str, first: date, until: date) -> str:
    """The address of the cases behind a number; none for who may not see them."""
    if not of.sees:
        return ""
    asked = {"from": first.isoformat(), "until": until.isoformat()}
    return f"{reverse('oversight:behind', args=[which])}?{urlencode(asked)}"


def _last(until: date) -> date:
    return until - timedelta(days=1)


def _whose(request: HttpRequest) -> tuple[str, Whose]:
    whole = "yes" if request.GET.get("whole") == "yes" else ""
    return whole, trends.whose(actor_of_request(request), whole)


def _whose_chips(request: HttpRequest, whole: str) -> tuple[Chip, ...]:
    return (
        Chip(told("我监管的"), asking(request, whole=""), _yes(not whole)),
        Chip(told("全市"), asking(request, whole="yes"), _yes(whole)),
    )


def _since(first: datetime | None) -> str:
    """From when on there is anything to count: an empty year before is no year without cases."""
    return told("本平台最早的办件是 {day} 收的，再往前没有数。", day=day_of(first).isoformat()) if first else ""


def _note(of: Whose) -> str:
    if of.sees:
        return ""
    return told("{sign}：看不到的办件少于 {n} 件，或者从别的数能推出来的，不显示。", sign=HIDDEN, n=FEWEST)


def _chosen(request: HttpRequest, name: str, usual: Chosen) -> Chosen:
    """What was asked for, if it is one of these; else the usual one."""
    said = request.GET.get(name, "")
    return next((one for one in type(usual) if one.value == said), usual)


def _yes(fact: object) -> str:
    return "yes" if fact else ""


def _crumbs() -> tuple[tuple[str, str], ...]:
    return ((told("监察指标"), reverse("oversight:figures")),)
