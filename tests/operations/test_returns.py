"""Backwards, upwards, aside: what is sent back is counted, what is raised has a reason, who has an interest is out."""

import json
from dataclasses import replace

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import GRANT, TERMS, later
from tests.operations.test_case_authority import a_letter, a_stand_in, again, must_refuse, staff_of, stand_in
from tests.operations.town import NOW
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.case.supplements import operations as supplements
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import AboveTheRank, NotFormal, NotYourDesk, OwnMatter, Rank, SameOfficer, StoodAside
from yimen.kernel.case_life import CaseState
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice, InspectionOutstanding
from yimen.kernel.terms import Complexity, StepTerm
from yimen.kernel.text import TextMissing
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db


@covers("S-273")
def test_a_step_goes_back_with_a_reason_and_its_returns_are_counted(office: errand.Office) -> None:
    ref = errand.in_department(office)

    cases.send_back(ref, "缺现场平面图，请窗口补扫。", by=office.reviewer, now=later(3))
    cases.hand_over(ref, by=office.clerk, now=later(4))
    cases.send_back(ref, "平面图不清楚。", by=office.reviewer, now=later(5))

    view = queries.find(ref, office.clerk, later(6))
    assert view is not None
    assert (view.state, view.desk_name) == (CaseState.ACCEPTED, "window岗")
    assert [row.reason for row in view.returns] == ["缺现场平面图，请窗口补扫。", "平面图不清楚。"]
    assert [row.verb for row in view.timeline][:3] == ["send_back", "hand_over", "send_back"]


def test_a_return_without_a_reason_or_from_the_first_desk_is_none(office: errand.Office) -> None:
    ref = errand.in_department(office)

    with pytest.raises(TextMissing):
        cases.send_back(ref, "  ", by=office.reviewer, now=later(3))
    with pytest.raises(NotYourDesk):
        cases.send_back(ref, "退回", by=office.decider, now=later(3))
    cases.send_back(ref, "退回窗口", by=office.reviewer, now=later(3))
    with pytest.raises(Refusal):
        cases.send_back(ref, "再退", by=office.reviewer, now=later(4))

    view = queries.find(ref, office.clerk, later(6))
    assert view is not None and len(view.returns) == 1


def test_whose_review_was_sent_back_reviews_again_and_decides_nothing(office: errand.Office) -> None:
    reviewer = staff_of(office.reviewer)
    stand_in(reviewer, office)
    a_letter(office, reviewer)
    second = a_reviewer_beside(office)
    ref = errand.reviewed(office)

    cases.send_back(ref, "意见没有写明依据。", by=office.decider, now=later(4))
    cases.review(ref, Advice.GRANT, "重新审查，符合条件。", by=second, now=later(5))

    must_refuse(ref, again(office.reviewer), SameOfficer, office, later(6))
    assert cases.decide(ref, GRANT, by=office.decider, now=later(7)).state is CaseState.GRANTED


def a_reviewer_beside(office: errand.Office) -> Actor:
    """A second officer on the reviewer's post."""
    staff = people.enrol_staff("301", "何301", office.town.office, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref
    (posting,) = [row for row in people_queries.postings_of(staff_of(office.reviewer)) if row.role == "reviewer"]
    people.hold_post(staff, posting.post_ref, town.SINCE, None, "substitute", by=SYSTEM, now=NOW)
    return town.signed_on(staff, "reviewer.two")


@covers("S-237")
def test_a_graded_case_goes_to_the_lowest_authorised_rank(office: errand.Office) -> None:
    chief = ranked(office)
    catalogue.grade_item(office.item, Complexity.GENERAL, Rank.CHIEF, "分级管理办法第三条", by=SYSTEM, now=NOW)
    a_letter(office, staff_of(chief), Rank.CHIEF)
    ref = errand.reviewed(office)

    with pytest.raises(CaseUnknown):
        cases.decide(ref, GRANT, by=office.decider, now=later(4))

    assert cases.decide(ref, GRANT, by=chief, now=later(5)).state is CaseState.GRANTED


@covers("S-238")
def test_a_decision_above_the_authorised_rank_needs_a_recorded_reason(office: errand.Office) -> None:
    chief = ranked(office)
    catalogue.grade_item(office.item, Complexity.GENERAL, Rank.CHIEF, "分级管理办法第三条", by=SYSTEM, now=NOW)
    a_letter(office, staff_of(chief), Rank.DIRECTOR)
    ref = errand.reviewed(office)
    (post,) = [row for row in people_queries.posts_above(Rank.CHIEF, office_id(office), town.TODAY)]

    with pytest.raises(AboveTheRank):
        cases.decide(ref, GRANT, by=chief, now=later(4))
    with pytest.raises(TextMissing):
        cases.raise_decision(ref, post.ref, "", by=chief, now=later(4))
    cases.raise_decision(ref, post.ref, "涉及面广，提请局长决定。", by=chief, now=later(5))

    assert cases.decide(ref, GRANT, by=office.decider, now=later(6)).state is CaseState.GRANTED


def test_the_head_to_whom_a_decision_was_raised_ends_what_was_begun_and_sends_it_back(office: errand.Office) -> None:
    chief = ranked(office)
    catalogue.grade_item(office.item, Complexity.GENERAL, Rank.CHIEF, "分级管理办法第三条", by=SYSTEM, now=NOW)
    member = people_queries.staff_by_number("0105")
    assert member is not None
    (posting,), head = people_queries.postings_of(member.ref), town.the_actor(member.account_ref)
    people.rank_post(posting.post_ref, Rank.DIRECTOR, by=SYSTEM, now=NOW)
    ref = errand.reviewed(office)
    asked = supplements.ask_supplement(
        ref, (DefectFound("plan", "no_flow"),), 5, "没有画出流向。", by=chief, now=later(4)
    ).ref

    cases.raise_decision(ref, posting.post_ref, "涉及面广，提请局长决定。", by=chief, now=later(5))
    supplements.end_supplement(asked, "现有材料足够。", by=head, now=later(6))
    cases.send_back(ref, "审查意见没有写明依据。", by=head, now=later(7))

    view = queries.find(ref, head, later(8))
    assert view is not None and (view.desk_name, view.awaits) == ("reviewer岗", ())
    with pytest.raises(NotYourDesk):
        cases.send_back(ref, "再退", by=head, now=later(9))


def ranked(office: errand.Office) -> Actor:
    """The chief's post decides as chief, the decider's as director; the chief as an actor."""
    member = people_queries.staff_by_number("0103")
    assert member is not None
    for staff, rank in ((member.ref, Rank.CHIEF), (staff_of(office.decider), Rank.DIRECTOR)):
        (posting,) = people_queries.postings_of(staff)
        people.rank_post(posting.post_ref, rank, by=SYSTEM, now=NOW)
    return town.the_actor(member.account_ref)


def office_id(office: errand.Office) -> int:
    member = people_queries.staff_member(office.decider.staff_id or 0)
    assert member is not None
    return member.office_id


def test_who_declared_an_interest_has_no_hand_in_the_case_any_more(office: errand.Office) -> None:
    other = a_stand_in(office, "201")
    a_letter(office, staff_of(other))
    ref = errand.reviewed(office)

    cases.recuse(ref, "申请人是我的亲属。", by=office.decider, now=later(4))

    must_refuse(ref, office.decider, StoodAside, office, later(5))
    assert cases.decide(ref, GRANT, by=other, now=later(6)).state is CaseState.GRANTED


def test_who_acts_for_the_applicant_at_home_decides_nothing_of_theirs(office: errand.Office) -> None:
    friend, stranger = a_stand_in(office, "201", at_home(7)), a_stand_in(office, "202", at_home(8))
    for actor in (friend, stranger):
        a_letter(office, staff_of(actor))
    ref = errand.reviewed(office)
    at_seven = people_queries.party_by_number(town.a_number(7))
    assert at_seven is not None
    people.give_mandate(office.party, at_seven.ref, "agent", "", NOW, None, "", by=office.citizen, now=NOW)

    must_refuse(ref, again(friend), OwnMatter, office, later(4))

    assert cases.decide(ref, GRANT, by=stranger, now=later(5)).state is CaseState.GRANTED


def at_home(serial: int) -> str:
    """The identity number of a registered person."""
    town.a_person(serial, f"周{serial}")
    return town.a_number(serial)


@covers("S-418")
def test_a_helper_off_the_establishment_takes_papers_in_and_accepts_nothing(office: errand.Office) -> None:
    for colleague in ("402", "403"):
        town.an_officer(office.town, "centre_manager", colleague)
    staff = people.enrol_staff("401", "何401", office.town.office, "auxiliary", town.BEGAN, by=SYSTEM, now=NOW).ref
    (posting,) = people_queries.postings_of(staff_of(office.clerk))
    people.hold_post(staff, posting.post_ref, town.SINCE, None, "substitute", by=SYSTEM, now=NOW)
    helper = town.signed_on(staff, "helper")

    ref = cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=helper, now=later(1)).ref
    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=helper, now=later(1))

    for act in (
        lambda: cases.accept(ref, by=helper, now=later(2)),
        lambda: cases.propose_refusal(ref, "依据", "说明", "指引", by=helper, now=later(2)),
        lambda: cases.find_not_needed(ref, "依据", "不需要", "指引", by=helper, now=later(2)),
    ):
        with pytest.raises(NotFormal):
            act()
    assert cases.accept(ref, by=office.clerk, now=later(3)).state is CaseState.ACCEPTED


def test_a_decision_waits_for_the_survey_that_its_item_asks_for() -> None:
    office = errand.an_office(
        replace(TERMS, steps=(*TERMS.steps[:2], StepTerm("survey", "现场踏勘"), *TERMS.steps[2:]))
    )
    ref = errand.reviewed(office)

    must_refuse(ref, office.decider, InspectionOutstanding, office, later(4))


@covers("S-279")
def test_who_takes_a_case_in_at_the_counter_goes_on_with_it(office: errand.Office) -> None:
    colleague = town.signed_on(town.an_officer(office.town, "window", "119"), "window.two")

    for _ in range(4):
        ref = cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=colleague, now=later(1)).ref
        cases.open_correction(ref, [DefectFound("plan", "no_area")], by=colleague, now=later(1))

        view = queries.find(ref, colleague, later(1))
        assert view is not None and view.state is CaseState.CORRECTION_OPEN


@covers("S-279")
def test_who_of_several_qualified_desks_reviews_is_drawn_by_lot_and_on_record(office: errand.Office) -> None:
    for _ in range(5):
        town.a_post(office.town, "reviewer")

    made = [errand.received(office) for _ in range(8)]

    cases.open_correction(made[0].ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    # What anybody with number and code reads: each step with its time, and nobody's name.
    public = queries.progress(made[0].number, made[0].query_code, later(2))
    assert public is not None
    assert public.steps == (("receive", town.NOW), ("open_correction", later(1)))
    assert "陈" not in repr(public) and "何" not in repr(public)

    with connection.cursor() as cursor:
        cursor.execute("select convert_from(body, 'UTF8') from journal_entry where verb = 'receive'")
        drawn = [json.loads(body)["drawn"][0] for (body,) in cursor.fetchall()]
    assert {(one["leg"], one["among"]) for one in drawn} == {(1, 6)}
    assert len({one["desk"] for one in drawn}) > 1
