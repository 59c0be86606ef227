"""Exceptions to the ordinary way: another class of procedure, a case before others, each with its reason."""

from collections.abc import Callable

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import GRANT, later
from tests.operations.test_reprojections import told
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.priorities import operations as priorities
from yimen.engine.case.priorities.operations import PriorityGround
from yimen.engine.case.reclassifications import operations as reclassifications
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CaseState
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.kernel.terms import Complexity

pytestmark = pytest.mark.django_db


def head_of(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "office_head", "800"), "the.head")


def chief_of(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "chief", "801"), "the.chief")


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def reclassify(ref: str, to: Complexity, by: Actor, reason: str = "场地复杂，须现场核查。") -> object:
    return reclassifications.reclassify(ref, to, reason, by=by, now=later(2.5))


@covers("S-239")
def test_a_harder_case_gets_the_longer_path_and_keeps_its_promise(office: errand.Office) -> None:
    ref = errand.in_department(office)
    before = queries.find(ref, office.decider, later(2.4))

    reclassify(ref, Complexity.COMPLEX, office.decider)

    view = queries.find(ref, office.decider, later(2.6))
    assert before is not None and view is not None
    assert view.due_at == before.due_at and view.state is CaseState.IN_DEPARTMENT
    assert [(line["from"], line["to"]) for line in told(ref, "reclassify")] == [("general", "complex")]
    cases.review(ref, Advice.GRANT, "材料齐全。", by=office.reviewer, now=later(3))
    assert refused(lambda: cases.decide(ref, GRANT, by=office.decider, now=later(3.1))) == "authority.not_your_desk"


@covers("S-239")
def test_an_easier_case_is_decided_by_one_officer(office: errand.Office) -> None:
    ref = errand.accepted(office)

    reclassify(ref, Complexity.SIMPLE, office.decider)
    cases.hand_over(ref, by=office.clerk, now=later(3))
    cases.decide(ref, GRANT, by=office.decider, now=later(4))

    view = queries.find(ref, office.decider, later(5))
    assert view is not None and view.state is CaseState.GRANTED


def test_a_class_stands_from_the_first_review_on_and_changes_with_a_reason_by_who_may(office: errand.Office) -> None:
    ref = errand.in_department(office)

    assert refused(lambda: reclassify(ref, Complexity.GENERAL, office.decider)) == "reclassification.same_class"
    assert refused(lambda: reclassify(ref, Complexity.COMPLEX, office.decider, " ")) == "text.missing"
    assert refused(lambda: reclassify(ref, Complexity.COMPLEX, office.reviewer)) == "authority.not_your_role"
    cases.review(ref, Advice.GRANT, "材料齐全。", by=office.reviewer, now=later(2.4))
    assert refused(lambda: reclassify(ref, Complexity.COMPLEX, office.decider)) == "reclassification.reviewed_already"
    assert told(ref, "reclassify") == []


def prioritise(
    ref: str, by: Actor, ground: PriorityGround = PriorityGround.EMERGENCY, reason: str = "防汛抢险物资仓库。"
) -> object:
    return priorities.prioritise(ref, ground, reason, by=by, now=later(2.5))


@covers("S-127")
def test_a_case_goes_before_others_on_a_ground_and_by_the_head_alone(office: errand.Office) -> None:
    ref, head = errand.in_department(office), head_of(office)

    assert refused(lambda: prioritise(ref, office.reviewer)) == "authority.not_your_role"
    assert refused(lambda: prioritise(ref, head, reason="")) == "text.missing"
    assert told(ref, "prioritise") == []
    prioritise(ref, head)

    assert [line["ground"] for line in told(ref, "prioritise")] == ["emergency"]
    assert refused(lambda: prioritise(ref, head)) == "case.already_done"
