"""Coverage under oversight: items in force against items under supervision, the gaps by department and one by one."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.channels.oversight.sheet import Cell, Column, Sheet, Stat, Table, answered
from yimen.insight.supervision import coverage
from yimen.kernel.actor import Actor, Role
from yimen.kernel.rates import Share, percent
from yimen.registries.dated import day_of
from yimen.registries.penalties import queries as penalties
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, lets_in, needs_staff
from yimen.threshold.addresses import readers
from yimen.threshold.language import told
from yimen.threshold.names.cards import CARD_WHYS

READERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.REFORM_OFFICE)


@require_safe
@needs_staff(*READERS)
def coverage_page(request: HttpRequest) -> HttpResponse:
    """Items in centre against items connected to supervision: 100 %, or the gaps by department."""
    me, now, office = actor_of_request(request), clock.now(), request.GET.get("office", "")[:16]
    whole = coverage.coverage(now)
    gaps = coverage.gaps(now, office, request.GET.get("after", ""))
    standards = penalties.monitored(me, day_of(now))
    here = reverse("oversight:coverage")
    offices = tuple(
        (
            Cell(one.name, f"{here}?office={one.ref}#table-gaps" if one.covered < one.items else ""),
            Cell(f"{one.items:,}"), Cell(f"{one.covered:,}"),
            Cell(percent(Share(one.covered, one.items).rate), lamp="" if one.covered == one.items else "red"),
            Cell(f"{one.without_limit:,}"), Cell(f"{one.without_supervisor:,}"),
        )
        for one in whole.offices
    )  # fmt: skip
    rows = tuple(
        (Cell(row.name), Cell(row.office_name), Cell("、".join(told(CARD_WHYS[gap]) for gap in row.gaps), lamp="red"))
        for row in gaps.rows
    )
    tables = (
        Table(
            "offices", told("按部门"),
            (Column(told("部门")), *(Column(told(words), "yes") for words in
             ("公布的事项", "在监察之下", "覆盖率", "没有时限", "没有监察岗"))),
            offices, empty=told("还没有公布的事项"),
        ),
        Table(
            "gaps", told("没有接入的事项"), (Column(told("事项")), Column(told("部门")), Column(told("缺什么"))), rows,
            empty=told("全部事项都在监察之下"),
        ),
    )  # fmt: skip
    stats = (
        Stat(
            told("事项覆盖率"), percent(Share(whole.covered, whole.items).rate), f"{whole.covered:,}",
            f"{whole.items:,}", told("应当是 100%，有缺口自动发卡"),
        ),
        Stat(
            told("裁量基准覆盖率"), percent(Share(standards.monitored, standards.needed).rate),
            f"{standards.monitored:,}", f"{standards.needed:,}", url=_open_to(me, "oversight:penalties"),
        ),
    )  # fmt: skip
    lead = told("事项有时限（或当场办结）、所在地有人在监察岗，才算接入；规则读的就是公布的参数，没有第二套。")
    cards, figures = _open_to(me, "oversight:cards"), reverse("oversight:figures")
    crumb = (told("监察卡"), cards) if cards else (told("监察指标"), figures)
    return answered(request, Sheet(told("监察覆盖"), lead, tables, stats, crumbs=(crumb,), after=gaps.after), now)


def _open_to(me: Actor, route: str) -> str:
    """The address of a page for whom it lets in; nothing for anybody else."""
    return reverse(route) if lets_in(readers(route), me) else ""
