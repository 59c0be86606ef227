"""Three lists 三张清单: what an entry of the negative and of the supervision list says, and by when its tasks are due.

The power list needs no entries: it is read off the catalogue. The other two are decreed entry by entry.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class DutyList(StrEnum):
    """The two lists that are decreed entry by entry."""

    NEGATIVE = "negative"
    SUPERVISION = "supervision"


class Effect(StrEnum):
    """What the negative list does to an act: nobody may do it, or nobody without approval."""

    FORBIDDEN = "forbidden"
    NEEDS_APPROVAL = "needs_approval"


class SupervisionOutcome(StrEnum):
    """What came of looking afterwards."""

    SOUND = "sound"
    MENDED = "mended"
    VIOLATION = "violation"


MOST_DAYS = 1100


class CheckDaysUnfit(Refusal):
    """A check after approval is made within a day at least and about three years at most."""

    code: ClassVar[str] = "lists.check_days_unfit"
    most: int


def must_be_checkable(within_days: int) -> int:
    """Refuses with CheckDaysUnfit."""
    if not 1 <= within_days <= MOST_DAYS:
        raise CheckDaysUnfit(most=MOST_DAYS)
    return within_days


def task_due(granted_on: date, within_days: int) -> date:
    """The last day on which a supervision task is in time."""
    return granted_on + timedelta(days=within_days)
