"""What places did in any time, and whether village points still serve: two sheets of the network of halls."""

from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yimen.channels.oversight.network import READERS, chips, columns
from yimen.channels.oversight.sheet import Cell, Column, Sheet, Stat, Table, answered
from yimen.insight.centres.rows import CentreVolume
from yimen.insight.centres.volume import volume
from yimen.insight.villages.activity import QUIET_AFTER, activity, all_activity, whole
from yimen.insight.villages.rows import PointActivity
from yimen.kernel.rates import Share
from yimen.registries.dated import day_of
from yimen.threshold import clock, spelling, typed
from yimen.threshold.actors import needs_staff
from yimen.threshold.language import told

YEARS = range(2000, 2200)
SHOWN = ("administrative", "citizen", "town")


@require_safe
@needs_staff(*READERS)
def volume_page(request: HttpRequest) -> HttpResponse:
    """Cases, on-the-spot rate and satisfaction of every centre in any time; this year, where none is said."""
    now = clock.now()
    today, centre = day_of(now), request.GET.get("centre", "")[:40]
    first = typed.day_or(request.GET, "from", date(today.year, 1, 1))
    last = max(first, typed.day_or(request.GET, "to", today))
    rows = volume(first, last + timedelta(days=1), SHOWN, centre)
    table = Table(
        "volume", told("服务点办件"),
        columns("服务点", "窗口", "收件", "当场办结", "满意率", "试运行以来收件", right=(1, 2, 3, 4, 5)),
        tuple(_place(one) for one in rows), told("当场办结：受理当天就作出决定。满意率只算评价过的。"),
        told("这段时间没有服务点"),
    )  # fmt: skip
    spot, good = _sum(rows, "on_the_spot"), _sum(rows, "satisfied")
    stats = (
        Stat(told("收件"), f"{sum(one.received for one in rows):,}"),
        Stat(told("当场办结"), spot.percent, f"{spot.part:,}", f"{spot.whole:,}"),
        Stat(told("满意率"), good.percent, f"{good.part:,}", f"{good.whole:,}"),
    )
    further = {"template": "oversight/volume.html", "first": first, "last": last, "centre": centre}
    lead = told("{first} 到 {last}，每个服务点办了多少、办得怎样，从办件和评价一件一件数出来。",
                first=spelling.day(first), last=spelling.day(last))  # fmt: skip
    return answered(request, Sheet(told("服务点办件"), lead, (table,), stats, chips("volume"), further=further), now)


def _place(one: CentreVolume) -> tuple[Cell, ...]:
    since = told("{day}起试运行", day=spelling.day(one.trial_since)) if one.trial_since else ""
    return (
        Cell(one.name, small=since), Cell(f"{one.windows}"), Cell(f"{one.received:,}"),
        Cell(one.on_the_spot.percent, small=f"{one.on_the_spot.part:,} / {one.on_the_spot.whole:,}"),
        Cell(one.satisfied.percent, small=f"{one.satisfied.part:,} / {one.satisfied.whole:,}"),
        Cell(f"{one.since_trial:,}" if one.trial_since else "—"),
    )  # fmt: skip


def _sum(rows: tuple[CentreVolume, ...], of: str) -> Share:
    shares: list[Share] = [getattr(one, of) for one in rows]
    return Share(sum(one.part for one in shares), sum(one.whole for one in shares))


@require_safe
@needs_staff(*READERS)
def activity_page(request: HttpRequest) -> HttpResponse:
    """Village points with their last case, duty days kept and cases a month; who stands still first."""
    now = clock.now()
    rows, every = activity(now), whole(now)
    capped = told("这里列出最安静的 {most} 个；上面的数和导出的表是全部 {n} 个站点的。", most=len(rows), n=every.points)
    tables = _tables(rows, capped if every.points > len(rows) else "", now)
    kept = every.duty
    stats = (
        Stat(told("停摆的站点"), f"{every.quiet:,}", f"{every.quiet:,}", f"{every.points:,}"),
        Stat(told("值守到位"), kept.percent, f"{kept.part:,}", f"{kept.whole:,}"),
    )
    lead = told("代办点是不是常态化运行：最后一次收件、值守到位的天数、每月收件，从记录里数出来。")
    return answered(request, Sheet(told("村级活跃度"), lead, tables, stats, chips("activity")), now)


def _tables(rows: tuple[PointActivity, ...], capped: str, now: datetime) -> tuple[Table, ...]:
    """Those that stand still, and the others; their CSV holds every point, where the page lists only some."""
    still = told("{n} 天没有收过一件的站点；开办不满 {n} 天的不算。", n=QUIET_AFTER.days) + capped
    none = capped or told("没有在运行的站点")
    return (
        Table("quiet", told("停摆的站点"), _titles(rows), _lines(rows, "yes"), still, told("没有停摆的站点"),
              lambda: _lines(all_activity(now), "yes")),
        Table("points", told("在运行的站点"), _titles(rows), _lines(rows, ""), capped, none,
              lambda: _lines(all_activity(now), "")),
    )  # fmt: skip


def _lines(rows: tuple[PointActivity, ...], quiet: str) -> tuple[tuple[Cell, ...], ...]:
    return tuple(_point(one) for one in rows if one.quiet == quiet)


def _titles(rows: tuple[PointActivity, ...]) -> tuple[Column, ...]:
    months = (Column(f"{day:%Y-%m}", "yes") for day, _ in (rows[0].months if rows else ()))
    return (*columns("站点", "代办员", "最后一次收件", "值守到位", right=(3,)), *months)


def _point(one: PointActivity) -> tuple[Cell, ...]:
    last = spelling.day(day_of(one.last)) if one.last else told("从来没有")
    return (
        Cell(one.name, small=one.town_name), Cell(one.agents or "—"), Cell(last, lamp="red" if one.quiet else ""),
        Cell(one.duty.percent, small=f"{one.duty.part} / {one.duty.whole}"),
        *(Cell(f"{n}") for _, n in one.months),
    )  # fmt: skip
