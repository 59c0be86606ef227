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
class NotItsOffice(Refusal):
    """The head of its office shows what was done; others confirm it."""

    code: ClassVar[str] = "plans.not_its_office"
