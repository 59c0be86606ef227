"""Ways of cases under oversight: idle steps, the four flows, levels, classes, points, jumps and applicants' efforts."""

from collections.abc import Mapping
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.oversight.figures import OVERSEERS, to_cases
from yimen.channels.oversight.sheet import Cell, Column, Row, Sheet, Stat, Table, answered, span_chips, span_of
from yimen.insight.figures import flows, items, jumps, points, trips
from yimen.insight.figures.rows import AtPoint, Behind, ClassRow, Flow, Idle, ItemEffort, Jump, Trips
from yimen.kernel.actor import Role
from yimen.kernel.rates import percent
from yimen.kernel.reform.figures import CONVERSION
from yimen.kernel.refusal import Refusal
from yimen.kernel.traces import RANKS_ALLOWED
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.figures import operations
from yimen.registries.figures.rows import SeveralLevels
from yimen.threshold import clock, spelling, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes
from yimen.threshold.run import run

STEPS: Mapping[str, str] = {
    "accept": "受理", "correct": "补正", "hand_over": "转部门", "review": "审查", "check": "复核", "decide": "决定",
    "special": "特别程序", "deliver": "送达",
}  # fmt: skip
CLASSES: Mapping[str, str] = {"simple": "简单", "general": "一般", "complex": "复杂（特殊）"}
GROUNDS: Mapping[str, str] = {
    "": "没有人批准", "emergency": "应急处突", "hardship": "特殊困难群众", "public_project": "重点工程",
    "our_delay": "本部门延误",
}  # fmt: skip
ANOMALIES: Mapping[str, str] = {
    "too_fast": "比同事项快十倍以上", "at_night": "夜间作出决定", "in_one_minute": "审查后一分钟内决定",
}  # fmt: skip
OUT: Mapping[str, str] = {"": "一致", "slower": "慢于别处", "stricter": "严于别处"}
LEVELS: Mapping[str, str] = {
    "": "本级", "1": "国家", "2": "省级", "3": "市级", "4": "县级", "5": "乡镇（街道）", "6": "村（社区）", "7": "分级",
}  # fmt: skip


def columns(*titles: str, numbers: int = 0) -> tuple[Column, ...]:
    """Columns by their titles; the last so many hold numbers."""
    texts = len(titles) - numbers
    return tuple(Column(told(title), "yes" if n >= texts else "") for n, title in enumerate(titles))


def days(minutes: int | None) -> str:
    """Office time as working days of seven hours."""
    if minutes is None:
        return "—"
    return spelling.amount((Decimal(minutes) / CONVERSION["working_day"]).quantize(Decimal("0.1")), "working_day")


def _crumbs(*more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((told("监察指标"), reverse("oversight:figures")), *more)


@require_safe
@needs_staff(*OVERSEERS)
def idle_page(request: HttpRequest) -> HttpResponse:
    """Where cases lie idle: the steps with the longest waits are proposed to be built anew."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    found = flows.idle(me, span, request.GET.get("item", "")[:40])
    waited, worked = sum(one.waited for one in found), sum(one.worked for one in found)
    share = percent(None) if not waited + worked else percent(Idle("", "", "", 0, waited, worked, 0).waiting.rate)
    table = Table(
        "steps", told("再造建议：等得最久的环节在前"),
        columns("事项和环节", "次数", "等待合计", "办理合计", "等待占比", "平均等待", "最长等待", numbers=6),
        tuple(_idle(one) for one in found), empty=told("这段时间没有办完的环节"),
        note=told("等待：到岗后还没有人动手；办理：从第一次动手到交给下一岗。都按办公时间，补正和特别程序不计。"),
    )  # fmt: skip
    stats = (Stat(told("等待占比"), share, days(waited), days(waited + worked)),)
    lead = told("从留痕里每一岗的到岗、动手和转出算出来；等得多、办得少的环节，最该合并、并行或下放。")
    return answered(
        request, Sheet(told("等待和办理"), lead, (table,), stats, span_chips(request, name), _crumbs()), now
    )


def _idle(one: Idle) -> Row:
    return (
        Cell(one.name, f"{reverse('oversight:idle')}?item={one.item_ref}", small=told(STEPS[one.step])),
        Cell(f"{one.stays:,}"), Cell(days(one.waited)), Cell(days(one.worked)), Cell(percent(one.waiting.rate)),
        Cell(days(one.waited // one.stays if one.stays else None)), Cell(days(one.longest)),
    )  # fmt: skip


@require_safe
@needs_staff(*OVERSEERS)
def flows_page(request: HttpRequest) -> HttpResponse:
    """The four flows of each item, now and before, and which cases passed more ranks or levels than they should."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    found = flows.flows(me, span)
    table = Table(
        "flows", told("按事项和程序类别"),
        columns("事项", "类别", "办结", "内部横向（岗位）", "内部纵向（层级）", "外部横向（部门）",
                "外部纵向（政府）", "超出类别层级", "多级政府", numbers=7),
        tuple(_flow(one) for one in found), empty=told("这段时间没有办结的办件"),
        note=told("每件平均数，括号里是前一段同样长的时间。允许的层级：简单 {simple}，一般 {general}，复杂 {complex}。",
                  **RANKS_ALLOWED),
    )  # fmt: skip
    stats = (
        Stat(told("层级超出类别的办件"), f"{sum(one.too_many_ranks for one in found):,}"),
        Stat(told("走了多级政府的办件"), f"{sum(one.several_levels for one in found):,}"),
    )
    lead = told("一件办件实际走过几个岗位、几个层级、几个部门、几级政府，按留痕里的岗位算。")
    return answered(
        request, Sheet(told("四个业务流程"), lead, (table,), stats, span_chips(request, name), _crumbs()), now
    )


def _flow(one: Flow) -> Row:
    four = (one.sections, one.ranks, one.departments, one.levels)
    was = one.before or (None,) * 4
    return (
        Cell(one.name, f"{reverse('oversight:idle')}?item={one.item_ref}", small=one.office_name),
        Cell(told(CLASSES[one.complexity])), Cell(f"{one.cases:,}"),
        *(Cell(str(now) if before is None else f"{now} ({before})") for now, before in zip(four, was, strict=True)),
        _bad(one.too_many_ranks), _bad(one.several_levels),
    )  # fmt: skip


def _bad(number: int) -> Cell:
    return Cell(str(number), lamp="amber" if number else "")


@never_cache
@require_http_methods(["GET", "POST"])
@needs_staff(*OVERSEERS, Role.ADMINISTRATOR)
@takes("basis by_day item steps")
def levels_page(request: HttpRequest) -> HttpResponse:
    """Items of several levels: steps by level, what lacks a legal reason, and targets with their progress."""
    me, now, mend = actor_of_request(request), clock.now(), Mending()
    if request.method == "POST":
        said = request.POST
        try:
            item = catalogue.in_force(said.get("item", "").strip()[:64], now)
            target = (typed.number(said, "steps", 999), typed.day(said, "by_day"))
            facts = (item.ref if item else "", *target, said.get("basis", ""))
            run(operations.set_target, *facts, by=me, now=now, key=said.get("key", ""))
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("oversight:steps_of_levels")
    found = items.several_levels(now)
    table = Table(
        "items", told("多级办理的事项"), columns("事项", "各级环节", "缺法律依据的环节", "目标", "进度"),
        tuple(_several(one) for one in found), empty=told("没有多级办理的事项"),
        note=told("不能简化为一级的，要精简环节：每个上级环节都要写明法律依据，没有依据的排在前面。"),
    )  # fmt: skip
    lead = told("环节要素里写着由别级政府办理的事项。")
    may = me.has_role(Role.REFORM_OFFICE, Role.ADMINISTRATOR)
    sheet = Sheet(told("多级事项精简"), lead, (table,), (), (), _crumbs())
    sheet.further.update(
        template="oversight/figure_levels.html", may=may, typed=request.POST, mistakes=mend.mistakes,
        errors=mend.errors or {}, choices=[(one.item_ref, one.name) for one in found],
    )  # fmt: skip
    return answered(request, sheet, now)


def _several(one: SeveralLevels) -> Row:
    by_level = "，".join(f"{told(LEVELS.get(level, '本级'))} {count}" for level, count in one.levels.steps.items())
    aim, progress = one.target, Cell("—")
    if aim:
        gone, wanted = max(0, aim.steps_then - one.steps), aim.steps_then - aim.steps
        progress = Cell(f"{gone} / {wanted}", lamp="green" if gone >= wanted else "amber")
    return (
        Cell(one.name, reverse("hall:guide", args=[one.item_ref]), small=one.office_name), Cell(by_level),
        Cell("、".join(one.levels.unfounded) or "—", lamp="red" if one.levels.unfounded else ""),
        Cell(told("{n} 个，{day}前", n=aim.steps, day=spelling.short_day(aim.by_day)) if aim else "—",
             small=aim.basis if aim else ""),
        progress,
    )  # fmt: skip


@require_safe
@needs_staff(*OVERSEERS)
def classes_page(request: HttpRequest) -> HttpResponse:
    """The three classes of procedure: paths, ranks, time; and what was put into another one, with the reason."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    classes, moved = flows.classes(me, span), flows.reclassified(me, span)
    path = Table(
        "classes", told("三类程序"),
        columns("类别", "办结", "平均岗位", "平均层级", "用时中位数", "按时", "转入", "转出", numbers=7),
        tuple(_class(one) for one in classes),
        note=told("类别由情形规则在收件时判定；简单即审即办，一般一审一核，复杂最多 3+1 个环节。"),
    )  # fmt: skip
    table = Table(
        "moved", told("改变类别的办件"), columns("办件", "部门", "改变", "理由", "谁，何时"),
        tuple(
            (
                Cell(one.item_name, reverse("workbench:case", args=[one.case_ref]), small=one.number),
                Cell(one.office_name), Cell(f"{told(CLASSES[one.before])} → {told(CLASSES[one.after])}"),
                Cell(one.reason), Cell(one.staff_name, small=spelling.moment_short(one.at)),
            )
            for one in moved
        ), empty=told("这段时间没有改变类别的办件"),
    )  # fmt: skip
    lead = told("每类程序走几个岗位、几个层级，用多少时间；收件后改变类别的，件件有理由。")
    return answered(
        request, Sheet(told("程序类别"), lead, (path, table), (), span_chips(request, name), _crumbs()), now
    )


def _class(one: ClassRow) -> Row:
    return (
        Cell(told(CLASSES[one.complexity])), Cell(f"{one.cases:,}"), Cell(str(one.sections)), Cell(str(one.ranks)),
        Cell(days(one.took)), Cell(percent(one.on_time.rate)), Cell(str(one.came_in)), Cell(str(one.left)),
    )  # fmt: skip


@require_safe
@needs_staff(*OVERSEERS)
def spreads_page(request: HttpRequest) -> HttpResponse:
    """Items handed in at several points, those that are furthest apart first."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    rows = tuple(
        (
            Cell(one.name, reverse("oversight:points", args=[one.item_ref])), Cell(str(one.points)),
            Cell(f"{one.cases:,}"), Cell(days(one.quickest)), Cell(days(one.slowest)),
        )
        for one in points.spreads(me, span)
    )  # fmt: skip
    table = Table(
        "items", told("多点受理的事项"), columns("事项", "受理点", "办结", "最快的点", "最慢的点", numbers=4), rows,
        empty=told("这段时间没有在两个以上受理点办结的事项"),
    )  # fmt: skip
    lead = told("同一事项在不同受理点的用时中位数，差得最多的在前；点开看每个点。")
    return answered(request, Sheet(told("同标准办理"), lead, (table,), (), span_chips(request, name), _crumbs()), now)


@require_safe
@needs_staff(*OVERSEERS)
def points_page(request: HttpRequest, ref: str) -> HttpResponse:
    """One item, point by point."""
    me, now = actor_of_request(request), clock.now()
    item = catalogue.in_force(ref, now)
    if item is None:
        raise Http404(ref)
    name, span = span_of(request, now)
    table = Table(
        "points", told("按受理点"),
        columns("受理点", "和别处比", "办件", "不予许可", "不予受理", "补正", "用时中位数", "超时", "版本数",
                numbers=7),
        tuple(_point(one) for one in points.of_item(ref, me, span)), empty=told("这段时间没有办结的办件"),
        note=told("慢于别处：用时中位数超过别处一倍半；严于别处：说“不”的比例高出两成。少于 5 件的点不比。"),
    )  # fmt: skip
    crumbs = _crumbs((told("同标准办理"), reverse("oversight:spreads")))
    lead = told("同一事项在哪里办都用同一个版本、同样的标准。")
    return answered(request, Sheet(item.name, lead, (table,), (), span_chips(request, name), crumbs), now)


def _point(one: AtPoint) -> Row:
    return (
        Cell(one.centre), Cell(told(OUT[one.stands_out]), lamp="amber" if one.stands_out else "green"),
        Cell(f"{one.cases:,}"), Cell(str(one.denied)), Cell(str(one.refused)), Cell(str(one.corrections)),
        Cell(days(one.median)), Cell(str(one.late)), Cell(str(one.versions)),
    )  # fmt: skip


@require_safe
@needs_staff(*OVERSEERS)
def jumps_page(request: HttpRequest) -> HttpResponse:
    """Who was taken up before others, with the ground or without; and times that are not those of the others."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    found, strange = jumps.jumps(me, span), jumps.anomalies(me, span)
    bare = sum(not one.ground for one in found)
    ahead = Table(
        "jumps", told("先办了的办件"), columns("办件", "岗位", "到岗", "动手", "越过", "批准"),
        tuple(_jump(one) for one in found), empty=told("没有越过先到办件的"),
        note=told("同一岗位、同一事项、同一环节里，晚到的比先到的早动手一小时以上。经批准优先的排在后面。"),
    )  # fmt: skip
    odd = Table(
        "anomalies", told("时间异常"), columns("办件", "异常", "时间", "用时", "通常"),
        tuple(
            (
                Cell(one.item_name, reverse("workbench:case", args=[one.case_ref]), small=one.number),
                Cell(told(ANOMALIES[one.what]), lamp="amber"), Cell(spelling.moment_short(one.at)),
                Cell(days(one.took)), Cell(days(one.usual)),
            )
            for one in strange
        ), empty=told("没有时间异常的办件"),
    )  # fmt: skip
    stats = (Stat(told("没有批准的插队"), str(bare)), Stat(told("时间异常"), str(len(strange))))
    lead = told("认流程不认面孔：谁先谁后只看到岗时间；要先办，由部门负责人或中心主任批准，写明理由。")
    return answered(
        request, Sheet(told("插队和时间异常"), lead, (ahead, odd), stats, span_chips(request, name), _crumbs()), now
    )


def _jump(one: Jump) -> Row:
    return (
        Cell(one.item_name, reverse("workbench:case", args=[one.case_ref]), small=one.number),
        Cell(one.post_name, small=told(STEPS[one.step])), Cell(spelling.moment_short(one.came_at)),
        Cell(spelling.moment_short(one.touched_at)),
        Cell(told("{n} 件，最早{at}到岗", n=one.overtaken, at=spelling.moment_short(one.waiting_since))),
        Cell(told(GROUNDS[one.ground]), lamp="green" if one.ground else "red"),
    )  # fmt: skip


@require_safe
@needs_staff(*OVERSEERS)
def efforts_page(request: HttpRequest) -> HttpResponse:
    """What each item asks of its applicants."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    found = jumps.efforts(me, span)
    total = sum(one.submits + one.corrects + one.pays + one.collects + one.others for one in found)
    cases, others = sum(one.cases for one in found), sum(one.others for one in found)
    table = Table(
        "items", told("按事项"), columns("事项", "办件", "每件动作", "提交", "补正", "缴费", "领取", "其他", numbers=7),
        tuple(_effort(one, name) for one in found), empty=told("这段时间没有办结的办件"),
    )  # fmt: skip
    stats = (
        Stat(told("每件申请人动作"), f"{total / cases:.2f}" if cases else "—", f"{total:,}", f"{cases:,}"),
        Stat(told("四种之外的动作"), f"{others:,}", url=to_cases(Behind.OTHER_EFFORT, name) if others else ""),
    )
    lead = told("把简单带给群众：申请人最多做四件事——提交、补正、缴费、领取；部门内部的环节从不要申请人跑。")
    return answered(
        request, Sheet(told("申请人动作"), lead, (table,), stats, span_chips(request, name), _crumbs()), now
    )


@require_safe
@needs_staff(*OVERSEERS)
def trips_page(request: HttpRequest) -> HttpResponse:
    """How often people came, item by item and district by district, against the old procedure."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    found, total = trips.by_item(me, span), trips.total(me, span)
    cases, visits = total.cases, total.visits
    cut = told("只列少跑最多的 {most} 行；上面的数是全部的。", most=trips.MOST) if len(found) == trips.MOST else ""
    table = Table(
        "items", told("按事项和区县"),
        columns("事项", "区县", "办结", "到访", "每件到访", "原来要跑", "少跑", numbers=5),
        tuple(_trips(one, name) for one in found), empty=told("这段时间没有办结的办件"),
        note=told("到访：取号、到窗口、领结果，办了这件的事才算一趟。原来要跑：按事项第一版公布的到场次数算。") + cut,
    )  # fmt: skip
    stats = (
        Stat(told("每件到访"), f"{visits / cases:.2f}" if cases else "—", f"{visits:,}", f"{cases:,}"),
        Stat(told("少跑的趟数"), f"{total.saved:,}", denominator="",
             numerator=told("比事项第一版公布的次数")),
    )  # fmt: skip
    lead = told("群众为一件事实际跑了几趟，比原来少跑多少；从到访留痕算出来，没有人填写。")
    return answered(request, Sheet(told("跑动次数"), lead, (table,), stats, span_chips(request, name), _crumbs()), now)


def _trips(one: Trips, span: str) -> Row:
    return (
        Cell(one.name, reverse("hall:guide", args=[one.item_ref])), Cell(one.district), Cell(f"{one.cases:,}"),
        Cell(f"{one.visits:,}", to_cases(Behind.TRIPS, span, item=one.item_ref) if one.visits > one.cases else ""),
        Cell(f"{one.a_case:.2f}"), Cell(f"{one.before:,}"),
        Cell(f"{one.saved:,}", lamp="green" if one.saved >= 0 else "red"),
    )  # fmt: skip


def _effort(one: ItemEffort, span: str) -> Row:
    return (
        Cell(one.name, reverse("hall:guide", args=[one.item_ref])), Cell(f"{one.cases:,}"), Cell(f"{one.a_case:.2f}"),
        Cell(str(one.submits)), Cell(str(one.corrects)), Cell(str(one.pays)), Cell(str(one.collects)),
        Cell(str(one.others), to_cases(Behind.OTHER_EFFORT, span, item=one.item_ref) if one.others else ""),
    )  # fmt: skip
