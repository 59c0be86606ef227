"""Rules of the department's own house: the approval division decides, others are heard, one door in and out."""

from collections.abc import Iterator

from yimen.kernel.offices.integration import CONSULTING, Flow
from yimen.kernel.publication.bases import HOUSE
from yimen.kernel.publication.rule import Said, rule


def _divided(said: Said) -> bool:
    return said.facts.flow is not None and any(step.unit.strip() for step in said.terms.steps)


def _one_door(said: Said) -> bool:
    flow = said.facts.flow
    return flow is not None and flow.has_one_door and bool(said.terms.steps)


@rule("steps", HOUSE, concerns=_divided)
def outside_the_division_only_heard(said: Said) -> Iterator[str]:
    """行政审批处独立运作: a section outside is consulted, within a time of its own, and decides nothing."""
    flow = said.facts.flow or Flow()
    for step in said.terms.steps:
        if flow.outside(step) and (not step.code.startswith(CONSULTING) or step.limit is None):
            yield f"steps.{step.code}"


@rule("steps", HOUSE, concerns=_one_door)
def one_section_takes_in_and_issues(said: Said) -> Iterator[str]:
    """集中处理受理、办结、发证: other sections stand in between only."""
    flow = said.facts.flow or Flow()
    steps = said.terms.steps
    for step in dict.fromkeys((steps[0], steps[-1])):
        if not flow.served(step):
            yield f"steps.{step.code}"


RULES = (outside_the_division_only_heard, one_section_takes_in_and_issues)
