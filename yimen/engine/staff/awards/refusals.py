"""How the awards say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NoAwardRule(Refusal):
    """Nothing is awarded by a rule that was not published before."""

    code: ClassVar[str] = "awards.no_rule"


class MonthNotOver(Refusal):
    """Windows are compared when the month is over."""

    code: ClassVar[str] = "awards.not_over"


class HeldAlready(Refusal):
    """This month has been compared and published."""

    code: ClassVar[str] = "awards.held_already"


class OverAwardBudget(Refusal):
    """What is awarded lies within the budget line of the rule."""

    code: ClassVar[str] = "awards.over_budget"
    fen: int
    budget: int


class NominatesOneself(Refusal):
    """Nobody nominates, rewards or approves for themself."""

    code: ClassVar[str] = "awards.oneself"


class NotOfThisWindow(Refusal):
    """A service model holds a post at the model window that nominates, which nominates once."""

    code: ClassVar[str] = "awards.not_of_this_window"


class SecondApprover(Refusal):
    """A reward or sanction is approved by somebody other than who proposed it; an appeal is answered by a third."""

    code: ClassVar[str] = "awards.second_approver"


class SettledAlready(Refusal):
    """It has been approved, appealed or answered; or it is not approved yet."""

    code: ClassVar[str] = "awards.settled_already"


class PioneerAlready(Refusal):
    """The window bears the label already."""

    code: ClassVar[str] = "awards.pioneer_already"
