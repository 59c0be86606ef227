"""Three models of integration: their templates fit their own rules, and whoever is outside is only heard."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kernel.test_publication import outcome
from tests.operations.errand import TERMS
from yimen.kernel.offices.concentration import Integration
from yimen.kernel.offices.integration import SECTIONS, Flow, SectionsUnfit, must_suit, workflow
from yimen.kernel.publication import Facts
from yimen.kernel.publication.rule import Outcome
from yimen.kernel.terms import StepTerm

NAMES = ("审批科", "食品科", "药械科", "消防科", "法规科")
OUTSIDE, ONE_DOOR = "outside_the_division_only_heard", "one_section_takes_in_and_issues"


def flow(model: str, *holding: str) -> Flow:
    return Flow(model, frozenset((*holding, "行政审批处")), frozenset((*holding[:1], "行政审批处")), frozenset(NAMES))


@given(st.sampled_from(Integration), st.permutations(NAMES), st.integers(0, 2))
def test_the_template_of_a_model_keeps_the_rules_of_that_model(model: Integration, names: list[str], more: int) -> None:
    least, most = SECTIONS[model]
    holding = names[: min(most, least + more)]

    steps = workflow(model, holding, names[len(holding) :])

    facts = Facts(flow=flow(model, *holding))
    assert outcome(OUTSIDE, replace(TERMS, steps=steps), facts) is Outcome.PASSED
    assert outcome(ONE_DOOR, replace(TERMS, steps=steps), facts) is not Outcome.FAILED
    assert len({step.code for step in steps}) == len(steps)
    assert {step.unit for step in steps} == set(names if model is Integration.SERVING else holding)


@pytest.mark.parametrize(("model", "sections"), [("whole", 2), ("grouped", 1), ("grouped", 4), ("serving", 0)])
def test_a_model_has_the_sections_it_asks_for(model: str, sections: int) -> None:
    with pytest.raises(SectionsUnfit):
        must_suit(Integration(model), NAMES[:sections])

    with pytest.raises(SectionsUnfit):
        must_suit(Integration.GROUPED, ("审批科", "审批科"))
    must_suit(Integration.GROUPED, NAMES[:3])


@pytest.mark.parametrize(
    ("step", "sound"),
    [
        (StepTerm("review", "审查", unit="行政审批处"), Outcome.PASSED),
        (StepTerm("review", "审查", unit="市级主管部门"), Outcome.PASSED),
        (StepTerm("consult1", "征求意见", unit="消防科", limit=TERMS.promised), Outcome.PASSED),
        (StepTerm("consult1", "征求意见", unit="消防科"), Outcome.FAILED),
        (StepTerm("decide", "决定", unit="消防科", limit=TERMS.promised), Outcome.FAILED),
    ],
)
def test_a_section_outside_the_division_is_consulted_with_a_limit_and_decides_nothing(
    step: StepTerm, sound: Outcome
) -> None:
    terms = replace(TERMS, steps=(*TERMS.steps, step))

    assert outcome(OUTSIDE, terms, Facts(flow=flow(""))) is sound
    assert outcome(OUTSIDE, terms, Facts()) is Outcome.DOES_NOT_APPLY


@pytest.mark.parametrize("model", ["grouped", "serving", "whole"])
def test_only_the_leading_section_stands_at_the_first_and_last_step(model: str) -> None:
    between = StepTerm("consult1", "征求意见", unit="消防科", limit=TERMS.promised)
    wrong = replace(TERMS, steps=(replace(TERMS.steps[0], unit="食品科"), between, *TERMS.steps[1:]))
    right = replace(TERMS, steps=(replace(TERMS.steps[0], unit="审批科"), between, *TERMS.steps[1:]))
    facts = Facts(flow=flow(model, "审批科", "食品科"))

    asked = Outcome.DOES_NOT_APPLY if model == "whole" else Outcome.FAILED
    assert outcome(ONE_DOOR, wrong, facts) is asked
    assert outcome(ONE_DOOR, right, facts) is (asked if model == "whole" else Outcome.PASSED)
