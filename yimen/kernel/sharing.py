"""Shared data 数据共享: under which condition a data set is given, when its owner answers, and for how long it stands.

Who says nothing in time has agreed: a department's silence is not the applicant's to wait for. Pure.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ShareCondition(StrEnum):
    """Under which condition a data set is shared."""

    OPEN = "open"
    ON_REQUEST = "on_request"
    NEVER = "never"


class ShareAnswer(StrEnum):
    """What became of a request."""

    GRANTED = "granted"
    REFUSED = "refused"
    SILENCE = "silence"


APPROVALS = "approvals"
"""The data set that the house holds itself: what other cases of somebody were decided. All others are of a system."""
ANSWERED_WITHIN = 10
"""Working days of the owner."""
BY_SILENCE = timedelta(days=90)
LONGEST = timedelta(days=366)


class LimitUnfit(Refusal):
    """A right to use data ends, and within a year."""

    code: ClassVar[str] = "sharing.limit_unfit"


class NeverShared(Refusal):
    """The data set is not shared, on the basis that the catalogue tells."""

    code: ClassVar[str] = "sharing.never_shared"


class NoRight(Refusal):
    """Nobody granted the use of this data set for the item of the case, or the time of it is over."""

    code: ClassVar[str] = "sharing.no_right"


def must_end(until: datetime, now: datetime) -> None:
    """A right that ends within a year; refuses with LimitUnfit."""
    if not now < until <= now + LONGEST:
        raise LimitUnfit()


def must_be_usable(condition: str, until: datetime | None, now: datetime) -> None:
    """The data set may be used now under this condition; refuses with NeverShared or NoRight."""
    if condition == ShareCondition.NEVER:
        raise NeverShared()
    if condition == ShareCondition.ON_REQUEST and (until is None or until <= now):
        raise NoRight()
