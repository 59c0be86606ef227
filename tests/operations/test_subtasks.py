"""A piece of a case goes to a unit of another level, has its own time, comes back signed; the whole clock runs on."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.cooperating import WORK, a_body, a_unit, asking
from tests.operations.errand import GRANT, TERMS, later
from tests.operations.test_case_authority import must_refuse
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.channels.notices import deriving
from yimen.engine.case.accountability import operations as accountability
from yimen.engine.case.accountability import queries as missed_limits
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.papers.documents import queries as documents
from yimen.engine.parallel.subtasks import operations, queries
from yimen.engine.parallel.subtasks.refusals import AskedAlready, SubtaskUnknown, UnitUnknown
from yimen.journal import cursors
from yimen.kernel.actor import SYSTEM
from yimen.kernel.authority import NoLetter, NotYourDesk, SameOfficer
from yimen.kernel.case_life import CaseState
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.rulings import Advice
from yimen.kernel.subtask_life import (
    BodyCannotDecide,
    BodyNotEntrusted,
    EndsAfterTheCase,
    Finding,
    FindingWithoutBasis,
    SubtaskKind,
    SubtaskOutstanding,
)
from yimen.kernel.terms import StepTerm, TimeLimit
from yimen.kernel.time.deadline import SpecialGround
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.bodies import operations as bodies
from yimen.registries.bodies import queries as body_queries

pytestmark = pytest.mark.django_db

LATE = Limit(Decimal(4), Unit.WORKING_DAY)


@pytest.fixture
def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are read before they are settled: a test's own are not while anybody else's transaction is in flight."""
    read_on = "(era, xid, id) > (%s::smallint, %s::text::xid8, %s::bigint)"
    monkeypatch.setattr(cursors, "_NEXT", cursors._NEXT.replace(cursors._SETTLED, read_on))
    monkeypatch.setattr(cursors, "_SETTLED", read_on)


@standing
def founded() -> errand.Office:
    aftermath.wired()
    return errand.an_office()


@pytest.fixture
def office(founded: errand.Office, read_at_once: None) -> errand.Office:
    return founded


@covers("S-211")
def test_a_unit_of_another_level_does_its_part_in_its_own_time_and_both_sides_see_one_timeline(
    office: errand.Office,
) -> None:
    ref, unit = errand.in_department(office), a_unit(office)

    sent = operations.send_subtask(ref, asking(unit), by=office.reviewer, now=later(3))

    (waiting,) = queries.waiting(unit.reviewer, later(3)).rows
    assert (waiting.unit_name, waiting.unit_level, waiting.office_region) == (unit.name, 3, "示范市")
    before = queries.task(sent.ref, unit.reviewer, later(3))
    assert before is not None and waiting.due_at is not None and before.case_due_at is not None
    assert waiting.due_at < before.case_due_at and before.case_lamp == "green"
    assert [one.code for one in before.materials] == ["id", "plan"] and before.form[0] == ("经营场所", "滨河街36号")
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(3))
    must_refuse(ref, office.decider, SubtaskOutstanding, office, later(4))

    operations.take_up_subtask(sent.ref, by=unit.reviewer, now=later(4))
    operations.return_subtask(sent.ref, Finding.FAVOUR, "现场与申请一致。", by=unit.reviewer, now=later(5))
    deriving.catch_up(later(5))

    there, here = queries.task(sent.ref, unit.reviewer, later(6)), case_queries.find(ref, office.decider, later(6))
    assert there is not None and here is not None
    assert there.timeline == here.timeline
    assert [one.verb for one in here.timeline][:2] == ["return_subtask", "take_up_subtask"]
    assert there.row.lamp == "in_time" and there.row.signed_by
    found = queries.paper(sent.ref, unit.reviewer, later(6))
    assert found is not None and found[0] == "协办结果单-示801协〔2026〕1号.pdf" and found[1].startswith(b"%PDF")
    assert cases.decide(ref, GRANT, by=office.decider, now=later(6)).state is CaseState.GRANTED


def test_nobody_else_sends_sees_or_returns_and_nothing_is_asked_twice(office: errand.Office) -> None:
    ref, unit = errand.in_department(office), a_unit(office)
    another = a_unit(office, "滨河县卫生健康局", 2)

    with pytest.raises(NotYourDesk):
        operations.send_subtask(ref, asking(unit), by=office.decider, now=later(3))
    with pytest.raises(UnitUnknown):
        operations.send_subtask(ref, asking(replace(unit, office=office.town.office)), by=office.reviewer, now=later(3))
    with pytest.raises(EndsAfterTheCase):
        too_long = asking(unit, limit=Limit(Decimal(6), Unit.WORKING_DAY))
        operations.send_subtask(ref, too_long, by=office.reviewer, now=later(3))
    sent = operations.send_subtask(ref, asking(unit), by=office.reviewer, now=later(3))
    with pytest.raises(AskedAlready):
        operations.send_subtask(ref, asking(unit), by=office.reviewer, now=later(3))
    assert queries.task(sent.ref, another.reviewer, later(3)) is None
    with pytest.raises(SubtaskUnknown):
        operations.take_up_subtask(sent.ref, by=another.reviewer, now=later(4))
    with pytest.raises(WrongState):
        operations.return_subtask(sent.ref, Finding.FAVOUR, "可以。", by=unit.reviewer, now=later(4))
    operations.take_up_subtask(sent.ref, by=unit.reviewer, now=later(4))
    with pytest.raises(FindingWithoutBasis):
        operations.return_subtask(sent.ref, Finding.AGAINST, "不符。", by=unit.reviewer, now=later(4))
    with pytest.raises(WrongState):
        operations.decline_subtask(sent.ref, "不归我们管。", by=unit.reviewer, now=later(4))

    (row,) = queries.of_case(ref, office.decider, later(5))
    assert (row.state, row.finding) == ("taken_up", "")
    assert queries.of_case(ref, office.citizen, later(5)) == ()


def test_what_is_not_a_units_own_goes_back_at_once_and_what_is_called_off_holds_nothing_up(
    office: errand.Office,
) -> None:
    ref, unit = errand.reviewed(office), a_unit(office)
    first = operations.send_subtask(ref, asking(unit), by=office.decider, now=later(4))
    second = operations.send_subtask(ref, asking(unit, work="消防情况核实"), by=office.decider, now=later(4))

    operations.decline_subtask(first.ref, "不在本县辖区。", by=unit.reviewer, now=later(5))
    must_refuse(ref, office.decider, SubtaskOutstanding, office, later(5))
    operations.call_off_subtask(second.ref, "不再需要。", by=office.decider, now=later(5))

    assert cases.decide(ref, GRANT, by=office.decider, now=later(6)).state is CaseState.GRANTED
    assert [row.state for row in queries.done(unit.reviewer, later(6))] == ["called_off", "declined"]


def test_a_unit_that_is_late_answers_for_it_itself(office: errand.Office) -> None:
    ref, unit = errand.in_department(office), a_unit(office)
    head = town.signed_on(town.an_officer(replace(office.town, office=unit.office), "office_head", "815"), "unit.head")
    operations.send_subtask(ref, asking(unit), by=office.reviewer, now=later(3))
    monday_after = NOW + timedelta(days=7)

    while operations.claim_subtasks(by=SYSTEM, now=monday_after).done:
        pass

    here, there = missed_limits.items(office.reviewer), missed_limits.items(head)
    assert [(one.step, one.office_name) for one in here.rows] == [("subtask-1", unit.name)]
    assert [one.may_answer for one in there.rows] == [True]
    accountability.answer_item(there.rows[0].ref, "人手不足。", "已增派。", by=head, now=monday_after)
    view = case_queries.find(ref, office.reviewer, monday_after)
    assert view is not None and [one.verb for one in view.timeline][:2] == ["answer_overdue", "miss_subtask"]


def test_a_unit_does_its_part_while_the_case_stands_still_or_lies_at_the_window_again(office: errand.Office) -> None:
    ref, unit = errand.in_department(office), a_unit(office)
    sent = operations.send_subtask(ref, asking(unit), by=office.reviewer, now=later(3))

    cases.open_special(ref, SpecialGround.TESTING, 10, "需要检测", by=office.reviewer, now=later(4))
    operations.take_up_subtask(sent.ref, by=unit.reviewer, now=later(5))
    cases.close_special(ref, "合格", by=office.reviewer, now=later(6))
    cases.send_back(ref, "缺现场平面图。", by=office.reviewer, now=later(7))
    operations.return_subtask(sent.ref, Finding.FAVOUR, "现场与申请一致。", by=unit.reviewer, now=later(8))

    (row,) = queries.of_case(ref, office.decider, later(9))
    assert (row.state, row.finding) == ("returned", "favour")
    late = operations.send_subtask(
        errand.in_department(office), asking(unit, work="消防情况核实"), by=office.reviewer, now=later(9)
    )
    cases.withdraw(late.case_ref, by=office.citizen, now=later(10))
    with pytest.raises(WrongState):
        operations.take_up_subtask(late.ref, by=unit.reviewer, now=later(11))


@covers("S-260")
def test_one_set_is_handed_in_and_the_applicant_reads_both_decisions_in_one_case(office: errand.Office) -> None:
    ref, unit = errand.in_department(office), a_unit(office, "示范市卫生健康委员会")
    asked = asking(unit, SubtaskKind.DECIDE, "公共场所卫生许可")
    sent = operations.send_subtask(ref, asked, by=office.reviewer, now=later(3))

    operations.take_up_subtask(sent.ref, by=unit.reviewer, now=later(4))
    with pytest.raises(NoLetter):
        operations.return_subtask(sent.ref, Finding.FAVOUR, "准予。", by=unit.reviewer, now=later(4))
    operations.return_subtask(sent.ref, Finding.FAVOUR, "符合卫生要求。", by=unit.signer, now=later(5))
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(5))
    cases.decide(ref, GRANT, by=office.decider, now=later(6))
    deriving.catch_up(later(6))

    (other,) = queries.told_to_applicant(ref, office.citizen, later(7))
    assert (other.unit_name, other.finding, other.result) == (unit.name, "favour", "符合卫生要求。")
    mine = case_queries.find(ref, office.citizen, later(7))
    assert mine is not None and mine.state is CaseState.GRANTED
    titles = [one.title for one in documents.of_case(ref, office.citizen)]
    assert "分项决定书" in titles and "准予行政许可决定书" in titles
    (whole,) = queries.task(sent.ref, unit.signer, later(7)).materials[0].files  # type: ignore[union-attr]
    assert queries.file(sent.ref, whole.ref, unit.signer, later(7)) is not None


def test_who_takes_a_decision_up_does_not_sign_it(office: errand.Office) -> None:
    ref, unit = errand.in_department(office), a_unit(office)
    sent = operations.send_subtask(ref, asking(unit, SubtaskKind.DECIDE), by=office.reviewer, now=later(3))
    operations.take_up_subtask(sent.ref, by=unit.signer, now=later(4))

    with pytest.raises(SameOfficer):
        operations.return_subtask(sent.ref, Finding.FAVOUR, "准予。", by=unit.signer, now=later(5))


@covers("S-089")
def test_an_outside_body_verifies_what_was_transferred_to_it_and_decides_nothing(office: errand.Office) -> None:
    ref, body = errand.in_department(office), a_body(office)

    with pytest.raises(BodyCannotDecide):
        operations.send_subtask(ref, asking(body, SubtaskKind.DECIDE, WORK), by=office.reviewer, now=later(3))
    with pytest.raises(BodyNotEntrusted):
        operations.send_subtask(ref, asking(body, SubtaskKind.VERIFY, "消防验收"), by=office.reviewer, now=later(3))
    sent = operations.send_subtask(ref, asking(body, SubtaskKind.VERIFY, WORK), by=office.reviewer, now=later(3))
    (row,) = queries.waiting(body.reviewer, later(3)).rows
    assert (row.outside, row.lamp, row.amount) == ("institution", "green", "2")
    operations.take_up_subtask(sent.ref, by=body.reviewer, now=later(4))
    operations.return_subtask(sent.ref, Finding.FAVOUR, "设施符合标准。", by=body.reviewer, now=later(5))
    assert queries.of_case(ref, office.decider, later(6))[0].state == "returned"

    (entered,) = body_queries.bodies(TODAY)
    bodies.end_body(entered.ref, TODAY + timedelta(days=1), "示府〔2026〕30号", by=SYSTEM, now=later(6))
    tomorrow = NOW + timedelta(days=1)
    with pytest.raises(BodyNotEntrusted):
        operations.send_subtask(ref, asking(body, SubtaskKind.VERIFY, WORK), by=office.reviewer, now=tomorrow)


STEPS = (
    *TERMS.steps[:2],
    StepTerm("county", "县局初审", limit=TimeLimit(Decimal(1), "working_day"), level="4", unit="滨河县市场监督管理局",
             rank="chief"),
    StepTerm("survey_body", WORK, limit=TimeLimit(Decimal(1), "working_day"), executor="示范市食品检验所"),
    *(step for step in TERMS.steps[2:] if step.code != "issue"),
)  # fmt: skip


@covers("S-102")
def test_a_case_passes_from_level_to_level_by_the_procedure_of_its_item(office: errand.Office) -> None:
    aftermath.wired()
    levels = errand.another_office(office, 3, replace(TERMS, steps=STEPS))
    county, body = a_unit(levels), a_body(levels)
    ref = errand.reviewed(levels)

    must_refuse(ref, levels.decider, SubtaskOutstanding, levels, later(4))
    followed(4)
    (first,) = queries.waiting(county.signer, later(4)).rows
    assert (first.step, first.kind, first.rank, first.amount, first.sent_by) == ("county", "assist", 2, "1", "")
    assert queries.waiting(body.reviewer, later(4)).rows == ()
    operations.take_up_subtask(first.ref, by=county.reviewer, now=later(4))
    with pytest.raises(NoLetter):
        operations.return_subtask(first.ref, Finding.FAVOUR, "同意。", by=county.reviewer, now=later(5))
    operations.return_subtask(first.ref, Finding.FAVOUR, "同意。", by=county.signer, now=later(5))
    followed(5)
    (second,) = queries.waiting(body.reviewer, later(5)).rows
    must_refuse(ref, levels.decider, SubtaskOutstanding, levels, later(5))
    operations.take_up_subtask(second.ref, by=body.reviewer, now=later(5))
    operations.return_subtask(second.ref, Finding.FAVOUR, "合格。", by=body.reviewer, now=later(6))
    followed(6)

    assert cases.decide(ref, GRANT, by=levels.decider, now=later(7)).state is CaseState.GRANTED
    assert [row.step for row in queries.of_case(ref, levels.decider, later(7))] == ["county", "survey_body"]


def test_a_step_whose_unit_is_gone_waits_for_the_desk_and_a_withdrawn_case_calls_off(office: errand.Office) -> None:
    levels = errand.another_office(office, 3, replace(TERMS, steps=STEPS))
    ref = errand.in_department(levels)

    followed(3)
    step = queries.next_step(ref, levels.reviewer, later(3))
    assert step is not None and (step.code, step.office_ref) == ("county", "")
    unit = a_unit(levels, "滨河新区市场监督管理局")
    asked = replace(asking(unit, work=step.name), step=step.code)
    operations.send_subtask(ref, asked, by=levels.reviewer, now=later(3))
    cases.withdraw(ref, "不办了", by=levels.citizen, now=later(4))
    followed(4)

    assert [row.state for row in queries.done(unit.reviewer, later(5))] == ["called_off"]


def followed(hours: float) -> None:
    while operations.follow_procedure(by=SYSTEM, now=later(hours)).done:
        pass
