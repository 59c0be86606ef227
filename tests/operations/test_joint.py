"""Joint approval: all concerned are told at once, answer in a time of their own, and the decision waits for them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand, joining
from tests.operations.errand import GRANT, PNG, later
from tests.operations.joining import Joint, agreed, begun, board, days, followed, rows, settled
from tests.operations.test_case_authority import must_refuse
from tests.operations.town import NOW
from tests.standing import standing
from yimen.engine.case.accountability import queries as missed_limits
from yimen.engine.case.cases import moves
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.supplements import operations as supplements
from yimen.engine.parallel.joint import operations, queries
from yimen.engine.parallel.joint.operations.changing import OpinionSaid
from yimen.engine.parallel.joint.refusals import (
    DisagreementWaits,
    JointBegun,
    LastOpinion,
    NoDisagreement,
    NotParallel,
    OpinionAsked,
    OpinionUnknown,
    OwnDisagreement,
)
from yimen.journal import cursors
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.authority import NotYourDesk
from yimen.kernel.case_life import CaseState
from yimen.kernel.evidence import Line
from yimen.kernel.joint_life import Dealing, JointOutstanding, OpinionStance, OpinionTime
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.noes import NoNeedsApprover
from yimen.kernel.rulings import Advice
from yimen.kernel.text import TextMissing
from yimen.registries.parallels import operations as parallels
from yimen.registries.parallels.refusals import AnswerUnknown, NoParticipants

pytestmark = pytest.mark.django_db
NO = ("《消防法》第十五条", "疏散宽度不足，不同意。", "加宽通道后再报。")


@pytest.fixture(autouse=True)
def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are read before they are settled: a test's own are not while anybody else's transaction is in flight."""
    read_on = "(era, xid, id) > (%s::smallint, %s::text::xid8, %s::bigint)"
    monkeypatch.setattr(cursors, "_NEXT", cursors._NEXT.replace(cursors._SETTLED, read_on))
    monkeypatch.setattr(cursors, "_SETTLED", read_on)
    aftermath.wired()


def reviewed(joint: Joint, ref: str) -> None:
    cases.review(ref, Advice.GRANT, "符合条件。", by=joint.lead.reviewer, now=later(3))


@standing
def joint() -> Joint:
    return settled()


@covers("S-250", "S-172")
def test_everybody_is_told_at_one_moment_and_the_members_of_a_group_start_together(joint: Joint) -> None:
    ref = errand.in_department(joint.lead)

    followed(later(2.5))

    whole = board(ref, joint, later(3))
    first, second = whole.groups
    assert whole.begun_at == first.started_at == later(2.5) and second.started_at is None
    assert {one.began_at for one in first.opinions} == {later(2.5)}
    assert [one.state for one in second.opinions] == ["planned"] and (whole.asked, whole.answered) == (3, 0)
    (mine,) = queries.waiting(joint.fire.reviewer, later(3)).rows
    (later_on,) = queries.ahead(joint.water.reviewer, later(3))
    assert mine.copied_at == later_on.copied_at == later(2.5) and (mine.noticed_at, mine.lamp) == (None, "green")
    operations.note_receipt(mine.ref, by=joint.fire.reviewer, now=later(3))
    operations.note_receipt(mine.ref, by=joint.fire.head, now=later(4))
    assert rows(ref, joint, later(5))["消"].noticed_at == later(3)
    view = queries.opinion(mine.ref, joint.fire.reviewer, later(5))
    assert view is not None and [one.code for one in view.materials] == ["rules"]
    assert ("经营场所", "滨河街36号") in view.form
    assert queries.opinion(mine.ref, joint.lead.citizen, later(5)) is None
    told = [one.verb for one in case_queries.find(ref, joint.lead.reviewer, later(5)).timeline]  # type: ignore[union-attr]
    assert told[:2] == ["note_receipt", "begin_joint"]


@covers("S-250")
def test_the_decision_waits_for_the_last_answer_and_the_whole_takes_as_long_as_its_slowest_members(
    joint: Joint,
) -> None:
    ref = begun(joint)
    reviewed(joint, ref)

    must_refuse(ref, joint.lead.decider, JointOutstanding, joint.lead, later(4))
    assert agreed(ref, joint, "消", later(4)) == "no"
    agreed(ref, joint, "油", later(6))
    middle = board(ref, joint, later(7))
    assert (middle.groups[0].joined_at, middle.groups[1].started_at) == (later(6), later(6))
    assert middle.hangs_on == joint.water.name and {one.late for one in middle.if_answered} == {"no"}
    assert [one.ends_at for one in middle.if_answered] == [one.answered_at for one in middle.if_answered]
    must_refuse(ref, joint.lead.decider, JointOutstanding, joint.lead, later(7))
    assert agreed(ref, joint, "排", later(8)) == "yes"

    whole = board(ref, joint, later(9))
    assert whole.concluded_at == later(8)
    critical = [one for group in whole.groups for one in group.opinions if one.critical == "yes"]
    assert [one.work[0] for one in critical] == ["油", "排"]
    spent = sum((one.ended_at - one.began_at for one in critical), timedelta())  # type: ignore[operator]
    assert spent == later(8) - whole.begun_at
    assert cases.decide(ref, GRANT, by=joint.lead.decider, now=later(9)).state is CaseState.GRANTED


@covers("S-252")
def test_an_item_of_the_register_is_not_handled_serially_whatever_the_clock_has_missed(joint: Joint) -> None:
    ref = errand.reviewed(joint.lead)

    must_refuse(ref, joint.lead.decider, JointOutstanding, joint.lead, later(4))
    followed(later(4))
    must_refuse(ref, joint.lead.decider, JointOutstanding, joint.lead, later(5))
    with pytest.raises(JointBegun):
        operations.begin_joint(ref, by=joint.lead.decider, now=later(5))


def test_without_settled_rules_there_is_nothing_to_begin_and_nothing_to_wait_for() -> None:
    joint = joining.a_lead()
    ref = errand.reviewed(joint.lead)

    with pytest.raises(NotParallel):
        operations.begin_joint(ref, by=joint.lead.decider, now=later(4))
    followed(later(4))

    assert queries.board(ref, joint.lead.decider, later(4)) is None
    assert cases.decide(ref, GRANT, by=joint.lead.decider, now=later(5)).state is CaseState.GRANTED


@covers("S-250")
def test_a_disagreement_is_said_by_two_and_is_no_veto(joint: Joint) -> None:
    ref = begun(joint)
    fire = rows(ref, joint, later(3))["消"].ref

    with pytest.raises(NoNeedsApprover):
        operations.give_opinion(fire, OpinionStance.DISAGREE, "不行。", by=joint.fire.reviewer, now=later(3))
    with pytest.raises(NoNeedsApprover):
        operations.give_opinion(fire, OpinionStance.CONDITIONS, "不同意办理。", by=joint.fire.reviewer, now=later(3))
    with pytest.raises(TextMissing):
        operations.propose_disagreement(fire, "", NO[1], NO[2], by=joint.fire.head, now=later(3))
    operations.propose_disagreement(fire, *NO, by=joint.fire.head, now=later(3))
    assert rows(ref, joint, later(3))["消"].answer is None
    with pytest.raises(DisagreementWaits):
        operations.give_opinion(fire, OpinionStance.AGREE, by=joint.fire.reviewer, now=later(3))
    with pytest.raises(DisagreementWaits):
        operations.withdraw_opinion(fire, "不用了。", by=joint.lead.reviewer, now=later(3))
    with pytest.raises(OwnDisagreement):
        operations.confirm_disagreement(fire, by=joint.fire.head, now=later(3))
    operations.send_disagreement_back(fire, "收回，由经办人写。", by=joint.fire.head, now=later(3))
    operations.propose_disagreement(fire, *NO, by=joint.fire.reviewer, now=later(3))
    operations.confirm_disagreement(fire, by=joint.fire.head, now=later(4))
    agreed(ref, joint, "油", later(5))
    assert agreed(ref, joint, "排", later(6)) == "no"

    whole = board(ref, joint, later(6))
    assert (whole.answered, whole.undealt, whole.concluded_at) == (3, 1, None)
    with pytest.raises(NoDisagreement):
        waters = rows(ref, joint, later(6))["排"].ref
        operations.deal_with_disagreement(waters, Dealing.FOLLOWED, "照办。", by=joint.lead.reviewer, now=later(6))
    dealt = ("已要求加宽通道，符合后再决定。", joint.lead.reviewer)
    operations.deal_with_disagreement(fire, Dealing.FOLLOWED, dealt[0], by=dealt[1], now=later(7))
    assert board(ref, joint, later(7)).concluded_at == later(7)


@covers("S-250")
def test_a_changed_document_asks_exactly_those_again_that_used_it(joint: Joint) -> None:
    ref = begun(joint)
    agreed(ref, joint, "消", later(3))
    agreed(ref, joint, "油", later(3))
    agreed(ref, joint, "排", later(4))
    lead = joint.lead
    said = ((DefectFound("plan", "no_area"),), 5, "平面图没有标注面积。")
    more = supplements.ask_supplement(ref, *said, by=lead.reviewer, now=later(5)).ref

    supplements.hand_in_supplement(more, "plan", "plan2.png", PNG, by=lead.citizen, now=later(6))
    supplements.answer_supplement(more, by=lead.citizen, now=later(6))
    cases.review(ref, Advice.GRANT, "符合条件。", by=lead.reviewer, now=later(6.5))
    must_refuse(ref, lead.decider, JointOutstanding, lead, later(6.6))
    followed(later(7))

    again = rows(ref, joint, later(7))
    assert {who: (one.state, one.round) for who, one in again.items()} == {
        "消": ("answered", 1), "油": ("running", 2), "排": ("answered", 1),
    }  # fmt: skip
    assert (again["油"].began_at, again["油"].reason) == (later(7), "设备布局和操作流程图")
    must_refuse(ref, lead.decider, JointOutstanding, lead, later(7))
    assert agreed(ref, joint, "油", later(8)) == "yes"
    assert board(ref, joint, later(8)).ends_at == later(8)
    assert cases.decide(ref, GRANT, by=lead.decider, now=later(9)).state is CaseState.GRANTED


@covers("S-250")
def test_one_is_withdrawn_and_one_added_while_it_runs_each_with_its_reason(joint: Joint) -> None:
    ref = begun(joint)
    garden = joining.a_department(joint.lead, "示范市园林局", 7)
    asked = OpinionSaid(garden.office, "树木移栽意见", days(4), ("plan",))

    with pytest.raises(NotYourDesk):
        operations.add_opinion(ref, asked, "涉及行道树。", by=joint.lead.decider, now=later(4))
    with pytest.raises(TextMissing):
        operations.add_opinion(ref, asked, " ", by=joint.lead.reviewer, now=later(4))
    added = operations.add_opinion(ref, asked, "涉及行道树。", by=joint.lead.reviewer, now=later(4)).ref
    with pytest.raises(OpinionAsked):
        operations.add_opinion(ref, asked, "涉及行道树。", by=joint.lead.reviewer, now=later(4))
    first = rows(ref, joint, later(4))
    assert (first["树"].group, first["树"].began_at, first["树"].critical) == (1, later(4), "yes")
    assert queries.opinion(first["油"].ref, joint.air.reviewer, later(5)) is not None
    operations.withdraw_opinion(first["油"].ref, "不产生油烟。", by=joint.lead.reviewer, now=later(5))
    assert queries.opinion(first["油"].ref, joint.air.reviewer, later(5)) is None
    assert queries.board(ref, joint.air.reviewer, later(5)) is None
    agreed(ref, joint, "消", later(5))
    assert board(ref, joint, later(5)).groups[0].joined_at is None
    operations.give_opinion(added, OpinionStance.CONDITIONS, "移栽后恢复。", by=garden.reviewer, now=later(6))
    assert board(ref, joint, later(6)).groups[1].started_at == later(6)
    with pytest.raises(WrongState):
        operations.give_opinion(first["油"].ref, OpinionStance.AGREE, by=joint.air.reviewer, now=later(6))
    assert agreed(ref, joint, "排", later(7)) == "yes"
    operations.add_opinion(
        ref, OpinionSaid(garden.office, "复核", days(1)), "再看一次。", by=joint.lead.reviewer, now=later(8)
    )
    assert board(ref, joint, later(8)).concluded_at is None


def test_one_opinion_at_least_remains(joint: Joint) -> None:
    ref = begun(joint)
    found = rows(ref, joint, later(3))
    for who in ("消", "油"):
        operations.withdraw_opinion(found[who].ref, "不涉及。", by=joint.lead.reviewer, now=later(3))

    with pytest.raises(LastOpinion):
        operations.withdraw_opinion(found["排"].ref, "不涉及。", by=joint.lead.reviewer, now=later(4))

    assert rows(ref, joint, later(4))["排"].state == "running"


@covers("S-250")
@pytest.mark.parametrize(("tacit", "state"), [("", "running"), ("示政办〔2026〕15号第八条", "tacit")])
def test_who_is_late_answers_for_it_and_silence_is_consent_only_where_the_rules_say_so(tacit: str, state: str) -> None:
    joint = settled(tacit)
    ref = begun(joint)
    agreed(ref, joint, "油", later(3))

    followed(later(24 * 6))

    fire = rows(ref, joint, later(24 * 6))["消"]
    assert (fire.state, fire.lamp) == (state, "red" if state == "running" else "late")
    mine = missed_limits.items(joint.fire.head).rows
    assert ("opinion-1", joint.fire.name, False) in [(one.step, one.office_name, one.may_open) for one in mine]
    assert (board(ref, joint, later(24 * 6)).groups[1].started_at is None) is (state == "running")


def test_silence_is_no_consent_of_who_was_asked_beside_the_rules() -> None:
    joint = settled("示政办〔2026〕15号第八条")
    ref = begun(joint)
    garden = joining.a_department(joint.lead, "示范市园林局", 7)
    asked = OpinionSaid(garden.office, "树木移栽意见", days(1))
    operations.add_opinion(ref, asked, "有古树。", by=joint.lead.reviewer, now=later(3))

    followed(later(24 * 6))

    found = rows(ref, joint, later(24 * 6))
    assert {who: (one.state, one.tacit) for who, one in found.items() if who in "消树"} == {
        "消": ("tacit", "yes"), "树": ("running", "no"),
    }  # fmt: skip
    (late,) = [one for one in missed_limits.items(joint.fire.head).rows if one.office_name == joint.fire.name]
    assert late.desk_name == joint.fire.head.posts[0].name


def test_a_certificate_that_was_pulled_for_a_paper_asks_those_again_who_used_it(joint: Joint) -> None:
    ref = begun(joint)
    agreed(ref, joint, "油", later(3))
    file = moves.read_freely(ref, joint.lead.clerk, later(5))
    moves.remark(file, Line("pull_certificate", {"material": "plan"}, later(5)), joint.lead.clerk)

    followed(later(6))

    assert {who: one.round for who, one in rows(ref, joint, later(6)).items()} == {"消": 1, "油": 2, "排": 1}


def test_an_opinion_is_given_once_and_asked_for_with_some_time(joint: Joint) -> None:
    ref = begun(joint)
    fire = rows(ref, joint, later(3))["消"].ref
    operations.give_opinion(fire, OpinionStance.AGREE, by=joint.fire.reviewer, now=later(3))

    with pytest.raises(WrongState):
        operations.give_opinion(fire, OpinionStance.AGREE, by=joint.fire.head, now=later(4))
    for amount in (0, 101):
        asked = OpinionSaid(joint.fire.office, "复核意见", days(amount))
        with pytest.raises(OpinionTime):
            operations.add_opinion(ref, asked, "要复核。", by=joint.lead.reviewer, now=later(4))


def test_nobody_else_answers_and_a_case_that_ends_ends_it_too(joint: Joint) -> None:
    ref = begun(joint)
    fire = rows(ref, joint, later(3))["消"].ref

    for wrong in (joint.air.reviewer, joint.lead.reviewer, joint.lead.clerk, joint.lead.citizen):
        with pytest.raises(OpinionUnknown):
            operations.give_opinion(fire, OpinionStance.AGREE, by=wrong, now=later(3))
    with pytest.raises(WrongState):
        waters = rows(ref, joint, later(3))["排"].ref
        operations.give_opinion(waters, OpinionStance.AGREE, by=joint.water.reviewer, now=later(3))
    cases.withdraw(ref, "计划有变。", by=joint.lead.citizen, now=later(4))
    followed(later(5))

    assert {one.state for one in rows(ref, joint, later(5)).values()} == {"withdrawn"}
    assert queries.count_waiting(joint.fire.reviewer) == 0


@covers("S-251")
def test_who_is_asked_and_who_waits_for_whom_depends_on_the_situation_of_the_case() -> None:
    joint = joining.a_lead()
    fire, air, water = joining.said(joint).participants
    sale = replace(air, when=("form:sale",))
    also = replace(water, needs=("air",), when=("form:catering",))
    with pytest.raises(AnswerUnknown):
        unknown = replace(joining.said(joint), participants=(fire, replace(air, when=("form:hotel",))))
        parallels.propose_rules(joint.parallel, unknown, by=joint.head, now=NOW)
    with pytest.raises(NoParticipants):
        never = replace(joining.said(joint), participants=(sale, also))
        parallels.propose_rules(joint.parallel, never, by=joint.head, now=NOW)
    whole = replace(joining.said(joint), participants=(fire, sale, also))
    rules = parallels.propose_rules(joint.parallel, whole, by=joint.head, now=NOW).ref
    for one in joint.others:
        parallels.confirm_rules(rules, by=one.head, now=NOW)

    ref = begun(joint)

    (only,) = board(ref, joint, later(3)).groups
    assert [one.work[0] for one in only.opinions] == ["消", "排"]
    assert {one.state for one in only.opinions} == {"running"}
