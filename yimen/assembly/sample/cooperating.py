"""Cooperation in the sample city: a bureau of a district, an institution that verifies, and what both are asked now."""

from datetime import datetime, timedelta
from decimal import Decimal

from yimen.assembly.sample.city import City, actor_of
from yimen.assembly.sample.numbers import body_number
from yimen.assembly.sample.places import BEGAN, FOUNDER, SAMPLE, bureaus
from yimen.assembly.sample.staff import DESKS, MARKET, SINCE
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.rows import CaseRow
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.engine.parallel.subtasks import queries
from yimen.engine.parallel.subtasks.asking import TaskAsked
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import Rank
from yimen.kernel.case_life import CaseState
from yimen.kernel.subtask_life import OutsideKind, SubtaskKind
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.bodies import operations as bodies
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as office_queries
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.regions import queries as regions

DISTRICT, INSTITUTE = "滨河区城市管理局", "示范市市容环境检测所"
WORK = "户外设施安全实地核查"
OFFICERS = (("X001", "程远山", Role.REVIEWER), ("X002", "薛明川", Role.DECIDER), ("X003", "卫青禾", Role.REVIEWER))
LOGIN, LABEL = "district", "区级协办岗"


def found(anchor: datetime) -> None:
    """The district's bureau and the institute, with their people; asked again it adds nothing."""
    today = anchor.date()
    if office_queries.office_by_name(DISTRICT, today) is not None:
        return
    codes = {row.name: row.ref for row in regions.tree(today)}
    calendar = office_queries.offices(today)[0].calendar_ref
    refs = [
        offices.found_office(
            name, name, body_number(serial), codes[region], calendar, mark, BEGAN, SAMPLE, by=FOUNDER, now=anchor
        ).ref
        for name, region, serial, mark in ((DISTRICT, "滨河区", 881, "滨城管"), (INSTITUTE, "示范市", 882, "示检"))
    ]
    works = (WORK, "食品许可实地核查")
    bodies.enter_body(refs[1], OutsideKind.INSTITUTION, works, f"{SAMPLE}〔2019〕1号", BEGAN, by=FOUNDER, now=anchor)
    for (number, name, role), office in zip(OFFICERS, (refs[0], refs[0], refs[1]), strict=True):
        staff = people.enrol_staff(number, name, office, "formal", BEGAN, by=FOUNDER, now=anchor).ref
        post = people.define_post(
            f"{name[0]}{DESKS[role]}", role, office, None, None, None, BEGAN, by=FOUNDER, now=anchor
        ).ref
        people.hold_post(staff, post, SINCE, None, "holder", SAMPLE, by=FOUNDER, now=anchor)
        if number == "X001":
            people.open_demo_account(LOGIN, LABEL, None, staff, by=FOUNDER, now=anchor)
        else:
            people.invite_staff(staff, by=FOUNDER, now=anchor)
        if role is Role.DECIDER:
            grants.issue_letter(staff, office, Rank.DIRECTOR, (), "公章", SINCE, None, by=FOUNDER, now=anchor)


def show(city: City) -> None:
    """One open case of another bureau waits for the district and for the institute; asked again it adds nothing."""
    today = city.anchor.date()
    district, institute = (office_queries.office_by_name(name, today) for name in (DISTRICT, INSTITUTE))
    first = people_queries.staff_by_number(OFFICERS[0][0])
    assert district is not None and institute is not None and first is not None
    unit = actor_of(first.account_ref, city.anchor)
    if queries.waiting(unit, city.anchor).rows:
        return
    chosen = _waiting_for_review(city)
    if chosen is None:
        return
    desk, row = chosen
    limit = Limit(Decimal(1), Unit.WORKING_DAY)
    view = cases.find(row.ref, desk, city.anchor)
    assert view is not None
    materials = tuple(one.term.code for one in view.materials)
    asked_at = max(city.anchor - timedelta(minutes=50), view.timeline[0].effective_at)
    for office, kind, work, question in (
        (district.ref, SubtaskKind.ASSIST, "辖区现场情况核实", "请核实申请地址的现场情况，并说明周边居民的意见。"),
        (institute.ref, SubtaskKind.VERIFY, WORK, "请到现场核查安全距离和用电，出具结果单。"),
        (district.ref, SubtaskKind.DECIDE, "占用道路许可（示范）", "请在本级权限内就占用道路作出决定，单独编号盖章。"),
    ):
        asked = TaskAsked(office, kind, work, question, limit, materials)
        subtasks.send_subtask(row.ref, asked, by=desk, now=asked_at)
    task = queries.waiting(unit, city.anchor).rows[0]
    subtasks.take_up_subtask(task.ref, by=unit, now=asked_at + (city.anchor - asked_at) / 2)


def _waiting_for_review(city: City) -> tuple[Actor, CaseRow] | None:
    """A case that lies with a reviewer with a week to go, of a bureau whose cases nobody is walked through."""
    for bureau in bureaus():
        if bureau.key == MARKET:
            continue
        try:
            desk = city.officer(f"{bureau.short}{DESKS[Role.REVIEWER]}")
        except KeyError:
            continue
        for row in cases.worklist(desk, city.anchor, desk_only="yes").rows:
            far = row.due_at is not None and row.due_at > city.anchor + timedelta(days=4)
            if row.state is CaseState.IN_DEPARTMENT and row.leg_name == "review" and far:
                return desk, row
    return None
