"""Appraisal of what is over 到期鉴定: one proposes to keep volumes longer or to destroy them, the head answers.

Two hands and never one: whoever proposes does not answer. What is destroyed leaves its line in the register 销毁清册.
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal

MOST_TOGETHER = 100
"""So many volumes are looked through by one appraisal."""
LONGER = (10, 30, 0)
"""Years for which a volume may be kept longer; none: for good."""


class AppraisalRuling(StrEnum):
    KEEP = "keep"
    DESTROY = "destroy"


class AppraisalState(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class AppraisalMove(StrEnum):
    APPROVE = "approve"
    REJECT = "reject"
    WITHDRAW = "withdraw"


_S, _M = AppraisalState, AppraisalMove

APPRAISAL_LIFE: Lifecycle[AppraisalState, AppraisalMove] = Lifecycle(
    start=_S.PROPOSED,
    moves={
        _M.APPROVE: (frozenset({_S.PROPOSED}), _S.APPROVED),
        _M.REJECT: (frozenset({_S.PROPOSED}), _S.REJECTED),
        _M.WITHDRAW: (frozenset({_S.PROPOSED}), _S.WITHDRAWN),
    },
)


class NotOverYet(Refusal):
    """A volume is appraised once its days are over, and by one appraisal at a time."""

    code: ClassVar[str] = "archive.not_over_yet"
    number: str


class SameHand(Refusal):
    """Who proposed what becomes of a volume does not answer it."""

    code: ClassVar[str] = "archive.same_hand"


class StillRestedOn(Refusal):
    """What a certificate that still stands rests on is not destroyed."""

    code: ClassVar[str] = "archive.still_rested_on"
    number: str


class StillDisputed(Refusal):
    """While somebody looks into a complaint or a missed limit of a case, what tells of the case is not destroyed."""

    code: ClassVar[str] = "archive.still_disputed"
    number: str


def kept_longer(today: date, years: int) -> date | None:
    """The last day of what is kept so many years longer; None is for good."""
    return date(today.year + years, 12, 31) if years else None
