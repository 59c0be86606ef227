"""Availability 全天候服务 under oversight: each door month by month against the target, and when it did not answer."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.oversight.figures import OVERSEERS
from yimen.channels.oversight.sheet import Cell, Column, Row, Sheet, Table, answered
from yimen.engine.supervision.availability import operations, queries
from yimen.engine.supervision.availability.rows import DoorMonth, TargetRow
from yimen.kernel.actor import Role
from yimen.kernel.outages import EXCUSED_A_MONTH, HOUR, Outage
from yimen.kernel.refusal import Refusal
from yimen.registries.dated import day_of
from yimen.threshold import clock, spelling, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run
from yimen.threshold.words.availability import MONTH_KEPT, SERVICE_DOORS

LAMPS = {"yes": "green", "no": "red", "": "none"}
MOST = 100


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*OVERSEERS, Role.ADMINISTRATOR)
@takes("least document since")
def availability_page(request: HttpRequest) -> HttpResponse:
    """The months of a year, the outages of three months, the targets there were; and the form that sets another."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        try:
            _set(request, now)
        except Refusal as refusal:
            mend = mending(refusal, {"writing.impossible_dates": "since", "availability.month_has_its_target": "since"})
        else:
            return redirect("oversight:availability")
    lead = told("每 5 分钟自动查一次；查了没有应答的、连查都没法查的，都算中断，没有人填写。公告过的维护不算。")
    crumbs = ((told("监察指标"), reverse("oversight:figures")),)
    sheet = Sheet(told("全天候可用率"), lead, (_months(now), _outages(now), _targets()), crumbs=crumbs)
    sheet.further.update(
        template="oversight/availability.html", mistakes=mend.mistakes, this_day=day_of(now),
        sets="yes" if me.has_role(*operations.SETTERS) else "",
    )  # fmt: skip
    return answered(request, sheet, now)


def _set(request: HttpRequest, now: datetime) -> None:
    said = request.POST.get
    facts = said("least", "")[:20], said("document", ""), typed.day(request.POST, "since")
    run(operations.set_availability_target, *facts, by=actor_of_request(request), now=now, key=said("key", ""))


def _months(now: datetime) -> Table:
    head = (
        Column(told("月份")), Column(told("服务")), Column(told("可用率"), "yes"), Column(told("目标"), "yes"),
        Column(told("达标没有")), Column(told("应答 / 应查"), "yes"), Column(told("公告维护期内"), "yes"),
    )  # fmt: skip
    note = told("可用率＝应答的次数÷（应查的次数－公告维护期内的次数）。应查的次数从第一次查起算，没能查的也在里面。")
    note += told("每项服务每月最多免计 {n} 小时公告维护，超出的照样算中断。", n=EXCUSED_A_MONTH // HOUR)
    return Table(
        "months", told("按月份"), head, tuple(_month(one) for one in queries.months(now)), note, told("还没有查过")
    )


def _month(one: DoorMonth) -> Row:
    return (
        Cell(f"{one.month:%Y-%m}"), Cell(told(SERVICE_DOORS[one.door])),
        Cell(f"{one.percent}%" if one.percent else "—"),
        Cell(f"{one.least}%" if one.least else "—"), Cell(told(MONTH_KEPT[one.kept]), lamp=LAMPS[one.kept]),
        Cell(f"{one.answered:,} / {one.due:,}"), Cell(f"{one.excused:,}"),
    )  # fmt: skip


def _outages(now: datetime) -> Table:
    head = (
        Column(told("服务")), Column(told("从")), Column(told("到")), Column(told("没有应答"), "yes"),
        Column(told("没能查"), "yes"), Column(told("大约"), "yes"),
    )  # fmt: skip
    rows = [_outage(one) for one in queries.outages_found(now)]
    note = told(
        "探测按小时记，所以从整点写到整点；大约的分钟数从没有应答和没能查的次数算。没能查，是平台或者它的时钟那时没有在运行。"
    )
    if len(rows) > MOST:
        note += told("只列出前 {n} 条，还有更多。", n=MOST)
    return Table(
        "outages", told("近三个月的中断"), head, tuple(rows[:MOST]), note, told("没有中断"), whole=lambda: rows
    )  # fmt: skip


def _outage(one: Outage) -> Row:
    return (
        Cell(told(SERVICE_DOORS[one.door])), Cell(spelling.moment_long(one.begins)),
        Cell(spelling.moment_long(one.ends)),
        Cell(f"{one.failed:,}"), Cell(f"{one.never_made:,}"), Cell(told("{n} 分钟", n=one.minutes)),
    )  # fmt: skip


def _targets() -> Table:
    head = (Column(told("目标")), Column(told("从哪个月起")), Column(told("依据文件")), Column(told("谁定的")))
    return Table(
        "targets", told("定过的目标"), head, tuple(_target(one) for one in queries.targets_set()),
        empty=told("还没有定过目标"),
    )  # fmt: skip


def _target(one: TargetRow) -> Row:
    return Cell(f"{one.least}%"), Cell(f"{one.since:%Y-%m}"), Cell(one.document), Cell(one.set_by)
