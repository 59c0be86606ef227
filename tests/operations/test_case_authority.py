"""Who may decide: other eyes than the reviewer's, a letter in force for item and rank, nobody in their own matter.

Every refused act stands beside its twin that differs in one thing and is done.
"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import GRANT, TERMS, later
from tests.operations.town import NOW, SINCE
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import CaseUnknown, DeskUnfit
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import (
    NoLetter,
    NotFormal,
    NotYourDesk,
    NotYourRole,
    OwnMatter,
    Rank,
    SameOfficer,
    StoodAside,
)
from yimen.kernel.case_life import CaseState
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.kernel.terms import Complexity
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.grants import operations as grants
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db


def staff_of(actor: Actor) -> str:
    member = people_queries.staff_member(actor.staff_id or 0)
    assert member is not None
    return member.ref


def a_stand_in(office: errand.Office, number: str, person: str = "") -> Actor:
    """Another officer on the decider's post; `person` is the identity number of who they are at home."""
    ref = people.enrol_staff(
        number, f"何{number}", office.town.office, "formal", town.BEGAN, None, person, by=SYSTEM, now=NOW
    ).ref
    stand_in(ref, office)
    return town.signed_on(ref, f"stand.in{number}")


def stand_in(staff: str, office: errand.Office) -> None:
    (posting,) = people_queries.postings_of(staff_of(office.decider))
    people.hold_post(staff, posting.post_ref, SINCE, None, "substitute", by=SYSTEM, now=NOW)


def a_letter(
    office: errand.Office,
    staff: str,
    rank: Rank = Rank.DIRECTOR,
    items: tuple[str, ...] = (),
    begins: datetime = SINCE,
    ends: datetime | None = None,
) -> str:
    return grants.issue_letter(
        staff, office.town.office, rank, items, "行政审批专用章", begins, ends, by=SYSTEM, now=NOW
    ).ref


def again(actor: Actor) -> Actor:
    """The same officer with the posts held by now."""
    found = people_queries.actor_of(actor.account_id or 0, NOW)
    assert found is not None
    return found


def must_refuse(ref: str, by: Actor, refusal: type[Refusal], office: errand.Office, when: datetime) -> None:
    before = queries.find(ref, office.decider, when)

    with pytest.raises(refusal):
        cases.decide(ref, GRANT, by=by, now=when)

    assert before is not None
    assert queries.find(ref, office.decider, when) == before


@covers("S-022", "S-223")
def test_who_reviewed_a_case_does_not_decide_it_though_post_and_letter_are_there(office: errand.Office) -> None:
    reviewer = staff_of(office.reviewer)
    stand_in(reviewer, office)
    a_letter(office, reviewer)
    other = a_stand_in(office, "201")
    a_letter(office, staff_of(other))
    ref = errand.reviewed(office)

    must_refuse(ref, again(office.reviewer), SameOfficer, office, later(4))

    assert cases.decide(ref, GRANT, by=other, now=later(5)).state is CaseState.GRANTED


def test_nobody_decides_in_their_own_matter(office: errand.Office) -> None:
    applicant, stranger = a_stand_in(office, "201", town.a_number(1)), a_stand_in(office, "202")
    for actor in (applicant, stranger):
        a_letter(office, staff_of(actor))
    ref = errand.reviewed(office)

    must_refuse(ref, applicant, OwnMatter, office, later(4))

    assert cases.decide(ref, GRANT, by=stranger, now=later(5)).state is CaseState.GRANTED


def test_a_desk_without_a_letter_decides_nothing(office: errand.Office) -> None:
    officer = a_stand_in(office, "201")
    ref = errand.reviewed(office)

    must_refuse(ref, officer, NoLetter, office, later(4))

    a_letter(office, staff_of(officer))
    assert cases.decide(ref, GRANT, by=officer, now=later(5)).state is CaseState.GRANTED


def test_a_letter_for_another_item_decides_nothing(office: errand.Office) -> None:
    other = catalogue.found_item(office.town.office, by=SYSTEM, now=NOW).ref
    officer = a_stand_in(office, "201")
    a_letter(office, staff_of(officer), items=(other,))
    ref = errand.reviewed(office)

    must_refuse(ref, officer, NoLetter, office, later(4))

    a_letter(office, staff_of(officer), items=(office.item,))
    assert cases.decide(ref, GRANT, by=officer, now=later(5)).state is CaseState.GRANTED


@covers("S-226")
def test_a_letter_counts_from_its_first_moment_to_its_last_and_not_after_its_revocation(office: errand.Office) -> None:
    officer = a_stand_in(office, "201")
    letter = a_letter(office, staff_of(officer), begins=later(5), ends=later(8))
    early, in_time, late = (errand.reviewed(office) for _ in range(3))

    must_refuse(early, officer, NoLetter, office, later(5) - timedelta(seconds=1))
    assert cases.decide(in_time, GRANT, by=officer, now=later(5)).state is CaseState.GRANTED
    must_refuse(late, officer, NoLetter, office, later(8))

    grants.revoke_letter(letter, "调离岗位", by=SYSTEM, now=later(6))
    must_refuse(late, officer, NoLetter, office, later(7))


def test_a_rank_below_what_the_item_needs_decides_nothing() -> None:
    office = errand.an_office(replace(TERMS, complexity=Complexity.GENERAL))
    officer = a_stand_in(office, "201")
    a_letter(office, staff_of(officer), Rank.CLERK)
    ref = errand.reviewed(office)

    must_refuse(ref, officer, NoLetter, office, later(4))

    a_letter(office, staff_of(officer), Rank.CHIEF)
    assert cases.decide(ref, GRANT, by=officer, now=later(5)).state is CaseState.GRANTED


def test_a_complex_item_is_reviewed_twice_before_it_is_decided() -> None:
    office = errand.an_office(replace(TERMS, complexity=Complexity.COMPLEX))
    chief = people_queries.staff_by_number("0103")
    assert chief is not None and chief.account_ref
    ref = errand.reviewed(office)

    must_refuse(ref, office.decider, NotYourDesk, office, later(4))

    cases.review(ref, Advice.GRANT, "同意审查意见", by=town.the_actor(chief.account_ref), now=later(5))
    assert cases.decide(ref, GRANT, by=office.decider, now=later(6)).state is CaseState.GRANTED


def tolerated(office: errand.Office) -> str:
    """A case granted with a material to follow, which has come by now: its certificate is still withheld."""
    ref = errand.received(office, ("id", "plan")).ref
    cases.accept_tolerating(ref, {"rules": later(24 * 5).date()}, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, Advice.GRANT, "符合条件", by=office.reviewer, now=later(3))
    cases.decide(ref, GRANT, by=office.decider, now=later(4))
    cases.attach_to_case(ref, "rules", "rules.png", errand.PNG, by=office.citizen, now=later(5))
    return ref


def a_colleague(office: errand.Office, number: str, establishment: str = "formal", person: str = "") -> Actor:
    """Somebody beside the clerk at the same window; `person` is the identity number of who they are at home."""
    ref = people.enrol_staff(
        number, f"何{number}", office.town.office, establishment, town.BEGAN, None, person, by=SYSTEM, now=NOW
    ).ref
    (posting,) = people_queries.postings_of(staff_of(office.clerk))
    people.hold_post(ref, posting.post_ref, SINCE, None, "substitute", by=SYSTEM, now=NOW)
    return town.signed_on(ref, f"colleague{number}")


def a_supervisor(office: errand.Office) -> Actor:
    """Somebody who sees every case of the city and answers for none."""
    staff = people.enrol_staff("301", "何301", office.town.office, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref
    post = people.define_post(
        "市级督查岗", "supervisor", None, None, None, office.town.city, town.BEGAN, by=SYSTEM, now=NOW
    ).ref
    people.hold_post(staff, post, SINCE, None, "holder", by=SYSTEM, now=NOW)
    return town.signed_on(staff, "overseer")


def test_a_window_of_the_place_scans_what_was_to_follow_after_the_case_has_gone_on(office: errand.Office) -> None:
    a_colleague(office, "401")
    kin = a_colleague(office, "402", person=town.a_number(1))
    helper = a_colleague(office, "403", "auxiliary")
    ref = errand.received(office, ("id", "plan")).ref
    cases.accept_tolerating(ref, {"rules": later(24 * 5).date()}, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))

    for by, material, refusal in (
        (a_supervisor(office), "rules", NotYourRole),
        (office.reviewer, "rules", NotYourRole),
        (kin, "rules", OwnMatter),
        (helper, "plan", NotYourDesk),
    ):
        with pytest.raises(refusal):
            cases.attach_to_case(ref, material, "rules.png", errand.PNG, by=by, now=later(3))
    cases.attach_to_case(ref, "rules", "rules.png", errand.PNG, by=helper, now=later(3))

    view = queries.find(ref, office.clerk, later(3))
    assert view is not None and view.timeline[0].verb == "hand_in"


@covers("S-418")
def test_neither_a_supervisor_a_helper_nor_who_has_an_interest_lets_a_certificate_go_or_hands_a_result_out(
    office: errand.Office,
) -> None:
    supervisor = a_supervisor(office)
    colleague, kin = a_colleague(office, "401"), a_colleague(office, "402", person=town.a_number(1))
    helper = a_colleague(office, "403", "auxiliary")
    ref = tolerated(office)

    for by, refusal in ((supervisor, NotYourRole), (helper, NotFormal), (kin, OwnMatter)):
        before = queries.find(ref, office.decider, later(6))
        with pytest.raises(refusal):
            cases.supply(ref, by=by, now=later(6))
        with pytest.raises(refusal):
            cases.deliver(ref, "window", "陈小禾", by=by, now=later(6))
        assert queries.find(ref, office.decider, later(6)) == before

    assert cases.supply(ref, by=colleague, now=later(7)).state is CaseState.GRANTED
    cases.deliver(ref, "window", "陈小禾", by=colleague, now=later(8))

    for by, refusal in ((supervisor, NotYourRole), (helper, NotFormal), (kin, OwnMatter)):
        with pytest.raises(refusal):
            cases.archive(ref, "示市监〔2026〕1号", "0" * 64, by=by, now=later(9))
    cases.archive(ref, "示市监〔2026〕1号", "0" * 64, by=colleague, now=later(9))


@covers("S-418")
def test_a_remark_is_written_by_who_works_on_the_case_and_a_step_is_given_away_by_its_own_formal_head(
    office: errand.Office,
) -> None:
    head, helping_head, kin = (
        _a_head(office, number, *facts)
        for number, facts in (("501", ()), ("502", ("auxiliary",)), ("503", ("formal", town.a_number(1))))
    )
    other = town.a_post(office.town, "reviewer")
    elsewhere = errand.another_office(office, 2)
    ref = errand.in_department(office)
    refused = (
        (a_supervisor(office), NotYourRole, NotYourRole),
        (kin, OwnMatter, OwnMatter),
        (elsewhere.decider, CaseUnknown, CaseUnknown),
    )

    for by, remark, reassign in refused:
        with pytest.raises(remark):
            cases.write_note(ref, "电话联系过", by=by, now=later(3))
        with pytest.raises(reassign):
            cases.reassign(ref, other, "忙不过来", by=by, now=later(3))
    with pytest.raises(NotFormal):
        cases.reassign(ref, other, "忙不过来", by=helping_head, now=later(3))

    cases.write_note(ref, "电话联系过", by=office.clerk, now=later(3))
    cases.write_note(ref, "替负责人记下", by=helping_head, now=later(3))
    cases.reassign(ref, other, "忙不过来", by=head, now=later(3))
    view = queries.find(ref, office.decider, later(4)) or pytest.fail()
    assert [one.verb for one in view.timeline][:3] == ["reassign", "remark", "remark"]
    cases.recuse(ref, "亲属", by=office.clerk, now=later(4))
    with pytest.raises(StoodAside):
        cases.write_note(ref, "再说一句", by=office.clerk, now=later(5))
    cases.withdraw(ref, by=office.citizen, now=later(6))
    with pytest.raises(WrongState):
        cases.reassign(ref, other, "忙不过来", by=head, now=later(7))


def test_at_the_counter_a_step_goes_to_a_window_of_the_same_centre_alone(office: errand.Office) -> None:
    ref, town_ = errand.accepted(office), office.town
    facts = ("滨河县服务中心", "administrative", town_.county, town_.calendar, "滨河路9号", "", "", town.BEGAN, "")
    there = offices.open_centre(*facts, by=SYSTEM, now=NOW).ref
    window = offices.open_window(there, "B01", "综合窗口", None, town.BEGAN, "", by=SYSTEM, now=NOW).ref
    head = _a_head(office, "501")
    here, away = town.a_post(town_, "window"), town.a_post(replace(town_, window=window), "window")

    with pytest.raises(DeskUnfit):
        cases.reassign(ref, away, "忙不过来", by=head, now=later(2))

    cases.reassign(ref, here, "忙不过来", by=head, now=later(2))


def _a_head(office: errand.Office, number: str, establishment: str = "formal", person: str = "") -> Actor:
    ref = people.enrol_staff(
        number, f"何{number}", office.town.office, "formal", town.BEGAN, None, person, by=SYSTEM, now=NOW
    ).ref
    people.hold_post(ref, town.a_post(office.town, "office_head"), SINCE, None, "holder", by=SYSTEM, now=NOW)
    if establishment != "formal":
        with connection.cursor() as cursor:
            cursor.execute("update people_staff set establishment = %s where ref = %s", (establishment, ref))
    return town.signed_on(ref, f"head{number}")
