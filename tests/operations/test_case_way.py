"""The way of a case: from the draft to the certificate, and every "no" on the way."""

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import GRANT, later
from tests.operations.town import NOW
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import CaseUnknown, NotYet
from yimen.kernel.acceptance import DefectFound, MaterialMissing
from yimen.kernel.authority import NotYourRole
from yimen.kernel.case_life import CaseState
from yimen.kernel.rulings import Advice

pytestmark = pytest.mark.django_db


@covers("S-284")
def test_a_licence_is_granted_by_another_officer_than_the_reviewer(office: errand.Office) -> None:
    ref = errand.reviewed(office)

    decided = cases.decide(ref, GRANT, by=office.decider, now=later(4))

    assert decided.state is CaseState.GRANTED
    view = queries.find(ref, office.citizen, later(5))
    assert view is not None
    assert view.ruling is not None and view.ruling.certificate_ref
    assert [row.verb for row in view.timeline] == ["grant", "hand_over", "accept", "receive"]
    assert [clock.side for clock in view.clocks] == ["promised", "statutory"]


def test_a_county_that_runs_a_house_of_its_own_takes_a_case_to_its_certificate() -> None:
    office = errand.an_office_of_a_county()

    decided = cases.decide(errand.reviewed(office), GRANT, by=office.decider, now=later(4))

    assert decided.state is CaseState.GRANTED


def test_a_correction_names_the_defect_and_the_applicant_mends_it(office: errand.Office) -> None:
    ref = errand.received(office).ref
    cases.open_correction(ref, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    cases.attach_to_case(ref, "plan", "plan2.png", errand.PNG, by=office.citizen, now=later(2))

    closed = cases.answer_correction(ref, by=office.citizen, now=later(3))

    assert closed.state is CaseState.CORRECTION_CLOSED
    assert cases.accept(ref, by=office.clerk, now=later(4)).state is CaseState.ACCEPTED


def test_an_incomplete_application_cannot_be_waved_through(office: errand.Office) -> None:
    ref = errand.received(office, ("id", "plan")).ref

    with pytest.raises(MaterialMissing):
        cases.accept(ref, by=office.clerk, now=later(1))

    view = queries.find(ref, office.clerk, later(1))
    assert view is not None and view.state is CaseState.RECEIVED


def test_the_reviewer_cannot_decide(office: errand.Office) -> None:
    ref = errand.reviewed(office)

    with pytest.raises(NotYourRole):
        cases.decide(ref, GRANT, by=office.reviewer, now=later(4))


def test_an_application_that_was_taken_back_has_nothing_to_hand_out(office: errand.Office) -> None:
    ref = errand.accepted(office)
    cases.withdraw(ref, by=office.citizen, now=later(2))

    with pytest.raises(NotYet):
        cases.deliver(ref, "window", "陈小禾", by=office.clerk, now=later(3))


def test_a_strangers_case_looks_like_no_case(office: errand.Office) -> None:
    ref = errand.received(office).ref
    stranger = town.a_citizen(2, "李不知", "stranger")

    assert queries.find(ref, stranger, NOW) is None
    with pytest.raises(CaseUnknown):
        cases.withdraw(ref, by=stranger, now=later(1))


def test_the_list_shows_the_desk_what_falls_due(office: errand.Office) -> None:
    ref = errand.received(office).ref

    page = queries.worklist(office.clerk, later(1))

    assert [row.ref for row in page.rows] == [ref]
    assert queries.counts(office.clerk, later(1))["all"] == 1
    assert queries.worklist(office.reviewer, later(1)).rows == ()


def test_accepting_takes_three_statements(office: errand.Office, django_assert_max_num_queries) -> None:
    warm = errand.accepted(office)
    assert warm
    ref = errand.received(office).ref
    with django_assert_max_num_queries(2 + 2):  # with the savepoint of the test's own transaction
        cases.accept(ref, by=office.clerk, now=later(1))


def test_reviewing_moves_the_case_to_the_decider(office: errand.Office) -> None:
    ref = errand.in_department(office)
    cases.review(ref, Advice.GRANT, "符合条件", by=office.reviewer, now=later(3))

    assert [row.ref for row in queries.worklist(office.decider, later(3)).rows] == [ref]
