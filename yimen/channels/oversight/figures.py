"""Figures of cases under oversight: each with what it is counted from, the cases behind it, and its rows as CSV."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

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
    days_of,
    span_chips,
    span_of,
)
from yimen.insight.figures import behind, on_time, zeros
from yimen.insight.figures.rows import Behind, CountedCase, CountedPage, GroupOnTime, OnTimeBy, WindowZeros
from yimen.kernel.actor import Role
from yimen.kernel.rates import Share, percent
from yimen.threshold import clock, spelling
from yimen.threshold.actors import actor_of_request, lets_in, needs_staff
from yimen.threshold.addresses import readers
from yimen.threshold.language import told

OVERSEERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.CENTRE_MANAGER, Role.REFORM_OFFICE)

BEHIND: Mapping[Behind, str] = {
    Behind.IN_TIME: "按时办结的办件",
    Behind.LATE: "超时办结的办件",
    Behind.OPEN_OVERDUE: "到期未办结的办件",
    Behind.TAKEN_BACK: "没有作出决定就结束的办件",
    Behind.SAME_DAY: "当日办结的办件",
    Behind.VETO: "窗口说过不行的办件",
    Behind.PASSED_BACK: "退回或转交过的办件",
    Behind.TRIPS: "来了不止一次的办件",
    Behind.BACKLOG: "现在超期未办结的办件",
    Behind.ERROR: "有差错的办件",
    Behind.COMPLAINT: "有异议或不满意的办件",
    Behind.OTHER_EFFORT: "申请人做了四种之外动作的办件",
    Behind.RECEIVED: "收到的办件",
    Behind.ENDED: "办结的办件",
    Behind.CORRECTED: "补正过的办件",
    Behind.GRANTED: "准予的办件",
    Behind.DENIED: "不予许可的办件",
    Behind.SERVED: "这种方式办过的办件",
    Behind.SERVED_OPEN: "这种方式办着的办件",
}
OUTCOMES: Mapping[str, str] = {
    "": "在办",
    "granted": "准予",
    "denied": "不予许可",
    "refused": "不予受理",
    "not_needed": "不需要许可",
    "withdrawn": "撤回",
    "lapsed": "逾期未补正",
}
NARROWED = ("office", "post", "centre", "item", "city", "county", "mode")
"""To what the cases behind a number may be narrowed."""
ALL_SIX = 6
GROUPS: Mapping[OnTimeBy, str] = {OnTimeBy.OFFICE: "按部门", OnTimeBy.CENTRE: "按中心", OnTimeBy.ITEM: "按事项"}
OF: Mapping[OnTimeBy, str] = {OnTimeBy.OFFICE: "部门", OnTimeBy.CENTRE: "中心", OnTimeBy.ITEM: "事项"}
MOST_GROUPS = 500
MOST_EXPORTED = 300
"""Pages of cases that one CSV holds: nine thousand rows."""


#: Every figure there is: its address, what it is called, what it says.
CONTENTS: tuple[tuple[str, str, str], ...] = (
    ("oversight:trends", "办件趋势", "收件、办结、准予和不予许可，按周、月、年，和上年同期比。"),
    ("oversight:hot_items", "热门事项", "一段时间里收件最多的事项，比上年同期多了还是少了。"),
    ("oversight:indicators", "人口和企业指标", "每个区县每万人多少办件、新设和在册多少企业。"),
    ("oversight:populations", "常住人口", "折算用的人口数，各有截至日期和来源。"),
    ("oversight:on_time", "时限内办结率", "到期的办件里按时办结的；到期没有办结的也在分母里。"),
    ("oversight:zeros", "窗口六零", "每个窗口的否决、推诿、距离、积压、差错、投诉，是零还是几件。"),
    ("oversight:satisfaction", "满意率", "满意的除以评价了的，没有评价的单独列出；问题逐条能点开。"),
    ("oversight:jumps", "插队和时间异常", "谁比先到的先办，有没有人批准；谁的时间和别的办件不一样。"),
    ("oversight:spreads", "同标准办理", "同一事项在各受理点的用时、补正和不予许可。"),
    ("oversight:pace", "办理提速率", "办件实际用的时间，比法定和承诺快多少；按部门、层级、证照和事项。"),
    ("oversight:item_figures", "时限、材料、环节和小时", "一批事项的法定、承诺、材料和环节，前后相比少了多少。"),
    ("oversight:amounts", "事项数量", "某一天有多少事项：在实施的、已停办的、下放的、审批处接管的，按层级。"),
    (
        "oversight:sparing",
        "减材料、减时限、减跑动",
        "同一批事项当时和现在要多少材料、多少天、跑几次；实际跑了几次、用了多久从办件数出来。",
    ),
    ("oversight:gathered", "集中办理和一审一核", "部门的事项有多少进了中心窗口办、多少只要一审一核。"),
    ("oversight:sizes", "清单数量", "每张清单某一天有多少事项，按层级、按部门。"),
    ("workbench:heartbeats", "心跳监测", "条线系统和镇村站点有没有消息，办件比平时少不少，谁在什么时候前答复。"),
    ("oversight:availability", "全天候可用率", "每个公共入口每月应答了多少，达到目标没有，什么时候中断过。"),
    ("oversight:benchmarks", "对标先进城市", "别的城市公布的数和本平台现在数出来的数，差多少、领先还是落后。"),
    ("oversight:kept_list", "留存的指标", "对外说过的数，连同事项清单和单位折算。"),
    ("oversight:bottlenecks", "瓶颈排行", "办件在哪个环节、哪个岗位和人、哪个部门停得最久，多少次超过环节时限。"),
    ("oversight:idle", "等待和办理", "每个环节等了多久、办了多久；等得最久的先再造。"),
    ("oversight:flows", "四个业务流程", "办件走过几个岗位、层级、部门和政府层级，比前一段时间多还是少。"),
    ("oversight:steps_of_levels", "多级事项精简", "多级办理的事项，缺法律依据的环节，精简目标和进度。"),
    ("oversight:classes", "程序类别", "简单、一般、复杂三类程序的路径和用时，改变类别的理由。"),
    ("oversight:efforts", "申请人动作", "每件要申请人提交、补正、缴费、领取几次，有没有别的。"),
    (
        "oversight:served",
        "服务方式",
        "每件按哪些方式办的：预约、上门、代办、帮办、跟踪、延时、周末、节假日、寄递、通办。",
    ),
    ("oversight:filed_by", "渠道占比", "收的件从窗口、网上、手机、自助终端各来了多少，按月份和事项。"),
    ("oversight:trips", "跑动次数", "每个事项在各区县实际跑几趟，比原来少跑多少。"),
    ("oversight:audits", "内部抽查", "抽签抽查办结的案卷，由没有经手的人看，结果留痕。"),
    (
        "oversight:discretion",
        "自由裁量偏离",
        "不予许可没有对应标准、决定与审查意见不同、提出的不予受理没有被确认，按人计数。",
    ),
    ("oversight:coverage", "监察覆盖", "公布的事项里有时限、有人监察的占多少；应当是全部，缺口按部门列出。"),
    (
        "oversight:tenders",
        "公共资源交易监督",
        "交易中心的项目只读接入，公告期过短、单一投标人、变更截止时间的自动预警。",
    ),
    ("oversight:penalties", "行政处罚裁量", "多少条裁量基准在监察之下，超出幅度的处罚自动预警。"),
    ("oversight:promises", "承诺与到访", "承诺不用跑、只跑一次的，谁还是来了、来了几次。"),
    ("oversight:web_hall", "网上大厅和五个“一”", "每个部门有多少事项能在网上办，差在哪一步。"),
    ("oversight:channels", "渠道", "专属网页、账单、终端、办事站和网上大厅用了多少，谁没有用。"),
    ("oversight:levels", "五级联动", "省、市、县、镇、村各办什么，下级收上级定的有多少。"),
    ("oversight:concentration", "审批权集中到位", "每个部门的审批职能、事项、授权和人员到位了没有。"),
    ("oversight:fees", "收费", "应收、实收、减免和退费，对不上的有几笔。"),
    ("oversight:certificates", "电子证照", "发了多少、替了多少份材料、谁查过。"),
)


@require_safe
@needs_staff(*OVERSEERS, Role.ADMINISTRATOR)
def contents(request: HttpRequest) -> HttpResponse:
    """Every figure that its reader may open, with what it says."""
    me = actor_of_request(request)
    rows = tuple(
        (Cell(told(title), reverse(route)), Cell(told(says)))
        for route, title, says in CONTENTS
        if lets_in(readers(route), me)
    )
    table = Table("figures", told("全部指标"), (Column(told("指标")), Column(told("说的是什么"))), rows)
    lead = told("都从留痕和事项版本算出来，没有人填写；分子、分母和每一行都能点开，也能导出。")
    return answered(request, Sheet(told("监察指标"), lead, (table,)), clock.now())


def _crumbs() -> tuple[tuple[str, str], ...]:
    return ((told("监察指标"), reverse("oversight:figures")),)


def ratio(share: Share) -> tuple[str, str]:
    """Numerator and denominator as they are shown."""
    return f"{share.part:,}", f"{share.whole:,}"


def to_cases(which: Behind, span: str, **of: str) -> str:
    """The address of the cases behind a figure."""
    asked = {name: value for name, value in {"span": span, **of}.items() if value}
    return reverse("oversight:behind", args=[which.value]) + (f"?{urlencode(asked)}" if asked else "")


def counted(number: int, which: Behind, span: str, **of: str) -> Cell:
    """A number that opens its cases; nought is good news and opens nothing."""
    return Cell(f"{number:,}", to_cases(which, span, **of) if number else "")


@require_safe
@needs_staff(*OVERSEERS)
def on_time_page(request: HttpRequest) -> HttpResponse:
    """On-time completion by office: what is open over its time counts against it."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    by = OnTimeBy(asked) if (asked := request.GET.get("by", "")) in list(OnTimeBy) else OnTimeBy.OFFICE
    found = on_time.report(me, span, now, by)
    total, same = found.total.share, found.same_day
    stats = (
        Stat(told("时限内办结率"), percent(total.rate), *ratio(total)),
        Stat(told("当日办结率"), percent(same.rate), *ratio(same), url=to_cases(Behind.SAME_DAY, name)),
        Stat(told("到期未办结"), f"{found.total.open_overdue:,}", url=to_cases(Behind.OPEN_OVERDUE, name)),
        Stat(told("没有作出决定"), f"{found.taken_back:,}", url=to_cases(Behind.TAKEN_BACK, name),
             foot=told("不算在分子分母里")),
    )  # fmt: skip
    columns = (
        told(OF[by]), told("时限内办结率"), told("按时办结"), told("超时办结"), told("到期未办结"),
        told("没有作出决定"), told("当日办结"),
    )  # fmt: skip
    table = Table(
        "groups", told(GROUPS[by]), (Column(columns[0]), *(Column(one, "yes") for one in columns[1:])),
        tuple(_group(by, one, name) for one in found.groups[:MOST_GROUPS]),
        whole=lambda: (_group(by, one, name) for one in found.groups), empty=told("这段时间没有到期的办件"),
    )  # fmt: skip
    lead = told("按时办结，除以（办结的＋到期还没办结的）：这段时间到期的办件里，只要有一件到期没有办结，就不是 100%。")
    chips = tuple(Chip(told(words), asking(request, by=one.value), "yes" if one is by else "")
                  for one, words in GROUPS.items()) + span_chips(request, name)  # fmt: skip
    return answered(request, Sheet(told("时限内办结率"), lead, (table,), stats, chips, _crumbs()), now)


def _group(by: OnTimeBy, one: GroupOnTime, span: str) -> Row:
    share = one.on_time.share
    return (
        Cell(one.name or told("没有到过中心")),
        Cell(percent(share.rate), lamp="" if not share.whole else "green" if share.part == share.whole else "red"),
        counted(one.on_time.in_time, Behind.IN_TIME, span, **{by.value: one.ref}),
        counted(one.on_time.late, Behind.LATE, span, **{by.value: one.ref}),
        counted(one.on_time.open_overdue, Behind.OPEN_OVERDUE, span, **{by.value: one.ref}),
        counted(one.taken_back, Behind.TAKEN_BACK, span, **{by.value: one.ref}),
        Cell(f"{one.same_day.part:,} / {one.same_day.whole:,}"),
    )


@require_safe
@needs_staff(*OVERSEERS)
def zeros_page(request: HttpRequest) -> HttpResponse:
    """The six zeros of every window."""
    me, now = actor_of_request(request), clock.now()
    name, span = span_of(request, now)
    found = zeros.windows(me, span, now)
    stats = (
        Stat(told("六项全为零的窗口"), f"{sum(one.zeros == ALL_SIX for one in found):,}", denominator="",
             numerator=told("共 {n} 个窗口", n=len(found))),
    )  # fmt: skip
    titles = ("零否决", "零推诿", "零距离", "零积压", "零差错", "零投诉")
    columns = (Column(told("窗口")), Column(told("办结"), "yes"), *(Column(told(one), "yes") for one in titles))
    table = Table(
        "windows", told("按窗口"), columns, tuple(_window(one, name) for one in found),
        note=told(
            "否决：不予受理经确认、或当场告知不需要许可的次数，没有人确认的提议不算；推诿：退回和转交的次数；距离：第二次起的到访；积压：现在超期未办结的；"
            "差错：更正、撤销和本该一次告知的补正；投诉：对决定的异议和没有帮上忙的答复。"
        ),
        empty=told("这段时间没有办结的办件"),
    )  # fmt: skip
    lead = told("从办件的留痕算出来，没有人填写；每个不为零的数都能点开看是哪几件。")
    return answered(request, Sheet(told("窗口六零"), lead, (table,), stats, span_chips(request, name), _crumbs()), now)


def _window(one: WindowZeros, span: str) -> Row:
    counts = (
        (one.vetoes, Behind.VETO), (one.passed_back, Behind.PASSED_BACK), (one.trips, Behind.TRIPS),
        (one.backlog, Behind.BACKLOG), (one.errors, Behind.ERROR), (one.complaints, Behind.COMPLAINT),
    )  # fmt: skip
    return (
        Cell(one.window, small=one.centre),
        Cell(f"{one.cases:,}"),
        *(counted(number, which, span, post=one.post_ref) for number, which in counts),
    )


@require_safe
@needs_staff(*OVERSEERS)
def behind_page(request: HttpRequest, which: str) -> HttpResponse:
    """The cases behind a figure, of an office, a window or an item, or of all."""
    if which not in list(Behind):
        raise Http404(which)
    me, now, asked = actor_of_request(request), clock.now(), request.GET
    name, span = span_of(request, now)
    days = days_of(request)
    span = days or span
    of = {one: asked[one][:40] for one in NARROWED if asked.get(one)}

    def page(after: str) -> CountedPage:
        return behind.cases(me, Behind(which), span, now, of, after)

    first = page(asked.get("after", "")[:200])
    table = Table(
        "cases", told(BEHIND[Behind(which)]), _case_columns(), tuple(_case(one) for one in first.rows),
        empty=told("没有这样的办件"), whole=lambda: (_case(one) for one in _every(page)),
    )  # fmt: skip
    chips: tuple[Chip, ...] = () if days or which in (Behind.BACKLOG, Behind.SERVED_OPEN) else span_chips(request, name)
    sheet = Sheet(table.title, told("这个数就是下面这些办件。"), (table,), (), chips, _back(which), first.after)
    return answered(request, sheet, now)


def _back(which: str) -> tuple[tuple[str, str], ...]:
    if which in (Behind.IN_TIME, Behind.LATE, Behind.OPEN_OVERDUE, Behind.TAKEN_BACK, Behind.SAME_DAY):
        return ((told("时限内办结率"), reverse("oversight:on_time")),)
    if which in (Behind.RECEIVED, Behind.ENDED, Behind.GRANTED, Behind.DENIED, Behind.CORRECTED):
        return ((told("办件趋势"), reverse("oversight:trends")),)
    if which in (Behind.SERVED, Behind.SERVED_OPEN):
        return ((told("服务方式"), reverse("oversight:served")),)
    return ((told("窗口六零"), reverse("oversight:zeros")),)


def _every(page: Callable[[str], CountedPage]) -> Iterator[CountedCase]:
    after: str | None = ""
    for _ in range(MOST_EXPORTED):
        found = page(after or "")
        yield from found.rows
        after = found.after
        if after is None:
            break


def _case_columns() -> tuple[Column, ...]:
    return (
        Column(told("办件")), Column(told("部门")), Column(told("收件")), Column(told("到期")), Column(told("结束")),
        Column(told("结果")), Column(told("计数"), "yes"),
    )  # fmt: skip


def _case(one: CountedCase) -> Row:
    return (
        Cell(one.item_name, reverse("workbench:case", args=[one.ref]), small=one.number),
        Cell(one.office_name),
        Cell(_moment(one.received_at)),
        Cell(_moment(one.due_at)),
        Cell(_moment(one.ended_at)),
        Cell(told(OUTCOMES[one.outcome])),
        Cell(str(one.counts)),
    )


def _moment(at: datetime | None) -> str:
    return spelling.moment_short(at) if at else "—"
