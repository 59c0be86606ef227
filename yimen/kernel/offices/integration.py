"""Integration 职能整合: how the sections of a department share the way of a case under each of three models.

全部集中: one section does all. 归类集中: two or three sections, one of which leads. 服务集中: one section takes in,
closes and issues, and coordinates the others. Whatever the model: outside those that hold the powers others are heard.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.offices.concentration import Integration
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import StepTerm, TimeLimit

CONSULTING = "consult"
"""What the code of a step begins with by which another section is heard 征求意见."""
HEARD_WITHIN = TimeLimit(Decimal(2), "working_day")
SECTIONS = {Integration.WHOLE: (1, 1), Integration.GROUPED: (2, 3), Integration.SERVING: (1, 1)}
"""How few and how many sections hold the powers of approval under a model."""


class PlacedStep(StrEnum):
    """A step of which is said where it is done: the decision, and the making of the certificate."""

    DECIDE = "decide"
    CERTIFICATE = "certificate"


class SectionsUnfit(Refusal):
    """A model asks for one section, or for two or three of which one leads."""

    code: ClassVar[str] = "integrations.sections_unfit"
    least: int
    most: int


@snapshot
class Flow:
    """How a department has arranged its powers on a day, as far as the steps of its items are held against it."""

    model: str = ""
    """The model that was settled; empty: none, then all that is known is the division."""
    inside: frozenset[str] = frozenset()
    """Names of the division and of the sections that hold the powers."""
    serving: frozenset[str] = frozenset()
    """Names of the section that takes in and issues."""
    sections: frozenset[str] = frozenset()
    """Names of all sections of the department."""

    def outside(self, step: StepTerm) -> bool:
        """Whether a step is done by a section of the department that does not hold the powers of approval."""
        unit = step.unit.strip()
        return unit in self.sections and unit not in self.inside

    def served(self, step: StepTerm) -> bool:
        """Whether a step is done by the one door: the section that takes in and issues, or the division."""
        unit = step.unit.strip()
        return not unit or unit in self.serving

    @property
    def at_home(self) -> frozenset[str]:
        """Names of everybody in the department: its division and its sections."""
        return self.inside | self.sections

    @property
    def has_one_door(self) -> bool:
        return self.model in (Integration.GROUPED, Integration.SERVING)


def must_suit(model: Integration, sections: Sequence[object]) -> None:
    """As many sections hold the powers as the model asks for. Refuses with SectionsUnfit."""
    least, most = SECTIONS[model]
    if not least <= len(set(sections)) <= most or len(set(sections)) < len(sections):
        raise SectionsUnfit(least=least, most=most)


def workflow(model: Integration, sections: Sequence[str], others: Sequence[str] = ()) -> tuple[StepTerm, ...]:
    """The workflow template of a model: the first section takes in, closes and issues; `others` are only heard."""
    first = sections[0]
    between = [StepTerm("review", "审查", unit=name) for name in sections[1:]] or [
        StepTerm("review", "审查", unit=first)
    ]
    if model is Integration.SERVING:
        heard = [_heard(number, name) for number, name in enumerate(others, start=1)]
        between = [*heard, StepTerm("review", "汇总审查", unit=first)]
    return (
        StepTerm("accept", "受理", unit=first),
        *(_numbered(between)),
        StepTerm("decide", "决定", unit=first),
        StepTerm("issue", "办结制证", unit=first),
        StepTerm("deliver", "送达", unit=first),
    )


def _heard(number: int, name: str) -> StepTerm:
    return StepTerm(f"{CONSULTING}{number}", f"征求{name}意见", limit=HEARD_WITHIN, unit=name)


def _numbered(steps: Sequence[StepTerm]) -> Sequence[StepTerm]:
    """Steps with one code each: the second review is called review2."""
    found = list[StepTerm]()
    for step in steps:
        again = sum(one.code.rstrip("0123456789") == step.code for one in found)
        code = f"{step.code}{again + 1}" if again else step.code
        found.append(StepTerm(code, step.name, limit=step.limit, unit=step.unit))
    return found
