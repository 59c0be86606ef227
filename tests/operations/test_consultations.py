"""Other sections are asked, each by a day; a "no" is an opinion with its basis; the decision waits for the report."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import GRANT, later
from tests.operations.test_case_authority import must_refuse
from tests.operations.town import NOW, TODAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as cases_queries
from yimen.engine.case.consultations import operations, queries
from yimen.engine.case.consultations.operations import Stance
from yimen.engine.case.consultations.refusals import (
    AnsweredAlready,
    ConsultationOpen,
    ConsultationUnknown,
    NobodyAsked,
    StillWaiting,
)
from yimen.engine.case.noes import queries as noes
from yimen.engine.case.noes.refusals import NoDecided, NotYourNo, NoUnknown, NoWaits, OwnNo
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NotYourDesk
from yimen.kernel.case_life import CaseState
from yimen.kernel.meanwhile import ChangedSinceRead
from yimen.kernel.noes import NoNeedsApprover
from yimen.kernel.rulings import Advice, ConsultationOutstanding
from yimen.kernel.text import TextMissing
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people

pytestmark = pytest.mark.django_db

NO = ("城乡规划法第三十五条", "规划为绿地。", "换一处地址，或等规划调整。")
QUESTION = "该址是否在禁燃区内？"


def a_section(office: errand.Office, number: str) -> tuple[str, Actor]:
    """Another section of the office: its post and who sits there."""
    post = town.a_post(office.town, "reviewer")
    staff = people.enrol_staff(number, f"何{number}", office.town.office, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(staff, post, town.SINCE, None, "holder", by=SYSTEM, now=NOW)
    return post, town.signed_on(staff, f"section{number}")


@covers("S-235")
def test_sections_answer_each_by_its_day_and_one_report_goes_to_who_decides(office: errand.Office) -> None:
    ref = errand.in_department(office)
    (first, fire), (second, planning) = a_section(office, "801"), a_section(office, "802")

    consultation = operations.consult(
        ref, QUESTION, {first: TODAY, second: TODAY + timedelta(days=2)}, by=office.reviewer, now=later(3)
    )
    (asked,) = queries.asked_of(fire, later(3))
    operations.answer_consultation(asked.ref, Stance.FAVOUR, "不在禁燃区。", by=fire, now=later(4))
    (other,) = queries.asked_of(planning, later(3))
    with pytest.raises(NoNeedsApprover):
        operations.answer_consultation(other.ref, Stance.AGAINST, "规划为绿地。", by=planning, now=later(4))
    with pytest.raises(StillWaiting):
        operations.report_consultation(consultation.ref, "汇总", by=office.reviewer, now=later(4))
    operations.propose_against(other.ref, *NO, by=planning, now=later(5))
    operations.confirm_against(other.ref, by=office.decider, now=later(5))
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(5))

    must_refuse(ref, office.decider, ConsultationOutstanding, office, later(6))
    operations.report_consultation(consultation.ref, "一科同意；二科不同意，依据……", by=office.decider, now=later(7))
    assert cases.decide(ref, GRANT, by=office.decider, now=later(8)).state is CaseState.GRANTED
    (row,) = queries.of_case(ref, office.decider)
    assert [one.stance for one in row.answers] == ["favour", "against"]
    assert queries.asked_of(fire, later(9)) == ()


@covers("S-181", "S-235")
def test_the_no_of_a_section_is_confirmed_in_its_office_before_who_asked_reads_it(office: errand.Office) -> None:
    ref = errand.in_department(office)
    post, section = a_section(office, "801")
    operations.consult(ref, QUESTION, {post: TODAY}, by=office.reviewer, now=later(3))
    (asked,) = queries.asked_of(section, later(3))
    with pytest.raises(TextMissing):
        operations.propose_against(asked.ref, "", NO[1], NO[2], by=section, now=later(4))
    with pytest.raises(ConsultationUnknown):
        operations.propose_against(asked.ref, *NO, by=office.decider, now=later(4))
    operations.propose_against(asked.ref, *NO, by=section, now=later(4))

    (row,) = queries.of_case(ref, office.reviewer)
    assert [(one.examined, one.stance, one.text) for one in row.answers] == [("yes", "", "")]
    told = cases_queries.find(ref, office.reviewer, later(4))
    assert told is not None and told.timeline[0].verb == "consult"
    with pytest.raises(NoWaits):
        operations.answer_consultation(asked.ref, Stance.FAVOUR, "同意", by=section, now=later(4))
    for other in (section, office.reviewer, office.clerk):
        with pytest.raises(NoUnknown):
            operations.confirm_against(asked.ref, by=other, now=later(4))
    for by, refusal in ((office.decider, NotYourNo), (office.reviewer, NoUnknown)):
        with pytest.raises(refusal):
            operations.withdraw_against(asked.ref, by=by, now=later(4))
    (read,) = noes.waiting(office.decider, later(4))
    operations.withdraw_against(asked.ref, by=section, now=later(4))
    with pytest.raises(NoUnknown):
        operations.confirm_against(asked.ref, by=office.decider, now=later(4))
    operations.propose_against(asked.ref, NO[0], "写的是另一个意思。", NO[2], by=section, now=later(4))
    with pytest.raises(ChangedSinceRead):
        operations.confirm_against(asked.ref, read.no.mark, by=office.decider, now=later(4))
    (read,) = noes.waiting(office.decider, later(4))
    operations.send_against_back(asked.ref, "绿地已调出", read.no.mark, by=office.decider, now=later(4))
    with pytest.raises(NoDecided):
        operations.withdraw_against(asked.ref, by=section, now=later(4))
    for stance, said in (
        (Stance.NO_VIEW, "不同意，规划为绿地。"),
        (Stance.FAVOUR, "不同意"),
        (Stance.NO_VIEW, "不能开"),
    ):
        with pytest.raises(NoNeedsApprover):
            operations.answer_consultation(asked.ref, stance, said, by=section, now=later(5))
    operations.answer_consultation(asked.ref, Stance.FAVOUR, "同意，不得占用绿地。", by=section, now=later(5))
    with pytest.raises(AnsweredAlready):
        operations.propose_against(asked.ref, *NO, by=section, now=later(5))


def test_a_section_that_is_silent_holds_nothing_up_after_its_day(office: errand.Office) -> None:
    ref = errand.in_department(office)
    post, _ = a_section(office, "801")
    consultation = operations.consult(ref, QUESTION, {post: TODAY}, by=office.reviewer, now=later(3))
    (read,) = queries.of_case(ref, office.reviewer)

    tomorrow = NOW + timedelta(days=1)
    operations.report_consultation(consultation.ref, "一科逾期未答复。", read.mark, by=office.reviewer, now=tomorrow)

    (row,) = queries.of_case(ref, office.decider)
    assert row.report == "一科逾期未答复。"


def test_a_view_that_came_late_is_read_before_the_round_is_reported(office: errand.Office) -> None:
    ref = errand.in_department(office)
    post, section = a_section(office, "801")
    consultation = operations.consult(ref, QUESTION, {post: TODAY}, by=office.reviewer, now=later(3))
    (read,) = queries.of_case(ref, office.reviewer)
    tomorrow, (asked,) = NOW + timedelta(days=1), queries.asked_of(section, later(3))
    operations.answer_consultation(asked.ref, Stance.FAVOUR, "不在禁燃区。", by=section, now=tomorrow)

    with pytest.raises(ChangedSinceRead):
        operations.report_consultation(consultation.ref, "一科未答复。", read.mark, by=office.reviewer, now=tomorrow)

    (row,) = queries.of_case(ref, office.reviewer)
    assert row.report == ""
    operations.report_consultation(consultation.ref, "一科同意。", row.mark, by=office.reviewer, now=tomorrow)


def test_the_no_of_a_reported_round_waits_for_nobody(office: errand.Office) -> None:
    ref = errand.in_department(office)
    post, section = a_section(office, "801")
    consultation = operations.consult(ref, QUESTION, {post: TODAY}, by=office.reviewer, now=later(3))
    (asked,) = queries.asked_of(section, later(3))
    operations.propose_against(asked.ref, *NO, by=section, now=later(4))
    tomorrow = NOW + timedelta(days=1)
    assert [one.subject for one in noes.waiting(office.decider, tomorrow)] == [asked.ref]

    operations.report_consultation(consultation.ref, "一科逾期未答复。", by=office.reviewer, now=tomorrow)

    assert noes.waiting(office.decider, tomorrow) == ()
    with pytest.raises(AnsweredAlready):
        operations.confirm_against(asked.ref, by=office.decider, now=tomorrow)


@covers("S-181")
def test_the_no_of_the_only_approver_falls_to_who_manages_the_centre(office: errand.Office) -> None:
    small = offices.found_office(
        "示范市园林局", "园林局", None, office.town.city, "national", "示园", town.BEGAN, "三定方案", by=SYSTEM, now=NOW
    )
    post = town.a_post(replace(office.town, office=small.ref), "office_head")
    staff = people.enrol_staff("811", "何园林", small.ref, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(staff, post, town.SINCE, None, "holder", by=SYSTEM, now=NOW)
    head = town.signed_on(staff, "small.head")
    manager = town.signed_on(town.an_officer(office.town, "centre_manager", "901"), "manager")
    ref = errand.in_department(office)
    operations.consult(ref, QUESTION, {post: TODAY}, by=office.reviewer, now=later(3))
    (asked,) = queries.asked_of(head, later(3))
    operations.propose_against(asked.ref, *NO, by=head, now=later(4))

    with pytest.raises(OwnNo):
        operations.confirm_against(asked.ref, by=head, now=later(4))
    with pytest.raises(NoUnknown):
        operations.confirm_against(asked.ref, by=office.decider, now=later(4))
    assert [(one.subject, one.no.may_confirm) for one in noes.waiting(manager, later(4))] == [(asked.ref, "yes")]
    deputy = people.enrol_staff("812", "何副局", small.ref, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(deputy, post, later(5), None, "substitute", by=SYSTEM, now=NOW)
    assert noes.waiting(manager, later(6)) == ()
    with pytest.raises(NoUnknown):
        operations.confirm_against(asked.ref, by=manager, now=later(6))
    operations.confirm_against(asked.ref, by=manager, now=later(4))


def test_nobody_else_asks_answers_or_reports_and_nothing_is_asked_twice(office: errand.Office) -> None:
    ref = errand.in_department(office)
    post, section = a_section(office, "801")

    with pytest.raises(NotYourDesk):
        operations.consult(ref, QUESTION, {post: TODAY}, by=office.decider, now=later(3))
    for asked in ({}, {"0123456789ABCDEF": TODAY}, {post: TODAY - timedelta(days=1)}):
        with pytest.raises(NobodyAsked):
            operations.consult(ref, QUESTION, asked, by=office.reviewer, now=later(3))
    consultation = operations.consult(ref, QUESTION, {post: TODAY}, by=office.reviewer, now=later(3))
    with pytest.raises(ConsultationOpen):
        operations.consult(ref, QUESTION, {post: TODAY}, by=office.reviewer, now=later(3))
    (answer,) = queries.asked_of(section, later(3))
    with pytest.raises(ConsultationUnknown):
        operations.answer_consultation(answer.ref, Stance.FAVOUR, "同意", by=office.decider, now=later(4))
    operations.answer_consultation(answer.ref, Stance.NO_VIEW, "没有意见", by=section, now=later(4))
    with pytest.raises(AnsweredAlready):
        operations.answer_consultation(answer.ref, Stance.FAVOUR, "同意", by=section, now=later(4))
    with pytest.raises(NotYourDesk):
        operations.report_consultation(consultation.ref, "汇总", by=office.decider, now=later(5))
    assert queries.of_case(ref, office.citizen) == ()
