"""How the sample city governs itself: five departments that always sit, a 5+X meeting that was held and one to come."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import bureaus
from yimen.assembly.sample.staff import REFORM_POST, desk
from yimen.engine.coordinations import operations as coordinations
from yimen.engine.coordinations import queries as coordination_queries
from yimen.engine.coordinations.operations import Brought, Called, Decided, Tasked
from yimen.kernel.actor import Actor, Role
from yimen.registries.dated import ZONE, day_of
from yimen.registries.people import queries as people

STANDING = ("land", "housing", "ecology", "transport", "fire")
OTHERS = ("market", "urban")
PAPER = "《示范市重点项目审批“5+X”会商协调机制》（示范）"
SAID = "示范：书面意见，按职责办。"


@dataclass(frozen=True, slots=True)
class Head:
    """Who heads a department, with its reference."""

    actor: Actor
    office: str


def show(city: City) -> None:
    """Name who always sits, hold one meeting and call another; once."""
    if coordination_queries.standing(city.anchor):
        return
    convener, heads = city.officer(REFORM_POST), _heads(city)
    for key in STANDING:
        coordinations.name_standing_seat(heads[key].office, PAPER, by=convener, now=city.anchor - timedelta(days=40))
    _hold(city, convener, heads)
    brought = Brought(heads["urban"].office, "示范：夜市外摆管到哪条线", "示范：人行道归谁、店铺门前归谁，说法不一。")
    begins = datetime.combine(day_of(city.anchor) + timedelta(days=3), time(15), ZONE)
    called = Called("five_x", "示范：夜间经济项目会商", "示范：三楼会议室", begins, brought=(brought,))
    coordinations.call_coordination(called, by=convener, now=city.anchor)


def _heads(city: City) -> dict[str, Head]:
    found = {}
    for bureau in bureaus():
        if bureau.key in (*STANDING, *OTHERS):
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
        coordinations.sign_minutes(ref, by=who, now=begins + timedelta(hours=5))
    coordinations.issue_minutes(ref, by=convener, now=begins + timedelta(hours=6))
