"""Who answers in the sample city: a censure in public, one withdrawn on appeal, and a case in which somebody is heard.

Found, opened, decided and judged by four of supervision; everything is fictional, and says so.
"""

from datetime import date, datetime, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import AFFAIRS, BEGAN, CENTRE, CITY_CODE, COMPREHENSIVE, FOUNDER, SAMPLE, bureaus
from yimen.assembly.sample.staff import HOLDER, REFORM_POST, SINCE, counter
from yimen.engine.public.complaints import operations as complaints
from yimen.engine.public.complaints.operations import Complained
from yimen.engine.supervision.responsibility import operations, queries
from yimen.engine.supervision.responsibility.operations import CensureSaid, Ruled
from yimen.kernel.actor import NOBODY, Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import operations as hiring
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions

DOCUMENT = f"示审改〔2025〕8号{SAMPLE}"
LIST = (
    ("reminded", 2, "told"), ("written", 3, "told"), ("admonished", 4, "told"), ("criticised", 5, "public"),
    ("moved", 10, "told"), ("suspended", 15, "told"), ("referred", 20, "told"),
)  # fmt: skip
SUPERVISION = "示范市电子监察岗"
BESIDE = (
    ("V901", "纪思明", "示范市电子监察二岗"),
    ("V902", "严若谷", "示范市电子监察三岗"),
    ("V903", "公孙直", "示范市电子监察四岗"),
)
"""Who found it, who opened it, who decides and who judges the appeal are four people of supervision."""


@snapshot
class Told:
    """What somebody complained of, what was found of it, and what the subject said."""

    kind: str
    told: str
    finding: str
    defence: str


AWAY = Told(
    "absent", "示范投诉：下午两点到四点窗口没有人。", "示范：下午擅自离岗两小时，没有请假，也没有安排替岗。",
    "示范：家里有急事，没有来得及请假，愿意改正。",
)  # fmt: skip
SLOW = Told(
    "delay", "示范投诉：材料交了三天没有人受理。", "示范：收件后三个工作日没有受理，也没有告知原因。",
    "示范：那三天系统停机，停机公告上有。",
)  # fmt: skip
UNCLEAR = Told("attitude", "示范投诉：问要带什么，说自己上网查。", "示范：没有一次告知，让群众自己上网查。", "")


def hire(anchor: datetime) -> None:
    """Three more of supervision; asked again it adds nobody."""
    if people.staff_by_number(BESIDE[0][0]) is not None:
        return
    today = day_of(anchor)
    city = next(row.ref for row in regions.tree(today) if row.code == CITY_CODE)
    affairs = next(one.name for one in bureaus() if one.key == AFFAIRS)
    office = next(row.ref for row in offices.offices(today) if row.name == affairs)
    for number, name, post in BESIDE:
        staff = hiring.enrol_staff(number, name, office, "formal", BEGAN, by=FOUNDER, now=anchor).ref
        held = hiring.define_post(post, Role.SUPERVISOR, None, None, None, city, BEGAN, by=FOUNDER, now=anchor).ref
        hiring.hold_post(staff, held, SINCE, None, HOLDER, SAMPLE, by=FOUNDER, now=anchor)
        hiring.invite_staff(staff, by=FOUNDER, now=anchor)


def show(city: City) -> None:
    """Publish the list; one censure that is public, one withdrawn, one case to be heard; once."""
    now, reform = city.anchor, city.officer(REFORM_POST)
    if queries.censures(day_of(now)):
        return
    began = now - timedelta(days=400)
    for censure, points, publicity in LIST:
        said = CensureSaid(censure, points, publicity, DOCUMENT, day_of(began))
        operations.publish_censure(said, by=reform, now=began)
    first, second = (counter(CENTRE, f"{COMPREHENSIVE}{n:02d}") for n in (1, 2))
    _decided(city, second, AWAY, now - timedelta(days=75), "criticised")
    ref = _decided(city, second, SLOW, now - timedelta(days=30), "reminded")
    _withdrawn(city, ref, second, now - timedelta(days=14))
    _opened(city, first, UNCLEAR, now - timedelta(days=3))


def _opened(city: City, post: str, said: Told, now: datetime) -> str:
    """A complaint about a window that was looked into, and a case about who sits there."""
    finder, opener = (city.officer(post) for _, _, post in BESIDE[:2])
    windows = {row.code: row.ref for row in offices.windows(city.centre(CENTRE), day_of(city.anchor))}
    window = windows[post.removeprefix(CENTRE)[:3]]
    lodged = complaints.lodge_complaint(Complained(said.kind, said.told, window_ref=window), "web", by=NOBODY, now=now)
    complaints.acknowledge_complaint(lodged.ref, said.kind, by=finder, now=now + timedelta(hours=2))
    complaints.name_investigator(lodged.ref, _ref(finder), by=finder, now=now + timedelta(hours=2))
    found = ("upheld", f"查实{SAMPLE}", f"当事人检查，窗口增加替岗{SAMPLE}")
    complaints.answer_complaint(lodged.ref, *found, by=finder, now=now + timedelta(hours=26))
    facts = ("complaint", lodged.ref, _ref(city.officer(post)), said.finding)
    return operations.open_responsibility(*facts, by=opener, now=now + timedelta(hours=28)).ref


def _decided(city: City, post: str, said: Told, now: datetime, censure: str) -> str:
    ref = _opened(city, post, said, now)
    operations.speak_in_defence(ref, said.defence, by=city.officer(post), now=now + timedelta(days=3))
    read = queries.one(ref, city.officer(SUPERVISION), now + timedelta(days=5))
    seen = read.seen if read is not None else ""
    ruled = Ruled(censure, said.finding, _number(day_of(now), censure), said.finding, seen)
    operations.decide_responsibility(ref, ruled, by=city.officer(SUPERVISION), now=now + timedelta(days=5))
    return ref


def _withdrawn(city: City, ref: str, post: str, now: datetime) -> None:
    why = f"停机有公告，不是个人原因{SAMPLE}"
    operations.appeal_responsibility(ref, why, by=city.officer(post), now=now)
    judge = city.officer(BESIDE[2][2])
    operations.judge_appeal(ref, "withdraw", f"停机属实，撤销{SAMPLE}", by=judge, now=now + timedelta(days=2))


def _number(day: date, censure: str) -> str:
    return f"示监问〔{day.year}〕{1 + [one for one, *_ in LIST].index(censure)}号{SAMPLE}"


def _ref(actor: Actor) -> str:
    row = people.staff_member(actor.staff_id or 0)
    assert row is not None, "an officer is a member of staff"
    return row.ref
