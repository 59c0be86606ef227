"""Prerequisites: a result must be there before the next item is applied for, and the graph leads nowhere twice."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.operations import catalogue as shelf
from tests.operations import errand, town
from tests.operations.errand import FORM, later
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.refusals import PrerequisiteMissing
from yimen.kernel.acceptance import DefectFound, UnknownDefect
from yimen.kernel.actor import SYSTEM
from yimen.kernel.case_life import CaseState
from yimen.kernel.proofs import ProofNotListed
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Terms
from yimen.registries.catalogue import operations as editing
from yimen.registries.catalogue import prerequisites
from yimen.registries.catalogue import queries as catalogue

pytestmark = pytest.mark.django_db


def after(*codes: str, terms: Terms = errand.TERMS) -> Terms:
    """Terms of an item that needs the results of others."""
    return replace(terms, service=replace(terms.service, prerequisites=codes))


def an_item_after(office: errand.Office, *codes: str, name: str = "户外广告设置") -> str:
    return shelf.published(office.town.office, shelf.a_draft(name, terms=after(*codes)), now=town.NOW)[0]


@covers("S-110")
def test_what_needs_a_result_is_not_received_without_it(office: errand.Office) -> None:
    sign = an_item_after(office, office.item)

    with pytest.raises(PrerequisiteMissing) as refused:
        cases.receive(sign, office.party, errand.ANSWERS, FORM, by=office.clerk, now=later(1))

    assert (refused.value.item, refused.value.ref) == ("食品经营许可（新办）", office.item)
    assert queries.mine(office.citizen, later(2)).rows == ()


@covers("S-110")
def test_with_the_result_it_is_received(office: errand.Office) -> None:
    sign = an_item_after(office, office.item)
    errand.granted(office)

    done = cases.receive(sign, office.party, errand.ANSWERS, FORM, by=office.clerk, now=later(5))

    assert queries.find(done.ref, office.clerk, later(6)) is not None


def test_the_result_of_somebody_else_is_none(office: errand.Office) -> None:
    sign = an_item_after(office, office.item)
    errand.granted(office)
    party = town.a_person(55, "李不知")

    with pytest.raises(PrerequisiteMissing):
        cases.receive(sign, party, errand.ANSWERS, FORM, by=office.clerk, now=later(5))


def test_only_an_item_with_prerequisites_costs_a_statement_more(office: errand.Office) -> None:
    sign = an_item_after(office, office.item)
    errand.granted(office)
    counted = []
    for item in (office.item, sign):
        with CaptureQueriesContext(connection) as read:
            cases.receive(item, office.party, errand.ANSWERS, FORM, by=office.clerk, now=later(5))
        counted.append(len(read))

    assert counted[1] == counted[0] + 1


def test_the_way_is_told_in_its_order_with_what_is_gone(office: errand.Office) -> None:
    first = an_item_after(office, name="规划许可")
    second = an_item_after(office, first, name="施工许可")

    told = prerequisites.chain((second, "nowhere"), later(1))

    assert [(one.depth, one.name, one.ref) for one in told] == [
        (1, "施工许可", second),
        (2, "规划许可", first),
        (1, "", ""),
    ]


@covers("S-110")
def test_a_circle_and_a_cancelled_prerequisite_keep_a_version_from_being_published(office: errand.Office) -> None:
    first, draft = shelf.an_item(office.town.office, shelf.a_draft("规划许可", terms=errand.TERMS), now=town.NOW)
    editing.publish(draft, town.NOW, by=SYSTEM, now=town.NOW)
    second = an_item_after(office, first, name="施工许可")
    next_one = editing.draft_version(
        first, shelf.a_draft("规划许可", terms=after(second, "nowhere")), by=SYSTEM, now=later(1)
    ).ref

    broken = {one.rule: one.element for one in catalogue.faults(next_one, later(1).date())}

    assert broken["prerequisites_make_no_circle"] == f"service.prerequisites.{first}"
    assert broken["prerequisites_are_in_force"] == "service.prerequisites.nowhere"


@covers("S-109")
def test_nothing_is_taken_that_is_not_on_the_list(office: errand.Office) -> None:
    ref, _ = errand.a_draft(office)

    with pytest.raises(UnknownDefect):
        cases.attach(ref, "proof_of_no_other_home", "无房证明.png", errand.PNG, by=office.citizen, now=later(1))

    draft = queries.draft(ref, office.citizen, later(1))
    assert draft is not None
    assert {one.term.code for one in draft.materials} == {"id", "plan", "rules"}


@covers("S-109")
@pytest.mark.parametrize(
    ("defects", "note", "refusal"),
    [
        ((DefectFound("proof_of_no_other_home", "missing"),), "", UnknownDefect),
        ((DefectFound("plan", "no_area"),), "另请提供无房证明。", ProofNotListed),
        ((DefectFound("plan", "no_area"),), "请带身份证明和收入证明来窗口。", ProofNotListed),
    ],
)
def test_a_proof_that_is_not_on_the_list_is_demanded_neither_by_a_tick_nor_in_words(
    office: errand.Office, defects: tuple[DefectFound, ...], note: str, refusal: type[Refusal]
) -> None:
    ref = errand.received(office).ref

    with pytest.raises(refusal):
        cases.open_correction(ref, defects, note, by=office.clerk, now=later(1))
    with pytest.raises(UnknownDefect):
        cases.attach_to_case(ref, "no_home", "无房证明.png", errand.PNG, by=office.clerk, now=later(1))

    view = queries.find(ref, office.clerk, later(2)) or pytest.fail()
    assert (view.state, view.corrections) == (CaseState.RECEIVED, ())
    said = "平面图请标注面积；请带身份证明原件核对。"
    cases.open_correction(ref, (DefectFound("plan", "no_area"),), said, by=office.clerk, now=later(1))
