"""Who may decide: other eyes than the reviewer's, a letter in force for item and rank, nobody in their own matter.

Every refused act stands beside its twin that differs in one thing and is done.
"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import GRANT, TERMS, later
from tests.operations.town import NOW, SINCE
from yimen.engine.cases import operations as cases
from yimen.engine.cases import queries
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NoLetter, NotFormal, NotYourDesk, NotYourRole, OwnMatter, Rank, SameOfficer
from yimen.kernel.case_life import CaseState
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.kernel.terms import Complexity
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.grants import operations as grants
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> errand.Office:
    return errand.an_office()


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
