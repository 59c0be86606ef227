"""The life of a reform plan 改革方案: submitted by the department, approved by the reform office 审改办, and its three
determinations 三定 by the establishment office 编办. Pure.

Each hand is another's: who wrote a version approves nothing of it, and who approved the plan determines nothing in it.
"""

from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal


class ReformPlanState(StrEnum):
    SUBMITTED = "submitted"
    """Lies before the reform office."""
    APPROVED = "approved"
    """Lies before the establishment office."""
    DETERMINED = "determined"
    RETURNED = "returned"
    """Was sent back with a reason; the department writes the next version."""
    WITHDRAWN = "withdrawn"


class ReformPlanMove(StrEnum):
    REVISE = "revise"
    APPROVE = "approve"
    RETURN = "return"
    DETERMINE = "determine"
    SEND_BACK = "send_back"
    WITHDRAW = "withdraw"


_S, _M = ReformPlanState, ReformPlanMove

REFORM_PLAN_LIFE: Lifecycle[ReformPlanState, ReformPlanMove] = Lifecycle(
    start=_S.SUBMITTED,
    moves={
        _M.REVISE: (frozenset({_S.SUBMITTED, _S.RETURNED}), _S.SUBMITTED),
        _M.APPROVE: (frozenset({_S.SUBMITTED}), _S.APPROVED),
        _M.RETURN: (frozenset({_S.SUBMITTED}), _S.RETURNED),
        _M.DETERMINE: (frozenset({_S.APPROVED}), _S.DETERMINED),
        _M.SEND_BACK: (frozenset({_S.APPROVED}), _S.RETURNED),
        _M.WITHDRAW: (frozenset({_S.SUBMITTED, _S.RETURNED}), _S.WITHDRAWN),
    },
)
OPEN = frozenset({_S.SUBMITTED, _S.APPROVED, _S.RETURNED})


class OwnReformPlan(Refusal):
    """Nobody approves a plan that they wrote, of their own office, or that they approved at the stage before."""

    code: ClassVar[str] = "reforms.own"


def must_be_anothers(staff_id: int, hands: tuple[int | None, ...], of_own_office: bool) -> None:
    """Refuses with OwnReformPlan when one of the hands before was the same, or the plan is of one's own office."""
    if staff_id in hands or of_own_office:
        raise OwnReformPlan()
