"""How the complaints say no."""

from datetime import datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ComplaintUnknown(Refusal):
    """There is no such complaint for this reader, or the code is not its own."""

    code: ClassVar[str] = "complaints.unknown"


class NobodyComplainedOf(Refusal):
    """A complaint names a case, a window, a centre or an office."""

    code: ClassVar[str] = "complaints.nobody_complained_of"


class AboutYou(Refusal):
    """Who is complained of, or had a hand in it, neither records nor handles the complaint."""

    code: ClassVar[str] = "complaints.about_you"


class TooNear(Refusal):
    """Who was named had a hand in it, works where it happened, or has looked into it before."""

    code: ClassVar[str] = "complaints.too_near"


class ForSupervision(Refusal):
    """Money, gifts and appeals are looked into by supervision alone."""

    code: ClassVar[str] = "complaints.for_supervision"


class NotAcknowledged(Refusal):
    """A complaint is acknowledged before somebody looks into it."""

    code: ClassVar[str] = "complaints.not_acknowledged"


class AlreadyAcknowledged(Refusal):
    """The complaint has been acknowledged."""

    code: ClassVar[str] = "complaints.acknowledged"


class NotTheInvestigator(Refusal):
    """Somebody else looks into this complaint, or nobody yet."""

    code: ClassVar[str] = "complaints.not_the_investigator"


class ComplaintEnded(Refusal):
    """The complaint has ended, or this part of it has been answered."""

    code: ClassVar[str] = "complaints.ended"


class NotAnsweredYet(Refusal):
    """There is no answer yet to be content with or to appeal against."""

    code: ClassVar[str] = "complaints.not_answered"


class AppealedOnce(Refusal):
    """A complaint is appealed once; the level above has spoken."""

    code: ClassVar[str] = "complaints.appealed"


class AppealOver(Refusal):
    """The time for an appeal has passed."""

    code: ClassVar[str] = "complaints.appeal_over"
    until: datetime
