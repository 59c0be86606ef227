"""Figures of items under oversight: limits, materials, steps and hours over a named set, and figures that were kept."""

from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import get_default_timezone, localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.oversight.sheet import (
    Cell,
    Chip,
    Column,
    Row,
    Sheet,
    Stat,
    Table,
    answered,
    asking,
    span_chips,
    span_of,
)
from yimen.insight.figures import items, pace
from yimen.insight.figures.rows import Pace
from yimen.kernel.actor import Role
from yimen.kernel.lists import DEFINITIONS
from yimen.kernel.rates import percent, points
from yimen.kernel.reform.figures import CONVERSION, Reduction
from yimen.kernel.reform.reductions import ItemLine, Measure, Version, pair
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import TimeLimit
from yimen.registries.catalogue.reform import figures as reform
from yimen.registries.figures import operations, queries
from yimen.registries.figures.operations import OF_NOW
from yimen.registries.figures.reading import ItemSet
from yimen.registries.figures.rows import Counted, KeptRow
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, listing, spelling, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

OVERSEERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.REFORM_OFFICE)
MEASURES: Mapping[Measure, str] = {
    Measure.COMPRESSION: "时限压缩率（法定到承诺）",
    Measure.LIMITS: "承诺时限压缩率（前后对比）",
    Measure.MATERIALS: "材料精简率（前后对比）",
    Measure.STEPS: "环节精简率（前后对比）",
    Measure.HOURS: "以小时、分钟承诺的占比",
    Measure.COMPRESSION_BEFORE: "改革前的时限压缩率",
}
GROUPS: Mapping[str, str] = {"office": "按部门", "level": "按层级", "family": "按证照"}
HEADS: Mapping[str, str] = {"office": "部门", "level": "层级", "family": "证照", "item": "事项"}
SIDES: Mapping[Measure, tuple[str, str]] = {
    Measure.COMPRESSION: ("法定", "承诺"),
    Measure.COMPRESSION_BEFORE: ("法定", "承诺"),
    Measure.LIMITS: ("原承诺", "现承诺"),
    Measure.MATERIALS: ("原材料", "现材料"),
    Measure.STEPS: ("原环节", "现环节"),
    Measure.HOURS: ("事项", "不按小时"),
}
TIMED = frozenset({Measure.COMPRESSION, Measure.COMPRESSION_BEFORE, Measure.LIMITS})
PAGE = 50


@never_cache
@require_http_methods(["GET", "POST"])
@needs_staff(*OVERSEERS)
@takes("document name")
def items_page(request: HttpRequest) -> HttpResponse:
    """A measure over a named set of items: the rate, its groups, its items; and the form that keeps it."""
    now, asked = clock.now(), request.GET
    measure = Measure(asked["measure"]) if asked.get("measure") in list(Measure) else Measure.COMPRESSION
    of, before, mend = _set_of(request), _before(request), Mending()
    if request.method == "POST":
        facts = request.POST.get("name", ""), measure, of, before, request.POST.get("document", "")
        try:
            me, key = actor_of_request(request), request.POST.get("key", "")
            kept = run(operations.keep_figure, *facts, by=me, now=now, key=key)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("oversight:kept", kept.ref)
    if measure not in OF_NOW and before is None:
        found = Counted(measure, Reduction(Decimal(0), Decimal(0), 0, 0), ())
    else:
        found = items.counted(measure, of, now, before)
    sheet = _sheet(request, found, before, now)
    sheet.further.update(_choices(request, measure, now), mistakes=mend.mistakes, errors=mend.errors or {})
    sheet.further["template"] = "oversight/figure_items.html"
    return answered(request, sheet, now)


def _set_of(request: HttpRequest) -> ItemSet:
    asked = request.GET
    of = ItemSet(
        asked.get("list", "")[:40],
        asked.get("office", "")[:40],
        int(asked["level"]) if asked.get("level") in {str(level) for level in listing.LEVELS} else 0,
        asked.get("centre", "")[:40],
        asked.get("family", "")[:200],
    )
    if not of.known:
        raise Http404
    return of


def _before(request: HttpRequest) -> datetime | None:
    """The day before: one that was typed, or that of a kept baseline."""
    day = typed.day_or(request.GET, "before", None)
    return datetime.combine(day, time(0), get_default_timezone()) if day else None


def _sheet(request: HttpRequest, found: Counted, before: datetime | None, now: datetime) -> Sheet:
    measure, total = found.measure, found.total
    mean = "" if measure is Measure.HOURS else told("按合计；各项平均 {rate}", rate=percent(found.mean))
    stats = [
        Stat(
            told(MEASURES[measure]),
            percent(total.rate),
            _sum(total.removed, measure),
            _sum(total.before, measure),
            foot=mean,
        ),
        Stat(told("计入的事项"), f"{total.counted:,}", foot=told("没有计入 {n} 项", n=total.left_out)),
    ]
    if measure is Measure.COMPRESSION and before is not None:
        was = items.counted(Measure.COMPRESSION_BEFORE, _set_of(request), now, before).total
        gained = points(was.rate, total.rate)
        words = "—" if gained is None else f"{float(gained):+.1f}"
        stats.append(Stat(told("比改革前提高（百分点）"), words, foot=told("改革前 {rate}", rate=percent(was.rate))))
    group = request.GET.get("group", "")
    group = group if group in GROUPS else "office"
    chips = tuple(
        Chip(told(words), asking(request, group=code), "yes" if code == group else "") for code, words in GROUPS.items()
    )
    tables = (_grouped(found, group), _listed(request, found))
    return Sheet(
        told(MEASURES[measure]), _lead(measure, before), tables, tuple(stats), chips, _crumbs(), _after(request, found)
    )


def _crumbs() -> tuple[tuple[str, str], ...]:
    return ((told("监察指标"), reverse("oversight:figures")),)


def _lead(measure: Measure, before: datetime | None) -> str:
    if measure not in OF_NOW and before is None:
        return told("先选和哪一天比。")
    if measure is Measure.HOURS:
        return told("承诺时限以小时或分钟为单位的事项，除以全部在实施的事项。")
    if measure in TIMED:
        units = _units(CONVERSION)
        return told(
            "（之前的合计−之后的合计）÷之前的合计，折合办公时间的分钟：{units}。缺一边的事项不计入。", units=units
        )
    return told("（之前的合计−之后的合计）÷之前的合计；那一天还没有的事项不计入。")


def _units(conversion: Mapping[str, int]) -> str:
    return "、".join(f"{spelling.amount(1, unit)} = {minutes}" for unit, minutes in conversion.items())


def _sum(amount: Decimal, measure: Measure) -> str:
    """A sum in the unit in which people read it: working days for time, pieces for the rest."""
    if measure in TIMED:
        return spelling.amount((amount / CONVERSION["working_day"]).quantize(Decimal("0.1")), "working_day")
    return f"{amount:,f}"


def _grouped(found: Counted, group: str) -> Table:
    before, after = SIDES[found.measure]
    columns = (
        Column(told(HEADS[group])), Column(told("比率"), "yes"), Column(told(before), "yes"),
        Column(told(after), "yes"), Column(told("计入"), "yes"), Column(told("没有计入"), "yes"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(_name_of(group, name)), Cell(percent(one.rate)), Cell(_sum(one.before, found.measure)),
            Cell(_sum(one.after, found.measure)), Cell(str(one.counted)), Cell(str(one.left_out)),
        )
        for name, one in items.by_group(group, found)
    )  # fmt: skip
    return Table("groups", told(GROUPS[group]), columns, rows, empty=told("没有可以计入的事项"))


def _name_of(group: str, name: str) -> str:
    if group == "level":
        return told(listing.LEVELS[int(name)])
    return name or told("不发证照")


def _listed(request: HttpRequest, found: Counted) -> Table:
    before, after = SIDES[found.measure]
    columns = (
        Column(told("事项")), Column(told("部门")), Column(told(before)), Column(told(after)),
        Column(told("少了"), "yes"), Column(told("版本")),
    )  # fmt: skip
    shown = _shown(request, found)
    return Table(
        "items", told("事项清单"), columns, tuple(_item(found.measure, one) for one in shown),
        empty=told("没有可以计入的事项"), whole=lambda: (_item(found.measure, one) for one in found.lines),
    )  # fmt: skip


def _shown(request: HttpRequest, found: Counted) -> tuple[ItemLine, ...]:
    after = request.GET.get("after", "")
    begins = next((n + 1 for n, one in enumerate(found.lines) if one.ref == after), 0)
    return found.lines[begins : begins + PAGE]


def _after(request: HttpRequest, found: Counted) -> str | None:
    shown = _shown(request, found)
    return shown[-1].ref if shown and shown[-1].ref != found.lines[-1].ref else None


def _item(measure: Measure, one: ItemLine) -> Row:
    adds = pair(measure, one)
    if adds.before is None or adds.after is None:
        less = told("不计入")
    else:
        less = percent(None if not adds.before else Reduction(adds.before, adds.after, 1, 0).rate)
    old, new = _sides(measure, one)
    return (
        Cell(one.name, reverse("hall:guide", args=[one.ref])), Cell(one.office_name), Cell(old), Cell(new), Cell(less),
        Cell(_version(one.now), small=_version(one.before) if one.before else ""),
    )  # fmt: skip


def _sides(measure: Measure, one: ItemLine) -> tuple[str, str]:
    old = one.before
    match measure:
        case Measure.COMPRESSION:
            return _limit(one.now.statutory), _limit(one.now.promised)
        case Measure.HOURS:
            return "1", _limit(one.now.promised)
        case _ if old is None:
            return "—", "—"
        case Measure.COMPRESSION_BEFORE:
            return _limit(old.statutory), _limit(old.promised)
        case Measure.LIMITS:
            return _limit(old.promised), _limit(one.now.promised)
        case Measure.MATERIALS:
            return str(old.materials), str(one.now.materials)
        case Measure.STEPS:
            return str(old.steps), str(one.now.steps)


def _limit(limit: TimeLimit | None) -> str:
    return spelling.amount(limit.amount, limit.unit) if limit else "—"


def _version(version: Version) -> str:
    return told("第 {number} 版，{day}起", number=version.number, day=spelling.short_day(version.since))


def _choices(request: HttpRequest, measure: Measure, now: datetime) -> dict[str, object]:
    """What the form offers: measures, lists, offices, centres, licences, and days to compare with."""
    day = localtime(now).date()
    return {
        "measures": [(one.value, told(words)) for one, words in MEASURES.items()],
        "selects": [
            (name, told(words), options, request.GET.get(name, ""))
            for name, words, options in (
                ("list", "清单", [(one.code, listing.name_of_list(one.code)) for one in DEFINITIONS]),
                ("office", "部门", [(one.ref, one.name) for one in offices.offices(day)]),
                ("centre", "中心", [(one.ref, one.name) for one in offices.centres(day)]),
                ("level", "层级", [(str(level), told(words)) for level, words in listing.LEVELS.items()]),
                ("family", "证照", [(name, name) for name in items.families(now)]),
            )
        ],
        "baselines": [(row.name, row.as_of) for row in reform.baselines()[:10]],
        "measure": measure.value,
        "chosen": request.GET,
        "typed": request.POST,
        "may_keep": actor_of_request(request).has_role(*operations.WHO),
    }


@require_safe
@needs_staff(*OVERSEERS)
def kept_list(request: HttpRequest) -> HttpResponse:
    """The figures that were kept, the newest first."""
    columns = (
        Column(told("名称")), Column(told("指标")), Column(told("比率"), "yes"), Column(told("计入"), "yes"),
        Column(told("没有计入"), "yes"), Column(told("留存时间")),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(one.name, reverse("oversight:kept", args=[one.ref]), small=one.document),
            Cell(told(MEASURES[one.measure])), Cell(percent(one.total.rate)), Cell(str(one.counted)),
            Cell(str(one.left_out)), Cell(spelling.moment_short(one.as_of)),
        )
        for one in queries.kept_figures()
    )  # fmt: skip
    table = Table("kept", told("留存的指标"), columns, rows, empty=told("还没有留存过指标"))
    lead = told("对外说过的数，连同事项清单、版本和单位折算一起留下来，谁都能再算一遍。")
    return answered(request, Sheet(told("留存的指标"), lead, (table,), crumbs=_crumbs()), clock.now())


@require_safe
@needs_staff(*OVERSEERS)
def kept_page(request: HttpRequest, ref: str) -> HttpResponse:
    """A kept figure: its sums, every item with its versions, and whether they still make the figure."""
    page = queries.kept_figure(ref)
    if page is None:
        raise Http404(ref)
    row, (before, after) = page.row, SIDES[page.row.measure]
    columns = (
        Column(told("事项")), Column(told("部门")), Column(told(before), "yes"), Column(told(after), "yes"),
        Column(told("版本")),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(one.name, reverse("hall:guide", args=[one.item_ref])), Cell(one.office_name),
            Cell(one.before or told("不计入")), Cell(one.after or "—"),
            Cell(told("第 {n} 版", n=one.version), small=_nth(one.version_before)),
        )
        for one in page.lines
    )  # fmt: skip
    table = Table("items", told("当时的事项"), columns, rows[:500], whole=lambda: rows)
    crumbs = (*_crumbs(), (told("留存的指标"), reverse("oversight:kept_list")))
    lead, stats = _kept_lead(row, page.conversion), _kept_stats(row, page.holds)
    return answered(request, Sheet(row.name, lead, (table,), stats, crumbs=crumbs), clock.now())


def _nth(version: int | None) -> str:
    return told("第 {n} 版", n=version) if version else ""


def _kept_lead(row: KeptRow, conversion: Mapping[str, int]) -> str:
    units = _units(conversion)
    said = told("{measure}，{at}留存。单位折算（办公分钟）：{units}。", measure=told(MEASURES[row.measure]),
                at=spelling.moment_short(row.as_of), units=units)  # fmt: skip
    return f"{said} {row.document}".strip()


def _kept_stats(row: KeptRow, holds: str) -> tuple[Stat, ...]:
    sound = told("清单、摘要和合计一致") if holds == "yes" else told("和留存时不一致")
    return (
        Stat(told(MEASURES[row.measure]), percent(row.total.rate), _sum(row.total.removed, row.measure),
             _sum(row.before, row.measure)),
        Stat(told("计入的事项"), f"{row.counted:,}", foot=told("没有计入 {n} 项", n=row.left_out)),
        Stat(told("核对"), sound, foot=row.digest[:16]),
    )  # fmt: skip


PACES: Mapping[str, str] = {"office": "按部门", "level": "按层级", "family": "按证照", "item": "按事项"}


@require_safe
@needs_staff(*OVERSEERS)
def pace_page(request: HttpRequest) -> HttpResponse:
    """What cases really took against law and promise, by office, level, licence or item."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    group = request.GET.get("by", "")
    group = group if group in PACES else "family"
    found = pace.by(group, me, span)
    columns = (
        Column(told(HEADS[group])), Column(told("办结"), "yes"), Column(told("承诺提速"), "yes"),
        Column(told("实际提速"), "yes"), Column(told("平均法定"), "yes"), Column(told("平均承诺"), "yes"),
        Column(told("平均实际"), "yes"), Column(told("没有计入"), "yes"),
    )  # fmt: skip
    table = Table(
        "pace", told(PACES[group]), columns, tuple(_pace(group, one) for one in found),
        empty=told("这段时间没有办结的办件"),
    )  # fmt: skip
    chips = tuple(Chip(told(words), asking(request, by=code), "yes" if code == group else "")
                  for code, words in PACES.items())  # fmt: skip
    promised, actual = _of_all(found, "promised"), _of_all(found, "took")
    stats = (
        Stat(told("承诺提速"), percent(promised.rate), foot=told("法定到承诺")),
        Stat(told("实际提速"), percent(actual.rate), foot=told("法定到实际办理")),
        Stat(told("办结"), f"{sum(one.cases for one in found):,}"),
    )  # fmt: skip
    lead = told("（法定−实际）÷法定，按办结的每件办件算；实际是受理后在部门手里的办公时间，补正、特别程序和送达不计。")
    crumbs = _crumbs()
    return answered(
        request, Sheet(told("办理提速率"), lead, (table,), stats, chips + span_chips(request, name), crumbs), now
    )


def _of_all(found: tuple[Pace, ...], side: str) -> Reduction:
    of = sum(getattr(one, f"{side}_of") for one in found)
    return Reduction(Decimal(of), Decimal(sum(getattr(one, side) for one in found)), len(found), 0)


def _pace(group: str, one: Pace) -> Row:
    name = told(listing.LEVELS[int(one.name)]) if group == "level" else one.name
    url = reverse("hall:guide", args=[one.ref]) if group == "item" else ""
    days = [
        spelling.amount((Decimal(total) / count / CONVERSION["working_day"]).quantize(Decimal("0.1")), "working_day")
        if count else "—"
        for total, count in ((one.statutory, one.counted), (one.promised, one.counted), (one.took, one.counted))
    ]  # fmt: skip
    return (
        Cell(name, url), Cell(f"{one.cases:,}"), Cell(percent(one.promised_share.rate)),
        Cell(percent(one.actual_share.rate)), *(Cell(day) for day in days), Cell(str(one.cases - one.counted)),
    )  # fmt: skip
