"""How the plans say no."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class PlanTitleTaken(Refusal):
    """There is a plan of this title."""

    code: ClassVar[str] = "plans.title_taken"


@dataclass(eq=False)
class MilestoneUnknown(Refusal):
    """There is no such milestone."""

    code: ClassVar[str] = "plans.unknown"


@dataclass(eq=False)
class ChangeAsked(Refusal):
    """That a milestone is put off or dropped has been asked for, and waits for another to agree."""

    code: ClassVar[str] = "plans.change_asked"


@dataclass(eq=False)
class OwnChange(Refusal):
    """Who asked for a change of a milestone does not agree to it, nor do people of the office that does it."""

    code: ClassVar[str] = "plans.own_change"


@dataclass(eq=False)
class NotItsOffice(Refusal):
    """The head of its office shows what was done; others confirm it."""

    code: ClassVar[str] = "plans.not_its_office"
