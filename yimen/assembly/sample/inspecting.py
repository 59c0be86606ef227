"""Supervision in the sample city: records follow its permits, one draw is closed, one waits for its witness."""

from datetime import datetime, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.papers import papers
from yimen.assembly.sample.places import bureaus
from yimen.assembly.sample.staff import DESKS
from yimen.engine.supervision.spot_checks import operations, queries
from yimen.engine.supervision.spot_checks.operations import DrawSaid, SpotFound
from yimen.engine.supervision.spot_checks.rows import SpotCheckRow
from yimen.engine.supervision.supervision_records import operations as records
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.spot_checks import NothingToDraw
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

WITNESS = "示范市电子监察岗"
BUREAU = "market"
INSPECTORS = ("health", "fire", "police", "culture", "urban")
"""Several departments inspect together 部门联合: none of them granted what is drawn."""
POINTS = ("证照和现场一致", "人员和制度", "台账和记录")


def follow(city: City) -> None:
    """Let the records follow the grants; announce, draw, look at, sign and close a draw, and announce another."""
    while records.follow_permits(500, by=SYSTEM, now=city.anchor).done:
        pass
    if queries.public_draws(city.anchor):
        return
    hours = {n: city.anchor - timedelta(hours=n) for n in range(6)}
    head = city.officer(f"{_short(BUREAU)}{DESKS[Role.OFFICE_HEAD]}")
    going = [city.officer(f"{_short(one)}{DESKS[Role.REVIEWER]}") for one in INSPECTORS]
    refs = tuple(row.ref for one in going if (row := people.staff_member(one.staff_id or 0)) is not None)
    office = next(row.ref for row in offices.offices(day_of(city.anchor)) if row.name == _name(BUREAU))
    day = day_of(hours[5])
    said = DrawSaid("示范：秋季部门联合抽查", office, "all", "", day, day + timedelta(days=14), POINTS, refs)
    try:
        ref = operations.announce_draw(said, by=head, now=hours[5]).ref
    except NothingToDraw:
        return  # a small city has no enterprise with a permit
    operations.draw_lots(ref, "榕树", by=city.officer(WITNESS), now=hours[4])
    for n, check in enumerate(queries.checks_of(ref, head, hours[4])):
        _look(check, going, "mended" if n == 0 else "sound", hours)
    operations.close_draw(ref, by=head, now=hours[0])
    last = day_of(city.anchor) + timedelta(days=14)
    again = DrawSaid("示范：冬季食品经营抽查", office, "all", "", day_of(city.anchor), last, POINTS, refs)
    operations.announce_draw(again, by=head, now=hours[0])


def _look(check: SpotCheckRow, going: list[Actor], outcome: str, hours: dict[int, datetime]) -> None:
    first, second = (one for one in going if one.name in check.inspectors)
    paper = next(one for one in papers() if one.ending == "png")
    operations.photograph_spot(check.ref, "示范现场.png", paper.content, by=first, now=hours[2])
    said = "示范：台账缺两天的记录，三日内补齐。" if outcome == "mended" else "示范：现场和许可一致，没有发现问题。"
    found = SpotFound(outcome, ("一致", "齐全", "已查看"), said, hours[2], "", "示范数据，没有真实位置")
    operations.record_spot_check(check.ref, found, by=first, now=hours[2])
    operations.sign_spot_check(check.ref, by=second, now=hours[1])


def _short(key: str) -> str:
    return next(one.short for one in bureaus() if one.key == key)


def _name(key: str) -> str:
    return next(one.name for one in bureaus() if one.key == key)
