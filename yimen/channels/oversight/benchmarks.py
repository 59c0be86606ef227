"""Benchmarks 对标 under oversight: other cities' published values beside our own figures, and how each was entered."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.oversight.figures import OVERSEERS
from yimen.channels.oversight.sheet import Cell, Column, Row, Sheet, Stat, Table, answered, span_chips, span_of
from yimen.insight.figures import benchmarks
from yimen.insight.figures.benchmarks import Benchmark
from yimen.kernel.actor import Role
from yimen.kernel.capped import Capped
from yimen.kernel.reform.benchmarks import BenchmarkFigure, BenchmarkStanding, BenchmarkUnit
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NotInList
from yimen.registries.benchmarks import operations, queries
from yimen.registries.benchmarks.operations import ReferenceKept, ReferenceSaid
from yimen.registries.benchmarks.rows import ReferenceRow, ValueRow
from yimen.registries.dated import day_of
from yimen.threshold import clock, spelling, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.benchmarks import (
    BENCHMARK_FIGURES,
    BENCHMARK_GAPS,
    BENCHMARK_STANDINGS,
    BENCHMARK_UNITS,
    BENCHMARK_VALUES,
)
from yimen.threshold.posted import takes
from yimen.threshold.run import run

LAMPS: Mapping[BenchmarkStanding, str] = {
    BenchmarkStanding.AHEAD: "green", BenchmarkStanding.EVEN: "green", BenchmarkStanding.BEHIND: "amber",
    BenchmarkStanding.ABOVE: "none", BenchmarkStanding.BELOW: "none",
}  # fmt: skip
SHOWN: Mapping[BenchmarkFigure, str] = {
    BenchmarkFigure.ON_TIME: "oversight:on_time",
    BenchmarkFigure.SAME_DAY: "oversight:on_time",
    BenchmarkFigure.SATISFACTION: "oversight:satisfaction",
    BenchmarkFigure.NO_TRIP: "oversight:trips",
    BenchmarkFigure.TRIPS: "oversight:trips",
    BenchmarkFigure.ONLINE: "oversight:filed_by",
    BenchmarkFigure.COMPRESSION: "oversight:item_figures",
    BenchmarkFigure.GATHERED: "oversight:gathered",
    BenchmarkFigure.ONE_AND_ONE: "oversight:gathered",
    BenchmarkFigure.ITEMS: "oversight:amounts",
}
"""The page on which a figure of ours shows what it was counted from."""
READERS = (*OVERSEERS, Role.ADMINISTRATOR)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act city title figure told_in value as_of source")
def benchmarks_page(request: HttpRequest) -> HttpResponse:
    """Every reference beside what is counted here over the last year, context apart; and the form that enters one."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            kept = _entered(request, now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("oversight:benchmark", kept.ref)
    name, span = span_of(request, now, "year")
    rows = benchmarks.benchmarks(span, now)
    lead = told("别的城市公布的数，各有截至日期和来源；本平台的数从全市的留痕和事项版本现数出来，没有人填写。")
    sheet = Sheet(told("对标先进城市"), lead, _tables(rows), (), span_chips(request, name), _crumbs())
    sheet.further.update(
        template="oversight/benchmarks.html", mistakes=mend.mistakes, keeps=_keeps(me.has_role),
        figures=[(str(one), told(words)) for one, words in BENCHMARK_FIGURES.items()],
        units=[(str(one), told(words)) for one, words in BENCHMARK_UNITS.items()], today_is=day_of(now),
    )  # fmt: skip
    return answered(request, sheet, now)


def _keeps(has_role: Callable[..., bool]) -> str:
    return "yes" if has_role(*operations.KEEPERS) else ""


def _entered(request: HttpRequest, now: datetime) -> ReferenceKept:
    said = request.POST.get
    facts = ReferenceSaid(
        said("city", ""), said("title", ""), said("figure", "")[:20], said("told_in", "")[:20], said("value", "")[:40],
        typed.day(request.POST, "as_of"), said("source", ""),
    )  # fmt: skip
    return run(operations.enter_reference, facts, by=actor_of_request(request), now=now, key=said("key", ""))


def _crumbs() -> tuple[tuple[str, str], ...]:
    return ((told("监察指标"), reverse("oversight:figures")),)


def _tables(rows: Capped[Benchmark]) -> tuple[Table, ...]:
    compared = tuple(_compared(one) for one in rows if one.ours is not None)
    context = tuple(_context(one.reference) for one in rows if one.ours is None)
    withdrawn = queries.withdrawn()
    gone = tuple(_withdrawn(one) for one in withdrawn)
    tables = [
        Table(
            "compared", told("能比的"),
            (Column(told("公布的指标")), Column(told("城市")), Column(told("参考值"), "yes"), Column(told("截至")),
             Column(told("本平台现在"), "yes"), Column(told("差距")), Column(told("来源"))),
            compared, note=told("差距＝本平台现在的数－参考值。统计口径以各城市公布的为准，截至日期不同的要看日期。")
            + _more(rows),
            empty=told("还没有录入能比的参考值"),
        ),
        Table(
            "context", told("只作参考，不计算"),
            (Column(told("公布的指标")), Column(told("城市")), Column(told("参考值"), "yes"), Column(told("截至")),
             Column(told("来源"))),
            context, note=told("本平台没有对应的指标，例如外部排名，所以只存着看，不算差距。") + _more(rows),
            empty=told("还没有只作参考的数"),
        ),
    ]  # fmt: skip
    if gone:
        head = (
            Column(told("公布的指标")),
            Column(told("城市")),
            Column(told("参考值"), "yes"),
            Column(told("撤下的原因")),
        )
        tables.append(Table("withdrawn", told("撤下的参考值"), head, gone, _more(withdrawn)))
    return tuple(tables)


def _more(rows: Capped[Benchmark] | Capped[ReferenceRow]) -> str:
    return told("只列出前 {n} 条，还有更多。", n=len(rows)) if rows.cut else ""


def _compared(one: Benchmark) -> Row:
    row = one.reference
    return (
        _title(row, told("对应：{figure}", figure=told(BENCHMARK_FIGURES[BenchmarkFigure(row.indicator)]))),
        Cell(row.city), Cell(value_told(row.value, row.unit)), Cell(spelling.calendar_day(row.as_of)), _ours(one),
        _gap(one), _source(row),
    )  # fmt: skip


def _title(row: ReferenceRow, small: str = "") -> Cell:
    return Cell(row.title, reverse("oversight:benchmark", args=[row.ref]), small=small)


def _ours(one: Benchmark) -> Cell:
    own = one.ours
    if own is None or own.amount is None:
        return Cell(told("还没有可数的"))
    counted = f"{own.share.part:,} / {own.share.whole:,}" if own.share.whole != 1 else ""
    page = SHOWN.get(own.indicator)
    text = told(BENCHMARK_VALUES[own.unit], value=one.ours_told)
    return Cell(text, reverse(page) if page else "", small=counted)


def _gap(one: Benchmark) -> Cell:
    if one.gap is None or one.ours is None:
        return Cell("—")
    words = told(BENCHMARK_GAPS[one.ours.unit], by=one.gap.told)
    return Cell(told(BENCHMARK_STANDINGS[one.gap.stands]), lamp=LAMPS[one.gap.stands], small=words)


def _source(row: ReferenceRow) -> Cell:
    told_by = told("{who}录入，{day}", who=row.entered_by, day=spelling.calendar_day(row.entered_at))
    corrected = told("，更正过 {n} 次", n=row.corrections) if row.corrections else ""
    return Cell(row.source, small=told_by + corrected)


def _context(row: ReferenceRow) -> Row:
    return (
        _title(row), Cell(row.city), Cell(value_told(row.value, row.unit)), Cell(spelling.calendar_day(row.as_of)),
        _source(row),
    )  # fmt: skip


def _withdrawn(row: ReferenceRow) -> Row:
    return _title(row), Cell(row.city), Cell(value_told(row.value, row.unit)), Cell(row.withdrawn_for)


def value_told(value: Decimal, unit: BenchmarkUnit) -> str:
    """A published value with its unit, with the digits it was published with."""
    return told(BENCHMARK_VALUES[unit], value=f"{value.normalize():,f}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act seen value source reason")
def benchmark_page(request: HttpRequest, ref: str) -> HttpResponse:
    """A reference with every value that was entered for it, beside our figure; it is corrected or withdrawn here."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            _acted(request, ref, now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("oversight:benchmark", ref)
    page = queries.reference(ref)
    if page is None:
        raise Http404(ref)
    row = page.row
    name, span = span_of(request, now, "year")
    head = (
        Column(told("第几次录入")), Column(told("参考值"), "yes"), Column(told("来源")), Column(told("更正的原因")),
        Column(told("谁录入的")),
    )  # fmt: skip
    table = Table("values", told("录入和更正"), head, tuple(_entered_value(one, row.unit) for one in page.values))
    (beside,) = benchmarks.beside((row,), span, now)
    sheet = Sheet(
        f"{row.city} {row.title}", _said(row), (table,), () if row.withdrawn_at else _stats(beside),
        span_chips(request, name) if row.indicator and not row.withdrawn_at else (),
        (*_crumbs(), (told("对标先进城市"), reverse("oversight:benchmarks"))),
    )  # fmt: skip
    sheet.further.update(
        template="oversight/benchmark.html", mistakes=mend.mistakes, row=row, seen=page.values[0].number,
        value=f"{row.value.normalize():f}", keeps=_keeps(me.has_role),
    )  # fmt: skip
    return answered(request, sheet, now)


def _acted(request: HttpRequest, ref: str, now: datetime) -> None:
    said, me = request.POST.get, actor_of_request(request)
    key = said("key", "")
    match said("act", ""):
        case "correct":
            facts = typed.revision(request.POST), said("value", "")[:40], said("source", ""), said("reason", "")
            run(operations.correct_reference, ref, *facts, by=me, now=now, key=key)
        case "withdraw":
            run(operations.withdraw_reference, ref, said("reason", ""), by=me, now=now, key=key)
        case _:
            raise NotInList(field="act")


def _said(row: ReferenceRow) -> str:
    if row.withdrawn_at is not None:
        return told("{at}撤下：{reason}", at=spelling.moment_short(row.withdrawn_at), reason=row.withdrawn_for)
    as_of = told("参考值截至 {day}。", day=spelling.calendar_day(row.as_of))
    if not row.indicator:
        return as_of + told("本平台没有对应的指标，只作参考，不计算差距。")
    return as_of + told("对应本平台的“{figure}”。", figure=told(BENCHMARK_FIGURES[BenchmarkFigure(row.indicator)]))


def _stats(one: Benchmark) -> tuple[Stat, ...]:
    theirs = Stat(told("参考值"), value_told(one.reference.value, one.reference.unit), foot=one.reference.source)
    if one.ours is None:
        return (theirs,)
    ours, gap = _ours(one), _gap(one)
    return (
        theirs,
        Stat(told("本平台现在"), ours.text, foot=ours.small, url=ours.url),
        Stat(told("差距"), gap.small or gap.text, foot=gap.text if gap.small else ""),
    )


def _entered_value(one: ValueRow, unit: BenchmarkUnit) -> Row:
    who = told("{who}录入，{day}", who=one.entered_by, day=spelling.calendar_day(one.entered_at))
    return (
        Cell(told("第 {n} 次", n=one.number)), Cell(value_told(one.value, unit)), Cell(one.source),
        Cell(one.reason or "—"), Cell(who),
    )  # fmt: skip
