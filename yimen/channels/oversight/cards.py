"""Cards under oversight: the list, the command view by type, unit and age, and one card with all that explains it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.oversight.sheet import Cell, Column, Sheet, Stat, Table, answered
from yimen.engine.supervision.findings import operations, queries
from yimen.engine.supervision.findings.rows import CardCount, CardFilter, CardView
from yimen.kernel.actor import Role
from yimen.kernel.money.fees import yuan
from yimen.kernel.refusal import Refusal
from yimen.kernel.supervision.card_life import LEVELS, Accountability
from yimen.kernel.supervision.rules import RULES, Colour
from yimen.threshold import clock, spelling, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names import cards as names
from yimen.threshold.names.cases import SIDES, TIMED_STEPS
from yimen.threshold.names.items import COMPLEXITIES
from yimen.threshold.names.offices import PENALTY_FINDINGS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

READERS = (Role.SUPERVISOR, Role.OFFICE_HEAD, Role.REFORM_OFFICE)
FILTERS = ("open", "waiting", "overdue", "closed")
TONES: Mapping[str, str] = {"red": "late", "yellow": "soon", "warning": "line"}


@never_cache
@require_safe
@needs_staff(*READERS)
def cards(request: HttpRequest) -> HttpResponse:
    """The cards one may read, narrowed by state, colour, rule, office, age and level; the latest first."""
    me, now, asked = actor_of_request(request), clock.now(), request.GET
    only = _only(asked)
    page = queries.cards(me, now, only, asked.get("after", ""))
    facts = {
        "here": "oversight",
        "only": only,
        "states": [(name, told(names.CARD_FILTERS[name])) for name in FILTERS],
        "colours": [(one.value, told(names.CARD_COLOURS[one])) for one in Colour],
        "selects": [
            ("rule", told("哪一条规则"), [(code.value, told(names.CARD_RULES[code])) for code in RULES], only.rule),
            ("age", told("发出多久了"), [(age, told(names.CARD_AGES[age])) for age in queries.AGES], only.age),
            ("level", told("在哪一级监察"), [(one.value, told(names.CARD_LEVELS[one])) for one in LEVELS], only.level),
        ],
        "rows": [(row, TONES[row.colour]) for row in page.rows],
        "narrowed": only.colour or only.rule or only.age or only.level,
        "office_name": page.rows[0].office_name if only.office and page.rows else "",
        "after": page.after,
        "as_of": now,
    }
    return render(request, "oversight/cards.html", facts)


def _only(asked: QueryDict) -> CardFilter:
    """What is asked for; what is none of the choices narrows nothing."""

    def one_of(name: str, choices: Iterable[str], usual: str = "") -> str:
        said = asked.get(name, usual)
        return said if said in set(choices) else usual

    return CardFilter(
        colour=one_of("colour", Colour),
        rule=one_of("rule", RULES),
        office=asked.get("office", "")[:16],
        state="" if asked.get("state") == "all" else one_of("state", queries.STATES, "open"),
        age=one_of("age", queries.AGES),
        level=one_of("level", LEVELS),
    )


@never_cache
@require_safe
@needs_staff(*READERS)
def command(request: HttpRequest) -> HttpResponse:
    """The command view 监督中心: open cards by type, unit and age; every number opens its list."""
    me, now = actor_of_request(request), clock.now()
    counted = queries.counts(me, now)
    grave = [one for one in counted if one.colour != Colour.WARNING]
    stats = (
        Stat(told("红牌"), _sum(counted, lambda one: one.colour == Colour.RED), url=_list(colour="red")),
        Stat(told("黄牌"), _sum(counted, lambda one: one.colour == Colour.YELLOW), url=_list(colour="yellow")),
        Stat(told("预警提示"), _sum(counted, lambda one: one.colour == Colour.WARNING), url=_list(colour="warning")),
        Stat(told("逾期未说明、未整改"), f"{sum(one.overdue for one in counted):,}", url=_list(state="overdue")),
        Stat(told("已说明，待认定"), _sum(grave, lambda one: one.state == "answered"), url=_list(state="answered")),
        Stat(told("整改中"), _sum(grave, lambda one: one.state == "ordered"), url=_list(state="ordered")),
    )
    by_rule = [(code.value, told(names.CARD_RULES[code]), "") for code in RULES]
    many = Counter[tuple[str, str]]()
    for one in counted:
        many[one.office_ref, one.office_name] += one.cards
    units = sorted(many, key=lambda unit: (-many[unit], unit[1]))
    tables = (
        _by("rule", told("按类型"), told("规则"), by_rule, counted),
        _by("office", told("按部门"), told("部门"), [(ref, name, "") for ref, name in units], counted),
    )
    lead = told("没有了结的监察卡，按类型、部门和时间；每个数都能点开。卡由系统按留痕自动发出，不能手工增减。")
    return answered(request, Sheet(told("监督中心"), lead, tables, stats, crumbs=_crumbs()), now)


def _crumbs() -> tuple[tuple[str, str], ...]:
    return ((told("监察卡"), reverse("oversight:cards")),)


def _sum(counted: Iterable[CardCount], which: Callable[[CardCount], bool]) -> str:
    return f"{sum(one.cards for one in counted if which(one)):,}"


def _by(
    what: str, title: str, heading: str, groups: Iterable[tuple[str, str, str]], counted: Iterable[CardCount]
) -> Table:
    """A table of one grouping, by age across; what has no card is left out."""
    cells: Counter[tuple[str, str]] = Counter()
    for one in counted:
        group = one.rule if what == "rule" else one.office_ref
        cells[group, one.age] += one.cards
        cells[group, "all"] += one.cards
        cells[group, "overdue"] += one.overdue
    titles = (told("合计"), *(told(names.CARD_AGES[age]) for age in queries.AGES), told("已逾期"))
    rows = [
        (
            Cell(name, _list(**{what: code}), small=small),
            Cell(f"{cells[code, 'all']:,}", _list(**{what: code})),
            *(_cell(cells[code, age], _list(**{what: code, "age": age})) for age in queries.AGES),
            _cell(cells[code, "overdue"], _list(**{what: code, "state": "overdue"}), "red"),
        )
        for code, name, small in groups
        if cells[code, "all"]
    ]
    columns = (Column(heading), *(Column(words, "yes") for words in titles))
    return Table(what, title, columns, tuple(rows), empty=told("没有没了结的监察卡"))


def _cell(count: int, url: str, lamp: str = "") -> Cell:
    return Cell(f"{count:,}", url if count else "", lamp if count else "")


def _list(**asked: str) -> str:
    return f"{reverse('oversight:cards')}?{urlencode(asked)}"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*READERS)
@takes("act said due accountability")
def card(request: HttpRequest, ref: str) -> HttpResponse:
    """One card: which rule, which parameters, which lines and law; what was said; and what the reader may do now."""
    me, now, mend, typed = actor_of_request(request), clock.now(), Mending(), request.POST
    if request.method == "POST":
        try:
            _do(ref, request, now)
        except Refusal as refusal:
            mend = mending(refusal, _places(typed.get("act", "")))
        else:
            return redirect("oversight:card", ref)
    view = queries.card(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "here": "oversight",
        "view": view,
        "row": view.row,
        "tone": TONES[view.row.colour],
        "meaning": told(names.CARD_RULE_MEANINGS[view.row.rule]),
        "facts": _facts(view),
        "rests_on": [(one, told(names.CARD_LINES.get(one.verb, "其他留痕"))) for one in view.rests_on],
        "acts": [(name, told(ACTS[name][0]), told(ACTS[name][1]), told(ACTS[name][2])) for name in view.may],
        "accountabilities": [(one.value, told(names.ACCOUNTABILITIES[one])) for one in Accountability],
        "typed": typed,
        "mistakes": mend.mistakes,
        "errors": mend.errors or {},
    }
    return render(request, "oversight/card.html", facts, status=422 if mend.mistakes else 200)


ACTS: Mapping[str, tuple[str, str, str]] = {
    "answer": ("说明情况", "为什么会这样，已经怎么做了", "提交说明"),
    "object": ("申辩", "为什么认定不当，由另一名监察人员复核", "提交申辩"),
    "report": ("报告整改", "怎么整改的，今后怎么防止", "提交整改报告"),
    "annotate": ("批注", "写给部门和其他监察人员看，不能改", "写下批注"),
    "uphold": ("认定", "认定的理由", "认定"),
    "lift": ("撤销这张卡", "撤卡的理由", "撤销"),
    "order": ("责令整改", "要整改什么", "责令整改"),
    "return": ("退回整改", "还差什么", "退回整改"),
    "confirm": ("确认整改", "核实的情况", "确认并了结"),
}
"""Each act: its title, what is to be said, and its button."""


def _places(act: str) -> Mapping[str, str]:
    """Where on the page a refusal belongs: each act has a form of its own."""
    said = dict.fromkeys(("text.missing", "text.too_long", "text.unclean"), f"said-{act}")
    return {**said, "writing.impossible_dates": f"due-{act}"}


DATED = frozenset({"order", "return"})
_SAYS: Mapping[str, Callable[..., object]] = {
    "answer": operations.answer_card,
    "object": operations.object_to_card,
    "report": operations.report_rectification,
    "annotate": operations.annotate_card,
    "uphold": operations.uphold_card,
    "lift": operations.lift_card,
    "order": operations.order_rectification,
    "return": operations.return_rectification,
}


def _do(ref: str, request: HttpRequest, now: datetime) -> None:
    post = request.POST
    act, said = post.get("act", ""), post.get("said", "")
    by, key = actor_of_request(request), post.get("key", "")
    if act == "confirm":
        what = post.get("accountability", "")
        came = Accountability(what) if what in list(Accountability) else what
        run(operations.confirm_rectification, ref, came, said, by=by, now=now, key=key)
        return
    if act not in _SAYS:
        raise Http404(act)
    facts = (said, typed.day(post, "due")) if act in DATED else (said,)
    run(_SAYS[act], ref, *facts, by=by, now=now, key=key)


_VALUES: Mapping[str, Mapping[str, str]] = {
    "side": SIDES,
    "step": TIMED_STEPS,
    "complexity": {one.value: words for one, words in COMPLEXITIES.items()},
    "finding": PENALTY_FINDINGS,
}


def _facts(view: CardView) -> list[tuple[str, str]]:
    """The parameters that decided, each called by its name and spelled as everywhere."""
    return [(told(names.CARD_FACTS[name]), _spelled(name, value)) for name, value in view.facts.items() if value]


def _spelled(name: str, value: str) -> str:
    if name == "due":
        moment = parse_datetime(value)
        return spelling.moment_long(moment) if moment else value
    if name.endswith("fen"):
        return f"¥{yuan(int(value))}" if value else ""
    if name == "step" and value.startswith("subtask-"):
        return told("第 {n} 项协办", n=value.removeprefix("subtask-"))
    if name == "step" and value.startswith("opinion-"):
        return told("第 {n} 项会办意见", n=value.removeprefix("opinion-"))
    table = _VALUES.get(name, names.CARD_WHYS)
    return "、".join(told(table.get(one, one)) for one in value.split(","))
