"""How the evaluations say no."""

from datetime import datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class EvaluationUnknown(Refusal):
    """No service may be rated by this code or this reader."""

    code: ClassVar[str] = "evaluations.unknown"


class RatingOver(Refusal):
    """The time in which this service could be rated has passed."""

    code: ClassVar[str] = "evaluations.over"
    until: datetime


class AlreadyRated(Refusal):
    """This service was rated; it is rated once."""

    code: ClassVar[str] = "evaluations.rated"


class NotRated(Refusal):
    """There is no grade of this service to change or take back."""

    code: ClassVar[str] = "evaluations.not_rated"


class OwnService(Refusal):
    """Who serves does not rate: staff at their desks never, and at home not what they had a hand in."""

    code: ClassVar[str] = "evaluations.own_service"


class BeingFollowedUp(Refusal):
    """The grade is being followed up: it stays as it is, and a second one may stand beside it afterwards."""

    code: ClassVar[str] = "evaluations.being_followed_up"


class FollowUpUnknown(Refusal):
    """There is no such follow-up for this reader."""

    code: ClassVar[str] = "evaluations.follow_up_unknown"


class HadAHand(Refusal):
    """Who had a hand in the service does not look into what was said of it."""

    code: ClassVar[str] = "evaluations.had_a_hand"


class NotTheHandler(Refusal):
    """Somebody else has taken this follow-up, or nobody yet."""

    code: ClassVar[str] = "evaluations.not_the_handler"


class ContactFirst(Refusal):
    """Who gave the grade is called before anything is said of it."""

    code: ClassVar[str] = "evaluations.contact_first"


class FollowUpEnded(Refusal):
    """The follow-up has ended."""

    code: ClassVar[str] = "evaluations.follow_up_ended"
