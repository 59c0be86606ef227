"""Places beside each other: what differs where, the service families of a centre, and what towns spared."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.channels.oversight.network import READERS, chips, columns
from yimen.channels.oversight.sheet import Cell, Chip, Sheet, Stat, Table, answered, asking
from yimen.insight.centres import compared, families, townships
from yimen.insight.centres.compared import CentreBeside
from yimen.insight.centres.families import FamilyRow, ItemOfFamily
from yimen.insight.centres.townships import TownItem
from yimen.kernel.offices.comparing import AspectCompared
from yimen.kernel.offices.service_families import FamilyStanding, ServiceFamily
from yimen.kernel.rates import Share
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock, spelling
from yimen.threshold.actors import needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.places import (
    ASPECTS,
    FAMILY_STANDINGS,
    SERVICE_FAMILIES,
    TIER_NAMES,
    TOWN_SPARED,
    WATCHED,
)

LAMPS: Mapping[str, str] = {"whole": "green", "part": "amber", "scheduled": "amber", "apart": "red", "unlisted": ""}
SPARED: Mapping[str, str] = {"fewer": "green", "same": "amber", "more": "red", "": ""}


@require_safe
@needs_staff(*READERS)
def compared_page(request: HttpRequest) -> HttpResponse:
    """The centres of counties, or of towns, beside each other: what is the same, and what is not, where."""
    now, tier = clock.now(), request.GET.get("tier", "county")
    tier = tier if tier in compared.TIERS else "county"
    found = compared.beside(tier, now)
    tables = (
        Table(
            "aspects", told("配置比对"), columns("哪一方面", "一样吗", "各地怎样"),
            tuple(_aspect(one, told(ASPECTS[one.aspect])) for one in found.aspects),
            told("监察规则是程序里的一张表，各地同一套；一个地方的监察岗不能空着，监察关不掉。"),
            told("还没有这一级的中心"),
        ),
        Table(
            "items", told("事项比对"), columns("事项", "一样吗", "各地怎样"),
            tuple(_aspect(one, one.subject, told(ASPECTS[one.aspect])) for one in found.items),
            told("只列不一样的，最多 {n} 行。", n=compared.MOST_ITEMS) if found.capped else told("只列不一样的。"),
            told("各地的事项都一样"),
        ),
        Table(
            "centres", told("各地中心"),
            columns("中心", "服务时间", "工作日历", "窗口", "综合窗口", "本地事项", "监察", right=(3, 4, 5)),
            tuple(_centre(one) for one in found.centres),
            told("只比了 {n} 个中心，还有 {m} 个没有比。", n=len(found.centres), m=found.left) if found.left else "",
            told("还没有这一级的中心"),
        ),
    )  # fmt: skip
    same = sum(one.alike == "yes" for one in found.aspects)
    stats = (
        Stat(told("一样的方面"), f"{same}", f"{same}", f"{len(found.aspects)}"),
        Stat(told("一样的事项"), f"{found.alike:,}"),
    )
    choice = tuple(Chip(told(TIER_NAMES[one]), asking(request, tier=one), _yes(one == tier)) for one in compared.TIERS)
    lead = told("同一套配置发到各地以后，哪里还不一样，一项一项从登记和公布的版本里比出来。")
    return answered(request, Sheet(told("各地比对"), lead, tables, stats, (*chips("compared"), *choice)), now)


def _aspect(one: AspectCompared, title: str, small: str = "") -> tuple[Cell, ...]:
    alike = told("都一样") if one.alike == "yes" else told("{n} 种", n=len(one.found))
    where = "；".join(
        told("{what}：{where}", what=_said(one.aspect, v.value), where="、".join(v.places)) for v in one.found
    )
    return Cell(title, small=small), Cell(alike, lamp="green" if one.alike == "yes" else "amber"), Cell(where)


def _said(aspect: str, value: str) -> str:
    if aspect in ("there", "watched"):
        return told(WATCHED[value] if aspect == "watched" else {"yes": "有", "no": "没有"}[value])
    if aspect == "limit":
        number, _, unit = value.partition(" ")
        return told("即办") if value == "at_once" else spelling.amount(number, unit) if value else told("没有承诺")
    return value or told("没有写")


def _centre(one: CentreBeside) -> tuple[Cell, ...]:
    return (
        Cell(one.name, reverse("hall:centre", args=[one.ref])), Cell(one.hours or told("没有写")), Cell(one.calendar),
        Cell(f"{one.windows}"), Cell(f"{one.comprehensive}"), Cell(f"{one.items:,}"),
        Cell(told(WATCHED[one.watched]), lamp="green" if one.watched == "yes" else "red"),
    )  # fmt: skip


@require_safe
@needs_staff(*READERS)
def families_page(request: HttpRequest) -> HttpResponse:
    """Which service families are in a centre and which are not yet; the items of one, where one is chosen."""
    now = clock.now()
    centres = tuple(row for row in offices.centres(day_of(now)) if row.kind in ("citizen", "administrative"))
    centre = _chosen(centres, request.GET.get("centre", ""))
    report = families.families(centre.ref if centre else "", now)
    rows = tuple(_family(one, asking(request, family=one.family.value) + "#table-items") for one in report.rows)
    tables = [
        Table(
            "families", told("生活服务进中心"),
            columns("哪一类", "进了没有", "已进", "排了日子", "事项总数", right=(2, 3, 4)), rows,
            told("事项按版本上的标签归类，没有标签的看名称；银行按进驻的银行算。"),
        ),
    ]  # fmt: skip
    asked = request.GET.get("family", "")
    if asked in set(ServiceFamily):
        of_family = families.items_of_family(report.centre_ref, ServiceFamily(asked), now)
        tables.append(
            Table(
                "items", told(SERVICE_FAMILIES[asked]), columns("事项", "部门", "在这个中心"),
                tuple(_item(one) for one in of_family), empty=told("目录里没有这一类事项"),
            )
        )  # fmt: skip
    share = report.share
    stats = (Stat(told("已经进中心的"), share.percent, f"{share.part}", f"{share.whole}"),)
    choice = tuple(
        Chip(row.name, asking(request, centre=row.ref), _yes(centre is not None and row.ref == centre.ref))
        for row in centres
    )
    lead = told("群众办事要去的十三类，哪些已经在这个中心、哪些还没有：从公布的目录和进驻登记里算，没有一个是填的。")
    return answered(request, Sheet(told("生活服务"), lead, tuple(tables), stats, (*chips("families"), *choice)), now)


def _chosen(centres: tuple[CentreRow, ...], asked: str) -> CentreRow | None:
    if asked and not any(row.ref == asked for row in centres):
        raise Http404
    first = next((row for row in centres if row.kind == "citizen"), centres[0] if centres else None)
    return next((row for row in centres if row.ref == asked), first)


def _family(one: FamilyRow, url: str) -> tuple[Cell, ...]:
    counts, standing = one.counts, one.counts.standing
    due = told("最早{day}", day=spelling.day(one.due)) if one.due and standing is not FamilyStanding.WHOLE else ""
    bank = told("{n} 家银行在这里", n=counts.banks) if counts.banks else ""
    return (
        Cell(told(SERVICE_FAMILIES[one.family]), url if counts.items else ""),
        Cell(told(FAMILY_STANDINGS[standing]), lamp=LAMPS[standing], small=bank),
        Cell(f"{counts.here:,}"), Cell(f"{counts.scheduled:,}", small=due), Cell(f"{counts.items:,}"),
    )  # fmt: skip


def _item(one: ItemOfFamily) -> tuple[Cell, ...]:
    if one.here == "yes":
        return Cell(one.name, _guide(one.ref)), Cell(one.office_name), Cell(told("已进"), lamp="green")
    when = told("{day}前进", day=spelling.day(one.due)) if one.due else told("还没有排")
    return Cell(one.name, _guide(one.ref)), Cell(one.office_name), Cell(when, lamp="amber" if one.due else "red")


def _guide(ref: str) -> str:
    return reverse("hall:guide", args=[ref])


@require_safe
@needs_staff(*READERS)
def townships_page(request: HttpRequest) -> HttpResponse:
    """Items of the town centres: steps and materials before they came to the towns, and now."""
    now = clock.now()
    page = townships.items(now, request.GET.get("after", "")[:300])
    table = Table(
        "townships", told("镇街集中办理"),
        columns("事项", "从哪天起", "几个镇街", "环节：以前 → 现在", "材料：以前 → 现在", "减了没有", right=(2,)),
        tuple(_town_item(one) for one in page.rows),
        told("以前：到镇街前一天有效的版本；现在：今天有效的版本。公布的版本谁也改不了，就是凭据。"),
        told("还没有下放到镇街的事项"),
    )  # fmt: skip
    told_of = [one for one in page.rows if one.asked.spared]
    fewer = Share(sum(one.asked.spared == "fewer" for one in told_of), len(told_of))
    stats = (Stat(told("这一页减了的"), fewer.percent, f"{fewer.part}", f"{fewer.whole}"),) if told_of else ()
    lead = told("放到镇街便民服务中心集中办的事项，环节和材料比以前少了多少，由两个公布的版本比出来。")
    sheet = Sheet(told("镇街集中办理"), lead, (table,), stats, chips("townships"), after=page.after)
    return answered(request, sheet, now)


def _town_item(one: TownItem) -> tuple[Cell, ...]:
    asked = one.asked
    versions = told("第 {a} 版 → 第 {b} 版", a=one.before_version, b=one.version) if one.before_version else ""
    return (
        Cell(one.name, _guide(one.ref), small=versions), Cell(spelling.day(one.since)), Cell(f"{one.towns}"),
        Cell(_from_to(asked.steps_before, asked.steps)), Cell(_from_to(asked.materials_before, asked.materials)),
        Cell(told(TOWN_SPARED[asked.spared]), lamp=SPARED[asked.spared]),
    )  # fmt: skip


def _from_to(before: int | None, now: int) -> str:
    return f"{'—' if before is None else before} → {now}"


def _yes(fact: bool) -> str:
    return "yes" if fact else ""
