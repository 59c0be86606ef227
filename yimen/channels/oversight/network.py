"""The network of halls under oversight: coverage, halls still apart, standards, and what a town ought to do."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yimen.channels.oversight.sheet import Cell, Chip, Column, Sheet, Stat, Table, answered
from yimen.insight.centres import demand
from yimen.insight.centres import network as found
from yimen.insight.centres.network_rows import HallRow
from yimen.kernel.actor import Role
from yimen.kernel.network import CHECKED_EVERY
from yimen.kernel.rates import Share
from yimen.registries.dated import day_of
from yimen.registries.network.subjects import KEEPERS
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, spelling
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.places import ASKED, HALL_CLASSES, HALL_STANDINGS, POINT_LEVELS, SCOPE_ADVICE, TOWN_CLASSES

READERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.REFORM_OFFICE, Role.ADMINISTRATOR)
ROUTES = {
    "network": "覆盖和缺口",
    "halls": "两个集中",
    "standards": "大厅达标",
    "near": "就近办结",
    "volume": "服务点办件",
    "activity": "村级活跃度",
    "compared": "各地比对",
    "families": "生活服务",
    "townships": "镇街集中办理",
}
LAMPS = {"merged": "green", "late": "red", "planned": "", "open": "amber"}


def chips(here: str) -> tuple[Chip, ...]:
    """The pages of the network, with the one that is open."""
    return tuple(
        Chip(told(words), reverse(f"oversight:{route}"), "yes" if route == here else "")
        for route, words in ROUTES.items()
    )


def columns(*titles: str, right: tuple[int, ...] = ()) -> tuple[Column, ...]:
    """Titles of columns; those at these places hold numbers."""
    return tuple(Column(told(title), "yes" if place in right else "") for place, title in enumerate(titles))


@require_safe
@needs_staff(*READERS)
def network(request: HttpRequest) -> HttpResponse:
    """Planned and built, level by level; every place without a point; centres without a bank."""
    now = clock.now()
    plans, levels, missing, banks = found.plans(now), found.levels(now), found.missing(now), found.without_bank(now)
    whole = Share(sum(min(one.built, one.planned) for one in plans), sum(one.planned for one in plans))
    tables = (
        Table(
            "plans", told("计划和建成"),
            columns("地方", "哪一级站点", "计划", "建成", "完成", "哪天前建成", right=(2, 3, 4)),
            tuple(
                (
                    Cell(one.region_name), Cell(told(POINT_LEVELS[one.level])), Cell(f"{one.planned:,}"),
                    Cell(f"{one.built:,}"), Cell(one.share.percent, lamp="red" if one.late else ""),
                    Cell(spelling.day(one.due)),
                )
                for one in plans
            ),
            empty=told("还没有建设计划"),
        ),
        Table(
            "levels", told("按级"), columns("哪一级站点", "地方", "有站点", "覆盖率", right=(1, 2, 3)),
            tuple(
                (
                    Cell(told(POINT_LEVELS[one.level])), Cell(f"{one.regions:,}"), Cell(f"{one.covered:,}"),
                    Cell(Share(one.covered, one.regions).percent),
                )
                for one in levels
            ),
        ),
        Table(
            "missing", told("没有站点的地方"), columns("地方", "上级", "哪一级站点"),
            tuple((Cell(one.name), Cell(one.above), Cell(told(POINT_LEVELS[one.level]))) for one in missing),
            empty=told("每个地方都有站点"),
        ),
        Table(
            "banks", told("没有银行进驻的中心"), columns("在哪个中心", "怎么缴费"),
            tuple((Cell(name), Cell(told("网上缴费和刷卡照常，现金要另走"))) for _, name in banks),
            empty=told("各中心都有银行进驻"),
        ),
    )  # fmt: skip
    stats = (Stat(told("建设任务完成"), whole.percent, f"{whole.part:,}", f"{whole.whole:,}"),) if plans else ()
    lead = told("建成的是今天开着的站点，一个一个数出来；计划是文件定的。")
    return answered(request, Sheet(told("站点网络"), lead, tables, stats, chips("network")), now)


@require_safe
@needs_staff(*READERS)
def halls(request: HttpRequest) -> HttpResponse:
    """Halls still apart, with why and until when; halls and windows before and after."""
    now = clock.now()
    told_ = found.concentrated(now)
    opens = actor_of_request(request).has_role(Role.OFFICE_HEAD, Role.CENTRE_MANAGER, *KEEPERS)
    rows = tuple(_hall(one, reverse("workbench:hall_stock", args=[one.ref]) if opens else "") for one in told_.halls)
    tables = (
        Table(
            "halls",
            told("中心外的大厅"),
            columns("大厅", "在哪里", "为什么", "什么时候", "外面的事项", "现在", right=(4,)),
            rows,
            empty=told("没有在外面的大厅"),
        ),
        Table(
            "windows", told("并入综合窗口组的部门窗口"), columns("窗口", "原来属于", "并入", "从哪天起"),
            tuple(
                (Cell(window), Cell(office), Cell(group), Cell(spelling.day(since)))
                for window, office, group, since in told_.merged_windows
            ),
            empty=told("还没有并入的窗口"),
        ),
    )  # fmt: skip
    stats = (
        Stat(told("大厅：原来 → 现在"), f"{told_.halls_before} → {told_.halls_after}"),
        Stat(told("部门窗口：原来 → 现在"), f"{told_.windows_before} → {told_.windows_after}"),
    )
    lead = told("多个大厅向一个集中，多个窗口向一个集中：还没有集中的，写明在哪里、为什么、到什么时候。")
    return answered(request, Sheet(told("两个集中"), lead, tables, stats, chips("halls")), now)


def _hall(one: HallRow, stock: str) -> tuple[Cell, ...]:
    when = one.merged_on or one.due
    where = f"{one.merged_into} {one.window}".strip() if one.merged_on else one.address
    return (
        Cell(one.name, stock, small=one.office_name), Cell(where), Cell(one.why),
        Cell(spelling.day(when) if when else told("没有定日子")),
        Cell(f"{one.outside}", small=told("其中排了日子的 {n} 项", n=one.scheduled) if one.outside else ""),
        Cell(told(HALL_STANDINGS[one.standing]), lamp=LAMPS[one.standing]),
    )  # fmt: skip


@require_safe
@needs_staff(*READERS)
def standards(request: HttpRequest) -> HttpResponse:
    """Halls against the standard, floor areas, money spent, and the class a town centre ought to have."""
    now = clock.now()
    rows, classes = found.halls(now), found.classes(now)
    areas = [one.area for one in rows if one.area is not None and one.hall != "village"]
    tables = (
        Table(
            "halls", told("镇村大厅对照标准"),
            columns("大厅", "达标程度", "还缺", "面积（平方米）", "信息化投入", "联网", right=(1, 3)),
            tuple(
                (
                    Cell(one.name, small=told(HALL_CLASSES[one.hall])),
                    Cell(one.share.percent, lamp="" if one.share.part == one.share.whole else "amber"),
                    Cell("、".join(told(ASKED[code]) for code in one.missing)),
                    Cell(f"{one.area:,}" if one.area else "—"),
                    Cell(spelling.money(one.invested) if one.invested else "—"),
                    Cell(told("已联网") if one.connected else "—"),
                )
                for one in rows
            ),
            told("面积和窗口由登记算出；其他由检查的人看到，{n} 天内有效，没有人看过的算没有达标。", n=CHECKED_EVERY),
            told("还没有镇村大厅"),
        ),
        Table(
            "classes", told("镇街中心分类建议"),
            columns("大厅", "现在", "有窗口的站所", "一年收件", "按数据应为", right=(2, 3)),
            tuple(
                (
                    Cell(one.name, reverse("oversight:town_scope", args=[one.ref])),
                    Cell(told(TOWN_CLASSES[one.centre_class])),
                    Cell(f"{one.stations}"), Cell(f"{one.yearly:,}"),
                    Cell(told(TOWN_CLASSES[one.proposed]), lamp="amber" if one.differs else ""),
                )
                for one in classes
            ),
            told("由站所和一年的收件建议，定哪一类由文件决定，写明依据。"), told("还没有镇街中心"),
        ),
    )  # fmt: skip
    stats = (
        (Stat(told("镇街中心平均面积"), told("{n} 平方米", n=round(sum(areas) / len(areas))), f"{len(areas)}"),)
        if areas
        else ()
    )
    lead = told("统一标准健全服务大厅设施：每一条看得见是谁、哪天、凭什么。")
    return answered(request, Sheet(told("大厅达标"), lead, tables, stats, chips("standards")), now)


@require_safe
@needs_staff(*READERS)
def near(request: HttpRequest) -> HttpResponse:
    """How much is done in the village and in the town, and for what people still go further."""
    now = clock.now()
    told_ = demand.near(now)
    table = Table(
        "further", told("还要往上跑的事项"), columns("事项", "近 365 天在上级窗口", "多少镇街能办", right=(1, 2)),
        tuple((Cell(one.item_name), Cell(f"{one.cases:,}"), Cell(f"{one.handed}")) for one in told_.further),
        empty=told("没有要往上跑的事项"),
    )  # fmt: skip
    stats = (
        Stat(told("不出村"), told_.village.percent, f"{told_.village.part:,}", f"{told_.village.whole:,}"),
        Stat(told("不出镇"), told_.town.percent, f"{told_.town.part:,}", f"{told_.town.whole:,}"),
    )
    lead = told("近 365 天在窗口收件并办结的：在村里、在镇里（含村）各占多少。")
    return answered(request, Sheet(told("就近办结"), lead, (table,), stats, chips("near")), now)


@require_safe
@needs_staff(*READERS)
def town_scope(request: HttpRequest, ref: str) -> HttpResponse:
    """A town: what its own offices still do elsewhere, and which items it ought to take in by what people come for."""
    now = clock.now()
    scope, matters = demand.scope(ref, now), found.town_matters(ref, now)
    centre = offices.centre(ref, day_of(now))
    if scope is None or centre is None:
        raise Http404(ref)
    tables = (
        Table(
            "matters", told("镇街部门和站所的事项"), columns("事项", "部门", "在不在中心"),
            tuple(
                (
                    Cell(one.item_name), Cell(one.office_name),
                    Cell(told("在中心") if one.inside == "yes" else told("还在别处"),
                         lamp="" if one.inside == "yes" else "red"),
                )
                for one in matters
            ),
            empty=told("镇街部门还没有公布的事项"),
        ),
        Table(
            "scope", told("按量定事项"),
            columns("事项", "在本镇", "在上级（平均到镇）", "现在", "建议", right=(1, 2)),
            tuple(
                (
                    Cell(one.item_name), Cell(f"{one.here:,}"), Cell(f"{one.elsewhere:,}"),
                    Cell(told("能办") if one.handed == "yes" else "—"),
                    Cell(told(SCOPE_ADVICE[one.proposed]), lamp="amber" if one.proposed in ("add", "drop") else ""),
                )
                for one in scope.rows
            ),
            empty=told("近一年没有人来办"),
        ),
    )  # fmt: skip
    stats = (
        Stat(told("现在满足的需求"), scope.now.percent, f"{scope.now.part:,}", f"{scope.now.whole:,}"),
        Stat(told("照建议能满足"), scope.then.percent, f"{scope.then.part:,}", f"{scope.then.whole:,}"),
        Stat(told("窗口：现有 → 需要"), f"{scope.windows} → {scope.needed}"),
    )
    crumbs = ((told("大厅达标"), reverse("oversight:standards")),)
    lead = told("不同镇街具备不同的事项：近 365 天来办得多的下放，没有人来的收回。")
    return answered(request, Sheet(centre.name, lead, tables, stats, crumbs=crumbs), now)
