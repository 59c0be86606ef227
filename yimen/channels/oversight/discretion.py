"""Discretion under oversight 自由裁量: how often each officer departs from published criteria, review, or approver."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.channels.oversight.figures import OVERSEERS
from yimen.channels.oversight.sheet import Cell, Column, Row, Sheet, Stat, Table, answered, span_chips, span_of
from yimen.insight.figures import discretion
from yimen.insight.figures.rows import OfficerDiscretion
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told


@require_safe
@needs_staff(*OVERSEERS)
def officers_page(request: HttpRequest) -> HttpResponse:
    """Officer by officer, those who departed most often first."""
    now = clock.now()
    name, span = span_of(request, now)
    found = discretion.officers(actor_of_request(request), span)
    columns = (
        told("决定数"), told("不予许可"), told("没有对应裁量标准"), told("与审查意见不同"), told("提出不予受理"),
        told("没有被确认"), told("偏离合计"),
    )  # fmt: skip
    table = Table(
        "officers",
        told("按人员"),
        (Column(told("办案人员")), Column(told("部门")), *(Column(one, "yes") for one in columns)),
        tuple(_officer(one) for one in found),
        empty=told("这段时间没有人作出决定"),
    )
    decided, departures = sum(one.decided for one in found), sum(one.departures for one in found)
    stats = (Stat(told("偏离合计"), f"{departures:,}"), Stat(told("决定数"), f"{decided:,}"))
    lead = told("不予许可没有对应标准、决定与审查意见不同、提出的不予受理没有被确认，按人计数。")
    crumbs = ((told("监察指标"), reverse("oversight:figures")),)
    sheet = Sheet(told("自由裁量偏离"), lead, (table,), stats, span_chips(request, name), crumbs)
    return answered(request, sheet, now)


def _officer(one: OfficerDiscretion) -> Row:
    lamp = "red" if one.departures else "green"
    counted = (one.decided, one.denied, one.in_words_alone, one.against_advice, one.proposed, one.rejected)
    return (
        Cell(one.name),
        Cell(one.office_name),
        *(Cell(f"{number:,}") for number in counted),
        Cell(f"{one.departures:,}", lamp=lamp),
    )
