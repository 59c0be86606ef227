"""Integration of a department: its model with sections, flows held against it, and what is in place in the centre."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import concentrating as the
from tests.operations import errand
from tests.operations.errand import Office, later
from tests.operations.test_letters import a_unit
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.offices.integration import HEARD_WITHIN, SectionsUnfit
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import StepTerm
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue import queries as items
from yimen.registries.catalogue.operations import Draft
from yimen.registries.catalogue.refusals import NotCatalogueEditor, NotPublishable
from yimen.registries.integrations import operations, queries

pytestmark = pytest.mark.django_db


@standing
def office() -> Office:
    made = errand.an_office()
    the.a_division(made)
    return made


def settled(office: Office, model: str, *sections: str) -> None:
    facts = (office.town.office, model, sections, BEGAN, "三定方案")
    operations.settle_integration(*facts, by=SYSTEM, now=NOW)


def drafted(office: Office, *steps: StepTerm) -> str:
    """A version of the item with these steps; the ref of the draft."""
    terms = replace(errand.TERMS, steps=steps)
    draft = Draft("食品经营许可（新办）", "01", terms, theme="trade", life_event="open_restaurant")
    return catalogue.draft_version(office.item, draft, by=SYSTEM, now=NOW).ref


def broken(version: str) -> set[tuple[str, str]]:
    """Which rules of the department's own house a version breaks, and where."""
    rules = ("outside_the_division_only_heard", "one_section_takes_in_and_issues")
    return {(fault.rule, fault.element) for fault in items.faults(version, TODAY) if fault.rule in rules}


@covers("S-231")
def test_a_flow_in_which_a_section_outside_the_division_decides_is_not_published(office: Office) -> None:
    a_unit(office, "食品科", "901")
    accept, review, decide, issue, deliver = errand.TERMS.steps
    heard = StepTerm("consult1", "征求食品科意见", unit="食品科", limit=HEARD_WITHIN)

    wrong = drafted(office, accept, review, replace(decide, unit="食品科"), issue, deliver)
    with pytest.raises(NotPublishable) as refused:
        catalogue.publish(wrong, later(1), by=SYSTEM, now=later(1))
    catalogue.discard_draft(wrong, by=SYSTEM, now=later(1))
    right = drafted(office, accept, heard, review, decide, issue, deliver)

    assert refused.value.rule == "outside_the_division_only_heard"
    assert broken(right) == set()
    assert catalogue.publish(right, later(1), by=SYSTEM, now=later(1))


@covers("S-275")
def test_where_one_section_serves_others_stand_in_between_only(office: Office) -> None:
    (serving, _), (food, _) = a_unit(office, "审批服务科", "901"), a_unit(office, "食品科", "902")
    settled(office, "grouped", serving, food)
    accept, review, decide, issue, deliver = errand.TERMS.steps

    version = drafted(office, replace(accept, unit="食品科"), review, decide, issue, replace(deliver, unit="食品科"))

    rule = "one_section_takes_in_and_issues"
    assert broken(version) == {(rule, "steps.accept"), (rule, "steps.deliver")}
    catalogue.discard_draft(version, by=SYSTEM, now=NOW)
    between = drafted(
        office, accept, replace(review, unit="食品科"), decide, issue, replace(deliver, unit="审批服务科")
    )
    assert broken(between) == set()


@covers("S-234")
def test_a_department_settles_its_model_and_an_item_takes_its_template_over(office: Office) -> None:
    (serving, _), (food, _) = a_unit(office, "审批服务科", "901"), a_unit(office, "食品科", "902")
    settled(office, "serving", serving)

    with pytest.raises(NotCatalogueEditor):
        operations.lay_out_flow("0" * 16, office.item, by=office.clerk, now=later(1))
    laid = operations.lay_out_flow(office.town.office, office.item, by=SYSTEM, now=later(1))

    view = items.version(laid.version)
    row = queries.integration(office.town.office, TODAY)
    assert row and (row.sections, row.others) == (("审批服务科",), ("食品科",))
    assert view and [step.unit for step in view.terms.steps] == [
        "审批服务科", "食品科", "审批服务科", "审批服务科", "审批服务科", "审批服务科",
    ]  # fmt: skip
    assert broken(laid.version) == set()
    operations.settle_integration(office.town.office, "grouped", (serving, food), TODAY, "调整", by=SYSTEM, now=NOW)
    before, after = (queries.integration(office.town.office, day) for day in (TODAY - timedelta(days=1), TODAY))
    assert before and after and (before.model, after.model) == ("serving", "grouped")


@pytest.mark.parametrize("model", ["whole", "grouped", "serving", "somehow"])
def test_a_model_with_the_wrong_sections_is_refused_and_nothing_is_settled(office: Office, model: str) -> None:
    (serving, _), other = a_unit(office, "审批服务科", "901"), errand.another_office(office, 2)
    sections = (serving,) if model == "grouped" else (serving, office.town.office)

    with pytest.raises(Refusal) as refused:
        settled(office, model, *sections)
    with pytest.raises(Refusal):
        settled(office, "whole", other.town.office)

    assert isinstance(refused.value, SectionsUnfit) == (model != "somehow")
    assert queries.integration(office.town.office, TODAY) is None
    settled(office, "whole", serving)
