"""The life of a joint sitting 联合会审: several offices look at one package, and one result comes of it.

What is wrong stands on one list. While the owner puts it right it is not the offices' turn; the package comes back as
a new version, and those who found something look again.
"""

from collections.abc import Collection
from enum import StrEnum

from yimen.kernel.lifecycle import Lifecycle


class SittingKind(StrEnum):
    """The five joint templates 五联合."""

    REVIEW = "review"
    DRAWINGS = "drawings"
    SURVEY = "survey"
    ACCEPTANCE = "acceptance"
    INSPECTION = "inspection"


class SittingState(StrEnum):
    OPEN = "open"
    MENDING = "mending"
    PASSED = "passed"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


class SittingMove(StrEnum):
    PASS = "pass"
    ORDER_MENDING = "order_mending"
    SUBMIT_AGAIN = "submit_again"
    FAIL = "fail"
    WITHDRAW = "withdraw"


_S, _M = SittingState, SittingMove

SITTING_LIFE: Lifecycle[SittingState, SittingMove] = Lifecycle(
    start=_S.OPEN,
    moves={
        _M.PASS: (frozenset({_S.OPEN}), _S.PASSED),
        _M.ORDER_MENDING: (frozenset({_S.OPEN}), _S.MENDING),
        _M.SUBMIT_AGAIN: (frozenset({_S.MENDING}), _S.OPEN),
        _M.FAIL: (frozenset({_S.OPEN}), _S.FAILED),
        _M.WITHDRAW: (frozenset({_S.OPEN, _S.MENDING}), _S.WITHDRAWN),
    },
)


class View(StrEnum):
    """What one office says of the package."""

    PASS = "pass"
    MEND = "mend"
    FAIL = "fail"


def weigh(views: Collection[str]) -> SittingMove:
    """One result of all views: one that fails it fails it, one defect sends it back, else it has passed."""
    if View.FAIL in views:
        return SittingMove.FAIL
    return SittingMove.ORDER_MENDING if View.MEND in views else SittingMove.PASS
