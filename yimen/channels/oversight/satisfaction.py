"""Satisfaction under oversight: the rate with numerator, denominator and silence, and the grades behind each row."""

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.channels.oversight.sheet import Cell, Column, Row, Sheet, Stat, Table, answered, span_chips, span_of
from yimen.insight.figures import satisfaction
from yimen.insight.figures.satisfaction_rows import GradePage, GradeRow, QuestionAsked, RatedPlace
from yimen.kernel.actor import Role
from yimen.kernel.evaluation import ASKED
from yimen.threshold import clock, listing, spelling
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.voice import (
    ANSWERED_AGAINST,
    FOLLOW_UP_OUTCOMES,
    GRADES,
    RATING_REASONS,
    SUPERVISION_QUESTIONS,
)

OVERSEERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.REFORM_OFFICE)
MOST_EXPORTED = 300
NARROWED = ("office", "window", "item", "bad", *ASKED)


@require_safe
@needs_staff(*OVERSEERS)
def satisfaction_page(request: HttpRequest) -> HttpResponse:
    """The rate by level, office, window and item; and the three questions of supervision."""
    now = clock.now()
    name, span = span_of(request, now)
    found = satisfaction.report(actor_of_request(request), span)
    whole = found.whole
    stats = (
        Stat(told("满意率"), whole.rate, f"{whole.satisfied:,}", f"{whole.rated:,}", url=_behind(name)),
        Stat(told("评价率"), whole.heard, f"{whole.rated:,}", f"{whole.asked:,}"),
        Stat(told("没有评价"), f"{whole.silent:,}", foot=told("不算满意，也不算不满意")),
        Stat(told("不满意和非常不满意"), f"{whole.bad:,}", url=_behind(name, bad="yes")),
        Stat(told("核实不属实"), f"{found.found_wrong:,}", foot=told("照样算在满意率里")),
    )
    tables = (
        _table("levels", [(told(listing.LEVELS[int(one.ref)]), one) for one in found.levels], name),
        _table("offices", [(one.name, one) for one in found.offices], name, "office"),
        _table("windows", [(one.name, one) for one in found.windows], name, "window"),
        _table("items", [(one.name, one) for one in found.items], name, "item"),
        _questions(found.questions, name),
    )
    lead = told("满意率是满意的除以评价了的；没有评价的单独列出，没有人评价就没有满意率。不满意的排在前面。")
    crumbs = ((told("监察指标"), reverse("oversight:figures")),)
    return answered(request, Sheet(told("满意率"), lead, tables, stats, span_chips(request, name), crumbs), now)


def _behind(span: str, **of: str) -> str:
    return f"{reverse('oversight:grades')}?{urlencode({'span': span, **of})}"


TITLES: Mapping[str, tuple[str, str]] = {
    "levels": ("按层级", "层级"),
    "offices": ("按部门", "部门"),
    "windows": ("按窗口", "窗口"),
    "items": ("按事项", "事项"),
}


def _table(code: str, rows: list[tuple[str, RatedPlace]], span: str, of: str = "") -> Table:
    title, first = TITLES[code]
    columns = (
        Column(told(first)), Column(told("满意率"), "yes"), Column(told("满意"), "yes"),
        Column(told("评价了"), "yes"), Column(told("没有评价"), "yes"), Column(told("差评"), "yes"),
    )  # fmt: skip
    shown = tuple(_row(words, one, {of: one.ref} if of else {}, span) for words, one in rows)
    return Table(code, told(title), columns, shown, empty=told("这段时间没有可以评价的服务"))


def _row(words: str, one: RatedPlace, of: dict[str, str], span: str) -> Row:
    counts = one.counts
    bad = _behind(span, bad="yes", **of) if counts.bad and of else ""
    return (
        Cell(words, _behind(span, **of) if of and counts.rated else "", small=one.place),
        Cell(counts.rate, lamp="" if not counts.rated else "red" if counts.bad else "green"),
        Cell(f"{counts.satisfied:,}"),
        Cell(f"{counts.rated:,}"),
        Cell(f"{counts.silent:,}"),
        Cell(f"{counts.bad:,}", bad),
    )


def _questions(questions: tuple[QuestionAsked, ...], span: str) -> Table:
    columns = (Column(told("问题")), Column(told("回答了"), "yes"), Column(told("说部门不好的"), "yes"))
    rows = tuple(
        (
            Cell(told(SUPERVISION_QUESTIONS[one.question])),
            Cell(f"{one.answered:,}"),
            Cell(f"{one.against:,}", _behind(span, **{one.question: "against"}) if one.against else ""),
        )
        for one in questions
    )
    return Table("questions", told("三个问题"), columns, rows, note=told("评价时问的，不管评了几分都算。"))


@require_safe
@needs_staff(*OVERSEERS)
def grades_page(request: HttpRequest) -> HttpResponse:
    """What was said, the latest first, without who said it."""
    me, now, asked = actor_of_request(request), clock.now(), request.GET
    name, span = span_of(request, now)
    of = {one: asked[one][:40] for one in NARROWED if asked.get(one)}

    def page(after: str) -> GradePage:
        return satisfaction.grades(me, span, of, after)

    first = page(asked.get("after", "")[:200])
    columns = (Column(told("哪次服务")), Column(told("评价")), Column(told("为什么")), Column(told("还想说的")),
               Column(told("处理结果")), Column(told("哪天")))  # fmt: skip
    table = Table(
        "grades", told("评价"), columns, tuple(_grade(one) for one in first.rows), empty=told("没有这样的评价"),
        whole=lambda: (_grade(one) for one in _every(page)),
    )  # fmt: skip
    crumbs = ((told("满意率"), reverse("oversight:satisfaction")),)
    lead = told("这个数就是下面这些评价。看不到是谁评的，也看不到是哪一件；谁也不能改。")
    return answered(
        request, Sheet(table.title, lead, (table,), (), span_chips(request, name), crumbs, first.after), now
    )


def _every(page: Callable[[str], GradePage]) -> Iterator[GradeRow]:
    after: str | None = ""
    for _ in range(MOST_EXPORTED):
        found = page(after or "")
        yield from found.rows
        after = found.after
        if after is None:
            break


def _grade(one: GradeRow) -> Row:
    why = [told(RATING_REASONS[reason]) for reason in one.reasons] + [told(ANSWERED_AGAINST[q]) for q in one.against]
    again = told("再次评价：{grade}", grade=told(GRADES[one.again])) if one.again else ""
    return (
        Cell(one.what, small=" · ".join(part for part in (one.window, one.place_name, one.office_name) if part)),
        Cell(told(GRADES[one.grade]), small=again),
        Cell(told("、").join(why) or "—"),
        Cell(one.words or "—"),
        Cell(told(FOLLOW_UP_OUTCOMES[one.outcome]) if one.outcome else "—"),
        Cell(spelling.day(one.rated_on)),
    )
