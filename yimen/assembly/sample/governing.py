"""How the sample city governs itself: 5+X meetings, the documents things rest on, regulations, and self-checks."""

from datetime import datetime, time, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import CENTRE, bureaus
from yimen.assembly.sample.staff import REFORM_POST, desk
from yimen.engine.supervision.coordinations import operations as coordinations
from yimen.engine.supervision.coordinations import queries as coordination_queries
from yimen.engine.supervision.coordinations.operations import Brought, Called, Decided, Tasked
from yimen.engine.supervision.norms import operations as norms
from yimen.engine.supervision.norms.operations import NormSaid, Struck
from yimen.engine.supervision.norms.starting import STARTING
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.registries.bases import operations as bases
from yimen.registries.bases import queries as bases_queries
from yimen.registries.bases.operations import BasisSaid
from yimen.registries.dated import ZONE, day_of
from yimen.registries.people import queries as people
from yimen.registries.regulations import operations as regulations
from yimen.registries.regulations.operations import RegulationSaid

DOCUMENT, LAPSED = "示政办〔2026〕8号（示范）", "示府〔2012〕78号（示范）"
DOCUMENTS = (
    (DOCUMENT, "行政服务中心标准化建设实施意见（示范）", "document", ""),
    (LAPSED, "行政服务中心建设意见（示范）", "document", "yes"),
)
TEXT = "示范：一、服务要规范。二、人员要到位。三、评价要公开。四、环境要便民。五、投诉要办结。"
REGULATIONS = (
    (
        "示范：窗口服务规范",
        "service",
        "示范：一、起身相迎。二、一次说清。三、不能办的说明理由。",
        ("window",),
    ),
    ("示范：考勤制度", "attendance", "示范：一、按排班到岗。二、请假先找好替岗。三、迟到早退如实记。", ()),
)
CONVENED = ("land", "housing", "ecology", "transport", "fire")
OTHERS = ("market", "urban")
PAPER = "《示范市重点项目审批“5+X”会商协调机制》（示范）"
SAID = "示范：书面意见，按职责办。"


@snapshot
class Head:
    """Who heads a department, with its reference."""

    actor: Actor
    office: str


def show(city: City) -> None:
    """Name who always sits, hold one meeting and call another; once."""
    if coordination_queries.standing(city.anchor):
        return
    convener, heads = city.officer(REFORM_POST), _heads(city)
    for key in CONVENED:
        coordinations.name_standing_seat(heads[key].office, PAPER, by=convener, now=city.anchor - timedelta(days=40))
    _hold(city, convener, heads)
    brought = Brought(heads["urban"].office, "示范：夜市外摆管到哪条线", "示范：人行道归谁、店铺门前归谁，说法不一。")
    begins = datetime.combine(day_of(city.anchor) + timedelta(days=3), time(15), ZONE)
    called = Called("five_x", "示范：夜间经济项目会商", "示范：三楼会议室", begins, brought=(brought,))
    coordinations.call_coordination(called, by=convener, now=city.anchor)


def _heads(city: City) -> dict[str, Head]:
    found = {}
    for bureau in bureaus():
        if bureau.key in (*CONVENED, *OTHERS):
            actor = city.officer(desk(bureau, Role.OFFICE_HEAD))
            post = people.post(actor.posts[0].post_id)
            assert post is not None and post.office_ref, "who heads an office has a post in it"
            found[bureau.key] = Head(actor, post.office_ref)
    return found


def _hold(city: City, convener: Actor, heads: dict[str, Head]) -> None:
    """Two weeks ago: the fire department wrote beforehand, everybody else came; two tasks came of it."""
    begins = datetime.combine(day_of(city.anchor) - timedelta(days=14), time(9, 30), ZONE)
    called = Called(
        "five_x", "示范：滨河路商业综合体会商", "示范：三楼会议室", begins,
        brought=(
            Brought(heads["market"].office, "示范：图纸深度不一样", "示范：住建要施工图，消防要专项图，改了三次。"),
            Brought(heads["land"].office, "示范：门前退线算不算占道", "示范：自规和城管口径不同，开不了工。"),
        ),
        offices=(heads["urban"].office,),
    )  # fmt: skip
    ref = coordinations.call_coordination(called, by=convener, now=begins - timedelta(days=4)).ref
    for number in (1, 2):
        coordinations.say_opinion(ref, number, "agree", SAID, by=heads["fire"].actor, now=begins - timedelta(days=1))
    came = [head.actor for key, head in heads.items() if key != "fire"]
    for who in came:
        coordinations.sign_in(ref, by=who, now=begins)
    coordinations.say_opinion(
        ref, 1, "conditions", "示范：按同一深度出图，专项图合在施工图里。", by=heads["housing"].actor, now=begins
    )
    due = day_of(city.anchor) + timedelta(days=10)
    decided = (
        Decided(
            1, "示范：统一图纸深度，一次提交。", (Tasked("示范：出统一的图纸深度说明", heads["housing"].office, due),)
        ),
        Decided(
            2, "示范：退线内不算占道，城管不再另批。", (Tasked("示范：把口径写进办事指南", heads["urban"].office, due),)
        ),
    )
    coordinations.keep_minutes(
        ref, "示范：逐条研究，议定两件事。", decided, by=convener, now=begins + timedelta(hours=2)
    )
    for who in came:
        minutes = coordination_queries.one(ref, who, begins + timedelta(hours=5))
        assert minutes is not None, "who came reads them"
        coordinations.sign_minutes(ref, minutes.mark, by=who, now=begins + timedelta(hours=5))
    coordinations.issue_minutes(ref, by=convener, now=begins + timedelta(hours=6))


def rule(city: City) -> None:
    """Documents with one that is over, two regulations and two norms, and the self-checks of the first centre."""
    reform, manager = city.officer(REFORM_POST), city.officer(f"{CENTRE}主任岗")
    began, now = city.anchor - timedelta(days=60), city.anchor
    if bases_queries.listed(day_of(now), DOCUMENT).rows:
        return
    for number, title, kind, ends in DOCUMENTS:
        said = BasisSaid(number, title, "示范市人民政府（示范）", kind, day_of(began) - timedelta(days=900), TEXT)
        last = day_of(now) - timedelta(days=5) if ends else None
        bases.record_basis(said, day_of(began) - timedelta(days=900), last, by=reform, now=began)
    (lapsed,) = bases_queries.listed(day_of(began), LAPSED).rows
    bases.link_basis(lapsed.ref, "centre", city.centre(CENTRE), "示范：中心按它设立", by=reform, now=began)
    for title, kind, text, audience in REGULATIONS:
        said_rule = RegulationSaid(title, kind, text, audience, "yes", DOCUMENT)
        version = regulations.propose_regulation(said_rule, by=manager, now=began)
        regulations.publish_version(version.version, day_of(began), by=reform, now=began)
        regulations.confirm_reading(version.version, by=city.window_of(CENTRE), now=now)
        regulations.link_regulation(version.ref, "screen", "window", by=manager, now=now)
    _check(city, manager, reform)


def _check(city: City, manager: Actor, reform: Actor) -> None:
    """One self-check that was confirmed with a clause struck, one under way."""
    now = city.anchor
    for family, title in (("five_standards", "示范：五个服务标准"), ("ten_systems", "示范：十项制度")):
        said = NormSaid(family, title, DOCUMENT, ("administrative", "citizen", "town"), STARTING[family])
        norm = norms.adopt_norm(said, by=reform, now=now - timedelta(days=20)).ref
        ref = norms.open_self_check(norm, city.centre(CENTRE), by=manager, now=now - timedelta(days=3)).ref
        if family == "five_standards":
            for number, clause in enumerate(STARTING[family], 1):
                if not clause.probe:
                    evidence = "示范：照片存窗口，编号可查。"
                    norms.answer_clause(ref, number, "met", evidence, by=manager, now=now - timedelta(days=3))
            norms.submit_self_check(ref, by=manager, now=now - timedelta(days=2))
            struck = (Struck(7, "示范：到场时一人没有挂牌。"),)
            norms.confirm_self_check(ref, "示范：到场看过三个窗口。", struck, by=reform, now=now - timedelta(days=1))
