"""How responsibility says no."""

from datetime import datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ResponsibilityUnknown(Refusal):
    """There is no such responsibility case for this reader."""

    code: ClassVar[str] = "responsibility.unknown"


class MisdeedUnknown(Refusal):
    """There is no such finding before this supervisor, or it was not upheld."""

    code: ClassVar[str] = "responsibility.no_finding"


class NotInvolved(Refusal):
    """Who answers had a hand in what was found, or held a post there at the time."""

    code: ClassVar[str] = "responsibility.not_involved"


class OpenedAlready(Refusal):
    """For this finding a case about this member of staff was opened before."""

    code: ClassVar[str] = "responsibility.opened_already"


class FindingFell(Refusal):
    """What the case rests on does not stand any more."""

    code: ClassVar[str] = "responsibility.finding_fell"


class FindingLookedAt(Refusal):
    """What the case rests on is looked at again: until that is over nothing is decided on it, or withdrawn for it."""

    code: ClassVar[str] = "responsibility.finding_looked_at"


class FindingStands(Refusal):
    """What the case rests on still stands: it is ended by a decision or an appeal."""

    code: ClassVar[str] = "responsibility.finding_stands"


class CensureNotPublished(Refusal):
    """The censure stood in no published list on the day when it happened."""

    code: ClassVar[str] = "responsibility.not_published"


class AppealTooLate(Refusal):
    """The days in which one may appeal have passed."""

    code: ClassVar[str] = "responsibility.appeal_too_late"
    until: datetime
