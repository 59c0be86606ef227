"""How the sample city is judged: an evaluation that led to improvements, the next that shows them, one under way."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import CENTRE, bureaus
from yimen.assembly.sample.staff import MARKET, REFORM_POST, desk
from yimen.engine.supervision.directives import operations as directives
from yimen.engine.supervision.directives.moves import Given
from yimen.engine.supervision.juries import operations as juries
from yimen.engine.supervision.juries import queries
from yimen.engine.supervision.juries.operations import Asked, Called, Scored
from yimen.engine.supervision.juries.rows import IndicatorRow
from yimen.kernel.actor import Actor, Role
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people

GUIDANCE, MANNER, SYSTEMS = "办事指引看得懂", "窗口态度和解释", "系统和设备好用"
INDICATORS = (
    Asked("群众评价满意率", "satisfied", 40, 90),
    Asked("没有成立投诉的服务", "uncomplained", 10, 98),
    Asked("巡查没有问题的到访", "clean", 10, 80),
    Asked(GUIDANCE, "", 20, 70),
    Asked(MANNER, "", 10, 70),
    Asked(SYSTEMS, "", 10, 70),
)
SAID = ("示范：材料名称和平时说的不一样。", "示范：问一次能说清楚。", "示范：叫号屏字太小。")
WEAK, BETTER = (58, 82, 66), (81, 84, 73)


def show(city: City) -> None:
    """Judge the centre twice, half a year apart in its days; begin to judge an office; once."""
    convener = city.officer(REFORM_POST)
    if queries.listed(convener, city.anchor):
        return
    first = _judged(city, convener, "示范：中心服务质量评价（上期）", 60, 150, WEAK)
    head = _improve(city, convener, first, 58)
    _report(city, convener, first, head)
    second = _judged(city, convener, "示范：中心服务质量评价（本期）", 3, 38, BETTER)
    _look(city, convener, first)
    _improve(city, convener, second, 1)
    _begin(city, convener)


def _judged(city: City, convener: Actor, title: str, ago: int, since: int, scores: tuple[int, ...]) -> str:
    """An evaluation of the first centre that everybody has scored, closed."""
    now = city.anchor - timedelta(days=ago)
    ref = _seated(city, convener, ("centre", city.centre(CENTRE)), title, now, since - ago)
    juries.open_jury(ref, by=convener, now=now)
    numbers = [number for number, one in enumerate(INDICATORS, 1) if not one.figure]
    for n, who in enumerate(_members(city).values()):
        given = (Scored(number, score + 3 * n, said) for number, score, said in zip(numbers, scores, SAID, strict=True))
        juries.give_scores(ref, tuple(given), by=who, now=now + timedelta(hours=1 + n))
    juries.close_jury(ref, by=convener, now=now + timedelta(hours=9))
    return ref


def _seated(city: City, convener: Actor, unit: tuple[str, str], title: str, now: datetime, span: int) -> str:
    last = day_of(now) - timedelta(days=1)
    called = Called(title, *unit, last - timedelta(days=span), last, last + timedelta(days=9), 3, INDICATORS)
    ref = juries.call_jury(called, by=convener, now=now).ref
    for name, who in _members(city).items():
        kind, standing = name.split("·")
        member = people.staff_member(who.staff_id or 0)
        if member is not None:
            juries.seat_staff_juror(ref, kind, member.ref, standing, by=convener, now=now)
        else:
            code = juries.ask_in(ref, kind, who.name, standing, by=convener, now=now).code
            juries.take_juror_seat(code, by=who, now=now)
    return ref


def _members(city: City) -> Mapping[str, Actor]:
    """Two officials and a technician of other offices, two of the public, and an expert from outside."""
    at = {one.key: desk(one, Role.OFFICE_HEAD) for one in bureaus()}
    outside = [one.agent for one in city.applicants if one.agent is not None and one.kind == "person"]
    return {
        "official·示范：市自然资源部门": city.officer(at["land"]),
        "technician·示范：市住建信息化": city.officer(at["housing"]),
        "public·示范：市民代表": outside[0],
        "expert·示范：某大学公共管理": outside[1],
    }


def _improve(city: City, convener: Actor, ref: str, ago: int) -> Actor:
    """What was weak becomes the directive of an office, and all of it is published; who heads that office."""
    now, (head, office) = city.anchor - timedelta(days=ago), _market(city)
    for line in _lines(ref, convener, now):
        if line.action is not None:
            told = "示范：写完请两位群众试读，改完自己先走一遍。"
            given = Given(f"示范：改好“{line.title}”"[:80], told, office, day_of(now) + timedelta(days=25))
            juries.order_improvement(line.action.ref, given, by=convener, now=now)
    juries.publish_jury(ref, by=convener, now=now)
    return head


def _report(city: City, convener: Actor, ref: str, head: Actor) -> None:
    """The office reported what it did of what people had scored."""
    now = city.anchor - timedelta(days=40)
    for line in _lines(ref, convener, now):
        if line.action is not None and not line.figure:
            report = "示范：二十个事项的材料名称改成平时的叫法。"
            directives.report_directive(line.action.directive_ref, report, by=head, now=now)


def _lines(ref: str, convener: Actor, now: datetime) -> tuple[IndicatorRow, ...]:
    view = queries.one(ref, convener, now)
    assert view is not None, "who called it reads it"
    return view.indicators


def _market(city: City) -> tuple[Actor, str]:
    """Who heads the office of the markets, and the reference of that office."""
    head = city.officer(desk(next(one for one in bureaus() if one.key == MARKET), Role.OFFICE_HEAD))
    post = people.post(head.posts[0].post_id)
    assert post is not None, "who heads an office has a post in it"
    return head, post.office_ref


def _look(city: City, convener: Actor, ref: str) -> None:
    """The effect, by what the next group scored of the same indicator."""
    now = city.anchor - timedelta(days=2)
    for line in _lines(ref, convener, now):
        if line.action is not None and not line.figure:
            juries.check_effect(line.action.ref, "示范：看了新指引，请人试读过。", by=convener, now=now)


def _begin(city: City, convener: Actor) -> None:
    """An office that is being judged: everybody sits, nobody has scored."""
    _, office = _market(city)
    ref = _seated(city, convener, ("office", office), "示范：市场监管窗口服务评价", city.anchor, 30)
    juries.open_jury(ref, by=convener, now=city.anchor)
