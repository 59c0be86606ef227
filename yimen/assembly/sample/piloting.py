"""Pilots of the sample city: promises decided at once in the offices of projects, and items at one village's point.

Two people of the village filed there since, and had their answer while they waited.
"""

from datetime import timedelta
from random import Random

from yimen.assembly.sample.city import City
from yimen.assembly.sample.deck import ago
from yimen.assembly.sample.governing import DOCUMENT
from yimen.assembly.sample.places import SAMPLE, bureaus
from yimen.assembly.sample.powers import TO_TOWNS
from yimen.assembly.sample.staff import REFORM_POST
from yimen.assembly.sample.stage import DAY as OPEN_DAY
from yimen.assembly.sample.stage import Stage
from yimen.assembly.sample.villages import VILLAGE, station_of
from yimen.kernel.reform.pilots import PilotFeature, PilotVerdict
from yimen.registries.dated import day_of
from yimen.registries.delegations import queries as delegations
from yimen.registries.offices import queries as offices
from yimen.registries.pilots import operations, queries
from yimen.registries.pilots.operations import Named, PilotSaid

PROJECTS, AT_POINT = "示范：投资项目告知承诺制", "示范：便民服务进村"
FIRST, NEXT = ("land", "housing", "ecology"), ("transport",)
NEXT_VILLAGE, AT_VILLAGE = "石桥村", ("senior_bus", "social_proof")
DAY = timedelta(days=1)
CASES = len(AT_VILLAGE)
"""How many cases it leaves behind."""


def show(city: City) -> int:
    """Begin two pilots, have each evaluated and extend it; once. How many cases it added."""
    now, reform, watcher = city.anchor, city.officer(REFORM_POST), city.officer("示范市电子监察岗")
    if any(row.name == PROJECTS for row in queries.pilots(now)):
        return 0
    began, today = now - 60 * DAY, day_of(now)
    ends = today + 60 * DAY
    names = {bureau.key: bureau.name for bureau in bureaus()}
    refs = {row.name: row.ref for row in offices.offices(today)}
    points = {row.name: row.ref for row in offices.centres(today)}
    handed = delegations.announcement(TO_TOWNS, today)
    assert handed is not None, "the powers were handed down before"
    items = tuple(guide.ref for guide in city.guides if guide.item.key in AT_VILLAGE)
    at_once = PilotSaid(
        PilotFeature.COMMITMENT_AT_ONCE,
        PROJECTS,
        "示范：看项目少跑多少天，事后核查跟不跟得上。",
        DOCUMENT,
        day_of(began),
        ends,
    )
    at_point = PilotSaid(
        PilotFeature.AT_POINT,
        AT_POINT,
        "示范：看村里办的比去镇里办的少跑几趟。",
        DOCUMENT,
        day_of(began),
        ends,
        handed.ref,
        "agency",
    )
    for said, first, more in (
        (at_once, Named(offices=_of(refs, names, FIRST)), Named(offices=_of(refs, names, NEXT))),
        (at_point, Named(items=items, points=(points[station_of(VILLAGE)],)),
         Named(points=(points[station_of(NEXT_VILLAGE)],))),
    ):  # fmt: skip
        ref = operations.begin_pilot(said, first, by=reform, now=began).ref
        words = "示范：用时短了，核查没有发现承诺不实；口径还要统一。"
        operations.evaluate_pilot(ref, PilotVerdict.WORKS, words, by=watcher, now=now - 25 * DAY)
        since = day_of(now - 20 * DAY)
        operations.extend_pilot(ref, more, since, SAMPLE, "示范：照首批的做法扩大", by=reform, now=now - 20 * DAY)
    _served(city)
    return CASES


def _served(city: City) -> None:
    """What was filed at the point was granted and handed out within minutes."""
    guides = {guide.item.key: guide for guide in city.guides}
    people = [one for one in city.applicants if one.agent is not None and one.kind == "person"][2:]
    for number, (key, who) in enumerate(zip(AT_VILLAGE, people, strict=False), start=3):
        at = ago(city.national, city.anchor, (10.4 + 5 * number) * OPEN_DAY)
        one = Stage(city, guides[key], who, station_of(VILLAGE), (), at, Random(number))
        one.apply()
        one.accept()
        one.grant_at_once()
        one.deliver()


def _of(refs: dict[str, str], names: dict[str, str], keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(refs[names[key]] for key in keys)
