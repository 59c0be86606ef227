"""Coordination meetings: what is stuck comes before the five and whom it concerns; decisions become directives."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import joining
from tests.operations import town as places
from tests.operations.errand import PNG, later
from tests.operations.joining import Department, Joint
from tests.standing import standing
from yimen.engine.supervision.coordinations import operations, queries
from yimen.engine.supervision.coordinations.operations import Brought, Called, Decided, Tasked
from yimen.engine.supervision.coordinations.refusals import (
    CallerThere,
    CoordinationUnknown,
    NotInvited,
    NotStuck,
    NotTheCaller,
    NotThen,
    PointsUndecided,
    SeatUnclear,
    SignaturesMissing,
    SignedAlready,
    SitsAlready,
)
from yimen.engine.supervision.directives import operations as directives
from yimen.engine.supervision.directives import queries as directive_queries
from yimen.engine.supervision.directives.refusals import NotTheVerifier
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.coordination import FiveMissing, SeatsEmpty, TwoNeeded
from yimen.kernel.directive_life import DueBeforeGiven
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.rates import Share
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db
AT = 24.0 * 6
"""Hours after which the fire and the air opinion of the case are over their limit."""
PAPER = "示政办〔2026〕21号"
DUE = places.TODAY + timedelta(days=20)


@standing
def joint() -> Joint:
    joint = joining.settled()
    joining.begun(joint)
    return joint


def a_convener(joint: Joint) -> Actor:
    return places.signed_on(places.an_officer(joint.lead.town, "reform_office", "330"), "reform.330")


def read_by(who: Actor, ref: str) -> str:
    """The mark of the minutes as somebody reads them now."""
    view = queries.one(ref, who, later(AT + 5))
    return view.mark if view is not None else ""


@covers("S-255", "S-526")
def test_what_is_stuck_comes_before_five_departments_and_whom_it_hangs_on(joint: Joint) -> None:
    convener = a_convener(joint)
    land, plan = (
        joining.a_department(joint.lead, name, n) for n, name in ((3, "示范市自然资源局"), (4, "示范市发改委"))
    )
    called = Called("five_x", "滨河路餐饮项目会商", "中心三楼会议室", later(AT + 2))
    for office in (joint.lead.town.office, joint.air.office, joint.water.office, land.office, plan.office):
        operations.name_standing_seat(office, PAPER, by=convener, now=later(0))
    with pytest.raises(SitsAlready):
        operations.name_standing_seat(plan.office, PAPER, by=convener, now=later(0))
    with pytest.raises(NotAllowed):
        operations.name_standing_seat(joint.fire.office, PAPER, by=joint.head, now=later(0))

    found = {row.office: row for row in queries.stuck(convener, later(AT))}
    assert {name: row.source for name, row in found.items()} == {joint.fire.name: "opinion", joint.air.name: "opinion"}
    assert queries.stuck(joint.head, later(AT)) == () and queries.stuck(convener, later(1)) == ()
    fire, air = found[joint.fire.name].ref, found[joint.air.name].ref
    with pytest.raises(FiveMissing) as missing:
        operations.call_coordination(replace(called, stuck=(air,)), by=convener, now=later(AT))
    assert (missing.value.standing, missing.value.others) == (5, 0)
    with pytest.raises(NotStuck):
        operations.call_coordination(replace(called, stuck=(fire, "0" * 16)), by=convener, now=later(AT))
    with pytest.raises(ImpossibleDates):
        operations.call_coordination(replace(called, stuck=(fire,)), by=convener, now=later(AT + 2))
    with pytest.raises(NotAllowed):
        operations.call_coordination(replace(called, stuck=(fire,)), by=joint.head, now=later(AT))
    ref = operations.call_coordination(replace(called, stuck=(fire, air)), by=convener, now=later(AT)).ref

    paper = operations.keep_material(ref, "总平面图", PNG, by=joint.fire.reviewer, now=later(AT)).ref
    assert queries.material(paper, joint.air.head) == (PNG, "总平面图", "png")
    assert queries.material(paper, joint.lead.clerk) is None and queries.one(ref, joint.lead.clerk, later(AT)) is None
    with pytest.raises(CoordinationUnknown):
        operations.sign_in(ref, by=joint.lead.clerk, now=later(AT + 2))
    with pytest.raises(NotThen):
        operations.sign_in(ref, by=joint.fire.reviewer, now=later(AT + 0.5))
    with pytest.raises(NotInvited):
        operations.say_opinion(ref, 1, "agree", "可以", by=joint.fire.reviewer, now=later(AT + 1))
    for who in (joint.fire.reviewer, joint.water.head, land.reviewer, joint.head):
        operations.sign_in(ref, by=who, now=later(AT + 1.5))
    with pytest.raises(SignedAlready):
        operations.sign_in(ref, by=joint.fire.head, now=later(AT + 1.5))
    operations.say_opinion(ref, 1, "conditions", "补一条疏散通道就可以", by=joint.fire.reviewer, now=later(AT + 2))
    for number in (1, 2):
        operations.say_opinion(ref, number, "agree", "书面同意", by=joint.air.head, now=later(AT + 1))

    _minuted(joint, ref, convener, plan)
    with pytest.raises(ChangedSinceRead):
        operations.sign_minutes(ref, "as they were", by=joint.fire.head, now=later(AT + 4))
    for who in (joint.fire.head, joint.water.head, land.reviewer):
        operations.sign_minutes(ref, read_by(who, ref), by=who, now=later(AT + 4))
    with pytest.raises(NotInvited):
        operations.sign_minutes(ref, read_by(joint.air.head, ref), by=joint.air.head, now=later(AT + 4))
    with pytest.raises(SignaturesMissing) as unsigned:
        operations.issue_minutes(ref, by=convener, now=later(AT + 4))
    assert unsigned.value.offices == ("示范市市场监督管理局",)
    operations.sign_minutes(ref, read_by(joint.head, ref), by=joint.head, now=later(AT + 4))
    operations.issue_minutes(ref, by=convener, now=later(AT + 5))
    with pytest.raises(WrongState):
        operations.keep_minutes(ref, "再写", (), by=convener, now=later(AT + 6))

    (task,) = directive_queries.open_ones(joint.fire.head, later(AT + 6))
    assert (task.source, task.source_said, task.title) == ("coordination", "滨河路餐饮项目会商", "三天内出具意见")
    directives.report_directive(task.ref, "已出具", by=joint.fire.head, now=later(AT + 20))
    with pytest.raises(NotTheVerifier):
        directives.close_directive(task.ref, "看过", by=joint.fire.head, now=later(AT + 21))
    directives.close_directive(task.ref, "意见已在办件上", by=convener, now=later(AT + 21))
    view = queries.one(ref, joint.air.head, later(AT + 22))
    assert view is not None and view.row.seats == Share(4, 6) and view.points[0].tasks[0].state == "closed"
    came = {row.office: row.came for row in queries.attendance(convener, later(AT + 22))}
    assert (came[joint.fire.name], came[joint.air.name]) == (Share(1, 1), Share(0, 1))
    assert [row.again for row in queries.stuck(convener, later(AT + 22))] == [ref, ref]


def _minuted(joint: Joint, ref: str, convener: Actor, plan: Department) -> None:
    """The minutes, once the one who stayed away has written on every point."""
    task = Tasked("三天内出具意见", joint.fire.office, DUE)
    decided = (Decided(1, "消防按期出具意见", (task,)), Decided(2, "气象意见已书面同意"))
    with pytest.raises(NotThen):
        operations.keep_minutes(ref, "研究两个堵点", decided, by=convener, now=later(AT + 1.5))
    with pytest.raises(NotTheCaller):
        operations.keep_minutes(ref, "研究两个堵点", decided, by=joint.fire.head, now=later(AT + 3))
    with pytest.raises(PointsUndecided):
        operations.keep_minutes(ref, "研究两个堵点", decided[:1], by=convener, now=later(AT + 3))
    operations.say_opinion(ref, 1, "agree", "同意", by=plan.head, now=later(AT + 3))
    with pytest.raises(SeatsEmpty) as empty:
        operations.keep_minutes(ref, "研究两个堵点", decided, by=convener, now=later(AT + 3))
    assert empty.value.offices == (plan.name,)
    operations.say_opinion(ref, 2, "disagree", "要先测风向", by=plan.head, now=later(AT + 3))
    late = replace(task, due_on=places.TODAY)
    with pytest.raises(DueBeforeGiven):
        operations.keep_minutes(ref, "研究", (Decided(1, "办", (late,)), decided[1]), by=convener, now=later(AT + 3))
    operations.keep_minutes(ref, "研究两个堵点", decided, by=convener, now=later(AT + 3))
    operations.sign_minutes(ref, read_by(joint.fire.head, ref), by=joint.fire.head, now=later(AT + 3))
    operations.keep_minutes(ref, "研究两个堵点，会上逐条议定。", decided, by=convener, now=later(AT + 3.5))
    with pytest.raises(WrongState):
        operations.say_opinion(ref, 2, "agree", "晚了", by=plan.head, now=later(AT + 3.5))


@covers("S-255")
def test_departments_meet_about_what_one_of_them_brings(joint: Joint) -> None:
    convener = a_convener(joint)
    brought = Brought(joint.fire.office, "器材从哪里进", "两家都说归对方管")
    called = Called("departments", "器材会商", "二楼", later(5), brought=(brought,))
    with pytest.raises(TwoNeeded):
        operations.call_coordination(called, by=convener, now=later(1))
    called = replace(called, offices=(joint.air.office,))
    with pytest.raises(Missing):
        operations.call_coordination(replace(called, brought=()), by=convener, now=later(1))
    with pytest.raises(NotInList):
        operations.call_coordination(replace(called, kind="party"), by=convener, now=later(1))
    with pytest.raises(FiveMissing):
        operations.call_coordination(replace(called, kind="five_x"), by=convener, now=later(1))
    ref = operations.call_coordination(called, by=convener, now=later(1)).ref
    gone = operations.call_coordination(replace(called, title="不开了"), by=convener, now=later(1)).ref
    operations.call_off_coordination(gone, "两家已经谈妥", by=convener, now=later(2))
    with pytest.raises(WrongState):
        operations.sign_in(gone, by=joint.fire.head, now=later(5))
    operations.sign_in(ref, by=joint.fire.head, now=later(5))
    away = Decided(1, "水务去办", (Tasked("去办", joint.water.office, DUE),))
    with pytest.raises(NotInvited):
        operations.keep_minutes(ref, "谁管", (away,), by=convener, now=later(6))
    operations.keep_minutes(ref, "归消防管", (Decided(1, "归消防管"),), by=convener, now=later(6))
    operations.sign_minutes(ref, read_by(joint.fire.head, ref), by=joint.fire.head, now=later(6))
    operations.issue_minutes(ref, by=convener, now=later(7))

    assert [(row.title, row.state) for row in queries.over(joint.air.head, later(8))] == [
        ("不开了", "called_off"), ("器材会商", "issued")
    ]  # fmt: skip
    assert directive_queries.open_ones(joint.fire.head, later(8)) == ()
    assert queries.over(joint.water.head, later(8)) == ()


def brought(joint: Joint, by: Actor, *offices: str) -> str:
    """A meeting of departments about a point of the fire office, an hour after it was called."""
    point = Brought(joint.fire.office, "消防通道", "通道被占。")
    said = Called("departments", "消防会商", "二楼", later(3), (), (point,), offices)
    return operations.call_coordination(said, by=by, now=later(1)).ref


def of_both(joint: Joint) -> Actor:
    """Somebody with a post in the fire and one in the air office."""
    return replace(joint.fire.head, posts=(*joint.fire.head.posts, *joint.air.reviewer.posts))


def test_who_belongs_to_two_invited_offices_says_for_which_they_come(joint: Joint) -> None:
    ref, who = brought(joint, a_convener(joint), joint.air.office), of_both(joint)

    with pytest.raises(SeatUnclear):
        operations.sign_in(ref, by=who, now=later(3))
    with pytest.raises(NotInvited):
        operations.sign_in(ref, joint.lead.town.office, by=who, now=later(3))
    operations.sign_in(ref, joint.air.office, by=who, now=later(3))

    view = queries.one(ref, who, later(3))
    assert view is not None and {code for code, _ in view.mine} == {joint.air.office, joint.fire.office}
    assert [seat.office_ref for seat in view.seats if seat.came] == [joint.air.office]
    with pytest.raises(SeatUnclear):
        operations.say_opinion(ref, 1, "agree", "可以", by=who, now=later(3))
    operations.say_opinion(ref, 1, "agree", "可以", joint.fire.office, by=who, now=later(3))


def test_nobody_signs_in_when_the_meeting_was_over_long_ago(joint: Joint) -> None:
    ref = brought(joint, a_convener(joint), joint.air.office)

    with pytest.raises(NotThen):
        operations.sign_in(ref, by=joint.fire.head, now=later(3 + 12.1))
    view = queries.one(ref, joint.fire.head, later(3 + 12.1))
    assert view is not None and "sign_in" not in view.may

    assert operations.sign_in(ref, by=joint.fire.head, now=later(3 + 11.9)).ref == ref


def test_a_meeting_goes_over_to_another_who_calls_meetings_and_outlives_its_caller(joint: Joint) -> None:
    caller = a_convener(joint)
    other = places.signed_on(places.an_officer(joint.lead.town, "reform_office", "331"), "reform.331")
    ref = brought(joint, caller, joint.air.office)
    with pytest.raises(CallerThere):
        operations.take_over_coordination(ref, "他很忙。", by=other, now=later(2))
    with pytest.raises(NotTheCaller):
        operations.hand_over_coordination(ref, other.ref, "换人。", by=other, now=later(2))
    with pytest.raises(NoSuchThing):
        operations.hand_over_coordination(ref, staff_ref(joint.fire.head), "换人。", by=caller, now=later(2))

    operations.hand_over_coordination(ref, staff_ref(other), "外出学习。", by=caller, now=later(2))

    with pytest.raises(NotTheCaller):
        operations.call_off_coordination(ref, "不开了。", by=caller, now=later(2))
    people.leave_staff(staff_ref(other), places.TODAY + timedelta(days=1), by=SYSTEM, now=later(2.1))
    gone = later(48)
    operations.take_over_coordination(ref, "召集人已离任。", by=caller, now=gone)
    assert operations.call_off_coordination(ref, "问题已经解决。", by=caller, now=gone).state == "called_off"
    with pytest.raises(WrongState):
        operations.hand_over_coordination(ref, staff_ref(other), "换人。", by=caller, now=gone)


def staff_ref(who: Actor) -> str:
    found = people_queries.staff_member(who.staff_id or 0)
    return found.ref if found is not None else ""
