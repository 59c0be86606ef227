"""How the plans say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class PlanTitleTaken(Refusal):
    """There is a plan of this title."""

    code: ClassVar[str] = "plans.title_taken"


class MilestoneUnknown(Refusal):
    """There is no such milestone."""

    code: ClassVar[str] = "plans.unknown"


class ChangeAsked(Refusal):
    """That a milestone is put off or dropped has been asked for, and waits for another to agree."""

    code: ClassVar[str] = "plans.change_asked"


class OwnChange(Refusal):
    """Who asked for a change of a milestone does not agree to it, nor do people of the office that does it."""

    code: ClassVar[str] = "plans.own_change"


class NotItsOffice(Refusal):
    """The head of its office shows what was done; others confirm it."""

    code: ClassVar[str] = "plans.not_its_office"
