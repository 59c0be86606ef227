"""Service modes 服务方式: in which ways cases were served, in all and at each centre."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.channels.oversight.figures import OVERSEERS, counted, ratio, to_cases
from yimen.channels.oversight.sheet import Cell, Column, Row, Sheet, Stat, Table, answered, span_chips, span_of
from yimen.insight.figures import served
from yimen.insight.figures.rows import Behind, CentreServed, ModeCount
from yimen.kernel.rates import Share, percent
from yimen.kernel.service_modes import ServiceMode
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.visits import SERVICE_MODES


@require_safe
@needs_staff(*OVERSEERS)
def served_page(request: HttpRequest) -> HttpResponse:
    """By which modes the cases that ended were served, and those that are open; each number opens its cases."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    found = served.report(me, span)
    share = Share(found.served, found.ended)
    stats = (
        Stat(told("用到这些方式的办件"), percent(share.rate), *ratio(share), url=to_cases(Behind.SERVED, name)),
    )  # fmt: skip
    titles = ("办结", "占办结", "现在在办")
    columns = (Column(told("服务方式")), *(Column(told(one), "yes") for one in titles))
    modes = Table(
        "modes", told("按服务方式"), columns, tuple(_mode(one, found.ended, name) for one in found.modes),
        note=told("一件可以有几种方式；每种都由那一步操作自己写进留痕，没有人填写。时间按办理人所在中心当时的日历。"),
    )  # fmt: skip
    shown = [mode for mode in ServiceMode if any(one.mode == mode and one.cases for one in found.modes)]
    by_mode = (Column(told(SERVICE_MODES[one]), "yes") for one in shown)
    centres = Table(
        "centres", told("按中心和方式"), (Column(told("服务点")), Column(told("办结"), "yes"), *by_mode),
        tuple(_centre(one, shown, name) for one in found.centres), empty=told("这段时间没有办结的办件"),
    )  # fmt: skip
    lead = told("每件按哪些方式办的：预约、上门、代办、帮办、跟踪、延时、周末、节假日、寄递、通办。")
    sheet = Sheet(told("服务方式"), lead, (modes, centres), stats, span_chips(request, name), _crumbs())
    return answered(request, sheet, now)


def _mode(one: ModeCount, ended: int, span: str) -> Row:
    return (
        Cell(told(SERVICE_MODES[ServiceMode(one.mode)])),
        counted(one.cases, Behind.SERVED, span, mode=one.mode),
        Cell(percent(Share(one.cases, ended).rate)),
        counted(one.open, Behind.SERVED_OPEN, span, mode=one.mode),
    )


def _centre(one: CentreServed, shown: list[ServiceMode], span: str) -> Row:
    counts = {count.mode: count.cases for count in one.modes}
    return (
        Cell(one.name or told("没有选服务点")),
        Cell(f"{one.ended:,}"),
        *(counted(counts[mode], Behind.SERVED, span, mode=mode, centre=one.ref) for mode in shown),
    )


def _crumbs() -> tuple[tuple[str, str], ...]:
    return ((told("监察指标"), reverse("oversight:figures")),)
