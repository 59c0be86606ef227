"""How the budgets say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class PlannedByThemselves(Refusal):
    """A plan is confirmed by somebody other than who proposed it."""

    code: ClassVar[str] = "budgets.own_plan"


class PlanSettled(Refusal):
    """The plan has been confirmed or dropped."""

    code: ClassVar[str] = "budgets.plan_settled"


class SettledBefore(Refusal):
    """The money has been paid or freed."""

    code: ClassVar[str] = "budgets.settled_before"


class PaysOwnAct(Refusal):
    """Who approved or froze it, and who gets it, does not pay it."""

    code: ClassVar[str] = "budgets.own_payment"
