"""Beside the way: what a few sample cases ask of others while they are decided.

More is asked of an applicant, sections are heard, officers look at a place, a hearing is called; one case goes before
others, one was put into another class, one came back, one is open to another centre, and a desk is handed over.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.papers import paper_for, papers
from yimen.assembly.sample.people import HEMU, NEIGHBOUR
from yimen.assembly.sample.places import WEEKEND_CENTRE
from yimen.assembly.sample.staff import CHIEF_POST, DESKS
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.rows import CaseRow, CaseView
from yimen.engine.case.consultations import operations as consultations
from yimen.engine.case.consultations import queries as consultations_read
from yimen.engine.case.consultations.operations import Stance
from yimen.engine.case.inspections import operations as inspections
from yimen.engine.case.inspections.operations import Found
from yimen.engine.case.priorities import operations as priorities
from yimen.engine.case.priorities.operations import PriorityGround
from yimen.engine.case.reclassifications import operations as reclassifications
from yimen.engine.case.supplements import operations as supplements
from yimen.engine.case.supplements import queries as supplements_read
from yimen.engine.exchange.shares import operations as shares
from yimen.engine.exchange.shares.operations import ShareAsked, ShareRight
from yimen.engine.staff.reliefs import operations as reliefs
from yimen.engine.staff.reliefs.operations import ReliefKind
from yimen.kernel.acceptance import UNREADABLE, DefectFound
from yimen.kernel.actor import Actor, Role
from yimen.kernel.case_life import CaseState
from yimen.kernel.hearings import HearingKind
from yimen.kernel.terms import Complexity
from yimen.registries.dated import ZONE, day_of
from yimen.registries.people import queries as people

BUREAU, FIRE, SCHOOLS, HOUSING, HEALTH = "市场监管局", "消防支队", "教育局", "住建局", "卫健委"
AGAINST = (
    "《消防法》第十五条（示范）",
    "示范：吊顶材料没有燃烧性能检验报告，本科室不赞成现在通过。",
    "示范：补交检验报告，或更换材料后再查。",
)
CHECKS = ("设备布局与图纸一致（示范）", "制度已上墙（示范）")


def show(city: City) -> None:
    """Ask, arrange and hand over what has not been yet."""
    fire, mine = _desk(city, FIRE), _case_of(city, FIRE, HEMU)
    if mine is None or supplements_read.of_case(mine.ref, fire):
        return
    _ask_for_more(mine.ref, fire, city.anchor)
    _hear_sections(city, mine.ref, fire)
    _look_and_sign(city, mine.ref, fire)
    if theirs := _case_of(city, SCHOOLS, NEIGHBOUR):
        _ask_and_get(city, theirs.ref)
    _at_the_desk(city)


def _ask_for_more(ref: str, desk: Actor, now: datetime) -> str:
    """More is asked of an applicant, from the item's own list; the reference of what was asked."""
    view = queries.find(ref, desk, now)
    assert view is not None, "whoever reviews a case sees it"
    term = next((row.term for row in view.materials if row.term.defects), view.materials[0].term)
    flaw = DefectFound(term.code, term.defects[0].code if term.defects else UNREADABLE.code)
    said = "示范：请补交这一份，其余材料齐全。"
    return supplements.ask_supplement(ref, (flaw,), 7, said, by=desk, now=now).ref


def _ask_and_get(city: City, ref: str) -> None:
    """What was asked for came the same day, from home."""
    desk, now = _desk(city, SCHOOLS), city.anchor
    supplement = _ask_for_more(ref, desk, now)
    applicant = next(one.agent for one in city.applicants if one.name == NEIGHBOUR)
    (asked,) = supplements_read.of_case(ref, desk)[0].asked
    assert applicant is not None, "the neighbour has an account"
    paper = paper_for(asked.material)
    name = f"示范{asked.material_name}.{paper.ending}"
    supplements.hand_in_supplement(supplement, asked.material, name, paper.content, by=applicant, now=now)
    supplements.answer_supplement(supplement, by=applicant, now=now)


def _hear_sections(city: City, ref: str, desk: Actor) -> None:
    """Three sections are asked: one is in favour, one proposes to be against, the chief has yet to answer."""
    now = city.anchor
    until = day_of(now) + timedelta(days=2)
    posts = (CHIEF_POST, *(f"{office}{DESKS[Role.REVIEWER]}" for office in (HOUSING, HEALTH)))
    question = "示范：吊顶改造是否影响消防设施、餐厨布局和卫生条件？"
    consultations.consult(ref, question, dict.fromkeys(map(city.post, posts), until), by=desk, now=now)
    (first,) = consultations_read.asked_of(_desk(city, HEALTH), now)
    said = "示范：不影响卫生条件，可以办理。"
    consultations.answer_consultation(first.ref, Stance.FAVOUR, said, by=_desk(city, HEALTH), now=now)
    (second,) = consultations_read.asked_of(_desk(city, HOUSING), now)
    consultations.propose_against(second.ref, *AGAINST, by=_desk(city, HOUSING), now=now)


def _look_and_sign(city: City, ref: str, desk: Actor) -> None:
    """Two officers were at the place; one wrote the conclusion with a photograph, the other signed it."""
    now, second = city.anchor, city.officer(f"{FIRE}{DESKS[Role.CHIEF]}")
    inspection = _look_at_the_place(ref, (desk, second), now, now)
    picture = papers()[0]
    inspections.photograph(inspection, f"示范现场照片.{picture.ending}", picture.content, by=desk, now=now)
    found = ("与图纸一致（示范）", "已上墙（示范）")
    inspections.conclude_inspection(inspection, Found.PASS, "示范：现场符合要求。", found, by=desk, now=now)
    inspections.sign_inspection(inspection, by=second, now=now)


def _at_the_desk(city: City) -> None:
    """What one bureau has in hand besides reviewing: what falls due last is taken for it, the urgent stays."""
    now, desk, head = city.anchor, _desk(city, BUREAU), city.officer(f"{BUREAU}{DESKS[Role.OFFICE_HEAD]}")
    found = (queries.find(row.ref, desk, now) for row in _in_review(desk, now))
    waiting = [view for view in found if view is not None]
    chief = city.officer(CHIEF_POST)
    if len(waiting) > 5:
        ground, why = PriorityGround.HARDSHIP, "示范：申请人行动不便，批准优先办理。"
        priorities.prioritise(waiting[0].ref, ground, why, by=head, now=now)
        cases.write_note(waiting[0].ref, "示范：已电话约好现场时间。", by=desk, now=now)
        _look_at_the_place(waiting.pop().ref, (desk, chief), _at(now, 1, 9), now)
        _call_a_hearing(waiting.pop().ref, desk, head, now)
        _put_into_another_class(waiting, head, now)
        _open_to_another_centre(city, waiting, head)
    _send_one_back(city, now)
    taker = people.staff_member(chief.staff_id or 0)
    assert taker is not None, "every chief is a member of staff"
    post = city.post(f"{BUREAU}{DESKS[Role.REVIEWER]}")
    reliefs.hand_over_desk(post, taker.ref, ReliefKind.LEAVE, "示范：年休假期间请代为办理。", by=desk, now=now)


def _put_into_another_class(waiting: list[CaseView], head: Actor, now: datetime) -> None:
    """An ordinary case turned out to be a complex one."""
    harder = next((one for one in reversed(waiting) if one.terms.complexity is Complexity.GENERAL), None)
    if harder is not None:
        reason = "示范：涉及新工艺，需要复核。"
        reclassifications.reclassify(harder.ref, Complexity.COMPLEX, reason, by=head, now=now)


def _open_to_another_centre(city: City, waiting: list[CaseView], head: Actor) -> None:
    """A case that came in elsewhere may go on at the centre that is open at weekends."""
    now, centre = city.anchor, city.centre(WEEKEND_CENTRE)
    shared = next((one for one in waiting if one.centre_ref != centre), None)
    if shared is not None:
        until, why = day_of(now) + timedelta(days=30), "示范：申请人在滨河区，周末就近补交。"
        asked = ShareAsked(centre, ShareRight.CONTINUE, why, until)
        shares.share_case(shared.ref, asked, by=head, now=now)


def _look_at_the_place(ref: str, officers: tuple[Actor, ...], at: datetime, now: datetime) -> str:
    """Two officers are to look at the place; the reference of the inspection."""
    members = [people.staff_member(one.staff_id or 0) for one in officers]
    refs = tuple(row.ref for row in members if row is not None)
    place = "示范市滨河区和平路8号（示范）"
    return inspections.arrange_inspection(ref, at, place, refs, CHECKS, by=officers[0], now=now).ref


def _call_a_hearing(ref: str, desk: Actor, presider: Actor, now: datetime) -> None:
    """A hearing in three weeks, led by the head, who has no desk on the way of the case."""
    leads = people.staff_member(presider.staff_id or 0)
    assert leads is not None, "every head is a member of staff"
    where = (_at(now, 21, 10), "政务服务中心三楼听证室（示范）")
    people_heard = ("申请人（示范）", "相邻商户代表（示范）")
    topic = "示范：排烟口位置对相邻商户的影响。"
    cases.call_hearing(ref, HearingKind.HEARING, topic, where, leads.ref, people_heard, by=desk, now=now)


def _send_one_back(city: City, now: datetime) -> None:
    """The decider wants to know more before saying no."""
    decider = city.officer(f"{BUREAU}{DESKS[Role.DECIDER]}")
    for row in queries.worklist(decider, now, desk_only="yes").rows:
        view = queries.find(row.ref, decider, now) if row.leg_name == "decide" else None
        if view is not None and any(one.advice == "deny" for one in view.reviews):
            cases.send_back(row.ref, "示范：请补充现场核查照片，再说明不符合哪一条。", by=decider, now=now)
            return


def _in_review(desk: Actor, now: datetime) -> Iterator[CaseRow]:
    """What lies at a reviewer's desk and runs, by what falls due."""
    for row in queries.worklist(desk, now, desk_only="yes").rows:
        if row.state is CaseState.IN_DEPARTMENT and row.leg_name == "review" and not row.paused:
            yield row


def _case_of(city: City, office: str, name: str) -> CaseRow | None:
    """The case of an applicant that lies with the reviewer of an office."""
    found = _in_review(_desk(city, office), city.anchor)
    return next((row for row in found if row.applicant_name == name), None)


def _at(now: datetime, days: int, hour: int) -> datetime:
    """An hour of a day to come."""
    return datetime.combine(day_of(now) + timedelta(days=days), time(hour), ZONE)


def _desk(city: City, office: str) -> Actor:
    return city.officer(f"{office}{DESKS[Role.REVIEWER]}")
