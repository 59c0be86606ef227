"""How the register of parallel items says no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ParallelUnknown(Refusal):
    """There is no such item in the register, or it has left it."""

    code: ClassVar[str] = "parallels.unknown"


class ParallelEntered(Refusal):
    """The item is in the register already."""

    code: ClassVar[str] = "parallels.entered"


class JointStepMissing(Refusal):
    """The version in force does not name the step of a joint approval, which the applicant must read."""

    code: ClassVar[str] = "parallels.step_missing"
    item: str


class SerialSteps(Refusal):
    """The version in force sends its cases from unit to unit, one after the other 串联."""

    code: ClassVar[str] = "parallels.serial_steps"
    item: str


class RulesOpen(Refusal):
    """A version of the rules waits for its participants already."""

    code: ClassVar[str] = "parallels.rules_open"


class RulesUnknown(Refusal):
    """There is no such version of rules that waits for confirmation."""

    code: ClassVar[str] = "parallels.rules_unknown"


class NoParticipants(Refusal):
    """At least one other office takes part whatever the situation, each for a work once, and not too many."""

    code: ClassVar[str] = "parallels.no_participants"
    most: int


class MaterialNotAsked(Refusal):
    """A participant uses materials that the item asks for, and no others."""

    code: ClassVar[str] = "parallels.material_not_asked"
    material: str


class AnswerUnknown(Refusal):
    """A participant is asked in situations of the item, and the item has no such answer."""

    code: ClassVar[str] = "parallels.answer_unknown"
    answer: str
