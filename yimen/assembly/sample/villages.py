"""Villages of the sample city: a point in each with its agent, and in one of them a morning's work.

The agent of 柳溪村 took three matters in for a neighbour; the papers of two were signed over in the town last week, the
third is packed; one result is to travel home by post.
"""

from datetime import datetime, timedelta
from random import Random

from yimen.assembly.sample import filling
from yimen.assembly.sample.city import Applicant, City, Guide
from yimen.assembly.sample.names import names
from yimen.assembly.sample.numbers import identity_number, phone_number
from yimen.assembly.sample.papers import paper_for
from yimen.assembly.sample.people import persons
from yimen.assembly.sample.places import AFFAIRS, BEGAN, FOUNDER, SAMPLE, Place, bureaus, places, point_of
from yimen.assembly.sample.posting import RESULT_FEN
from yimen.assembly.sample.sealing import certify_each as certify
from yimen.assembly.sample.staff import SINCE
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.delivery.consignments import operations as consigning
from yimen.engine.delivery.consignments.operations.packing import Packed
from yimen.engine.delivery.parcels import operations as parcels
from yimen.engine.public.agency import operations as agency
from yimen.engine.public.agency.operations.filing import Matter
from yimen.engine.public.village_checks import operations as checking
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.situations import resolve
from yimen.kernel.villages.points import Feature
from yimen.registries.calendars.operations import NATIONAL_REF
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as office_queries
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.points import operations as points
from yimen.registries.regions import queries as regions

VILLAGE, TOWN = "柳溪村", "柳溪镇"
LOGIN, LABEL, AGENT = "demo-agent", "村级代办员 · 柳溪村便民服务站", "江小舟"
MATTERS = ("senior_bus", "social_card", "medical_enrolment")
CASES = len(MATTERS)
"""How many cases the morning leaves behind."""


def villages() -> tuple[Place, ...]:
    """The villages of the city."""
    return tuple(place for place in places() if place.level == 5)


def station_of(village: str) -> str:
    """What the point of a village is called."""
    return f"{village}便民服务站"


def settle(anchor: datetime) -> None:
    """A point in every village, an agent in all but the last, a plate and rules in most; what is there stays."""
    today = anchor.date()
    known = {row.name for row in office_queries.centres(today)}
    refs = {row.code: row.ref for row in regions.tree(today)}
    affairs = next(bureau.name for bureau in bureaus() if bureau.key == AFFAIRS)
    office = next(row.ref for row in office_queries.offices(today) if row.name == affairs)
    fresh = names(3, frozenset({AGENT}))
    for number, village in enumerate(villages(), start=1):
        name = AGENT if village.name == VILLAGE else next(fresh)
        if station_of(village.name) not in known:
            point = _open(village, refs[village.code], number, anchor)
            if number < len(villages()):
                _employ(village, point, office, number, name, anchor)


def _open(village: Place, region: str, number: int, anchor: datetime) -> str:
    point = offices.open_centre(
        station_of(village.name), "village", region, NATIONAL_REF, f"{village.name}文化活动中心一层",
        f"0990-66{number:03d}", "周一至周五 9:00-12:00，13:30-17:30", BEGAN, SAMPLE, by=FOUNDER, now=anchor,
    ).ref  # fmt: skip
    for feature in Feature:
        if (feature, number % 4) != (Feature.RULES, 0):
            points.state_feature(point, feature, f"示范照片 {number:02d}", BEGAN, by=FOUNDER, now=anchor)
    return point


def _employ(village: Place, point: str, office: str, number: int, name: str, anchor: datetime) -> None:
    identity = identity_number(300 + number, "19850607")
    people.register_person(name, identity, phone_number(300 + number), by=FOUNDER, now=anchor)
    member = people.enrol_staff(
        f"N{number:03d}", name, office, "auxiliary", BEGAN, None, identity, by=FOUNDER, now=anchor
    ).ref
    post = people.define_post(
        f"{village.name}代办岗", "agent", None, point, None, None, BEGAN, by=FOUNDER, now=anchor
    ).ref
    people.hold_post(member, post, SINCE, None, "holder", SAMPLE, by=FOUNDER, now=anchor)
    if village.name == VILLAGE:
        people.open_demo_account(LOGIN, LABEL, None, member, by=FOUNDER, now=anchor)
    else:
        people.invite_staff(member, by=FOUNDER, now=anchor)


def show(city: City) -> int:
    """Play the morning of the agent, unless it was played before; how many cases it added."""
    agent = city.officer(f"{VILLAGE}代办岗")
    neighbour = next(one for one in city.applicants if one.agent is None and one.kind == "person")
    party = people_queries.party(neighbour.ref)
    assert party is not None, "everybody has been registered"
    if any(row.agent_name == AGENT for row in people_queries.mandates_given(party.id)):
        return 0
    by_key = {guide.item.key: guide for guide in city.guides}
    refs = [_taken_in(city, agent, neighbour, by_key[key], days) for key, days in zip(MATTERS, (8, 8, 1), strict=True)]
    _carried(city, agent, [by_key[key] for key in MATTERS], refs)
    _sealed(city, agent, refs)
    return len(refs)


def _ago(city: City, days: int, hours: int = 0) -> datetime:
    return city.anchor - timedelta(days=days) + timedelta(hours=hours)


def _taken_in(city: City, agent: Actor, who: Applicant, guide: Guide, days: int) -> str:
    """One matter with its mandate on paper, its form and every paper scanned."""
    at, dice = _ago(city, days), Random(len(guide.item.key))
    answers = filling.answers(guide.terms, dice)
    form = filling.form(guide.terms, answers, who, at.date(), dice)
    scan = paper_for("mandate")
    proof = agency.take_mandate(
        who.ref, (guide.ref,), at + timedelta(days=90), f"示范委托书.{scan.ending}", scan.content, by=agent, now=at
    )
    taken = agency.take_in_together(proof.ref, (Matter(guide.ref, answers, form),), by=agent, now=at)
    ref = taken.cases[0].ref
    for material in resolve(guide.terms, answers).materials:
        paper = paper_for(material.code)
        cases.attach_to_case(ref, material.code, f"示范{material.name}.{paper.ending}", paper.content, by=agent, now=at)
    return ref


def _sealed(city: City, agent: Actor, refs: list[str]) -> None:
    """The village sealed two files under the agent's certificate; its town passed one, the other waits there."""
    town = next(place for place in places() if place.name == TOWN)
    clerk = city.window_of(point_of(town))
    certify(((agent.staff_id, 300), (clerk.staff_id, 300)), city.anchor)
    open_ones = [ref for ref in refs if _is_open(ref, agent, city.anchor)]
    sealed = [
        checking.seal_in_village(ref, "示范：材料看过，与原件一致。", by=agent, now=_ago(city, 0, -hours)).ref
        for ref, hours in zip(open_ones[-2:], (3, 2), strict=False)
    ]
    if len(sealed) == 2:
        checking.pass_in_town(sealed[0], "示范：同意村居核验意见。", by=clerk, now=_ago(city, 0, -1))


def _is_open(ref: str, agent: Actor, now: datetime) -> bool:
    view = case_queries.find(ref, agent, now)
    return view is not None and view.state in OPEN_STATES


def _carried(city: City, agent: Actor, guides: list[Guide], refs: list[str]) -> None:
    """Last week's batch was signed for, with one paper that had stayed at home; today's is packed."""
    town = next(place for place in places() if place.name == TOWN)
    clerk, centre = city.window_of(point_of(town)), city.centre(point_of(town))
    papers = [tuple(one.code for one in guide.terms.materials) for guide in guides]
    sent, at = [Packed(ref, codes) for ref, codes in zip(refs[:2], papers, strict=False)], _ago(city, 7)
    batch = consigning.pack(centre, sent, by=agent, now=at).ref
    consigning.set_out(batch, by=agent, now=at + timedelta(hours=1))
    for ref, codes in zip(refs[:2], (papers[0], papers[1][:-1]), strict=True):
        consigning.check_case(batch, ref, codes, "", by=clerk, now=at + timedelta(hours=3))
    consigning.sign_over(batch, by=clerk, now=at + timedelta(hours=3))
    consigning.settle(batch, "示范数据：第二天补送，双方核对无误", by=agent, now=at + timedelta(days=1))
    consigning.pack(centre, [Packed(refs[2], papers[2])], by=agent, now=_ago(city, 0, -1))
    home = persons()[2]
    where = (home.name, home.phone, f"示范市{VILLAGE}12号")
    parcels.want_result(refs[1], *where, "to_carrier", RESULT_FEN, by=agent, now=_ago(city, 6))
