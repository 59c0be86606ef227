"""How the interviews say no."""

from datetime import datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class InterviewUnknown(Refusal):
    """There is no such session for this reader."""

    code: ClassVar[str] = "interviews.unknown"


class QuestionUnknown(Refusal):
    """There is no such question for this reader."""

    code: ClassVar[str] = "interviews.question_unknown"


class NotAGuest(Refusal):
    """Only the officials named for a session answer there."""

    code: ClassVar[str] = "interviews.not_a_guest"


class GuestChooses(Refusal):
    """Who answers in a session neither picks its questions nor closes or publishes it."""

    code: ClassVar[str] = "interviews.guest_chooses"


class NotBegun(Refusal):
    """The session has not begun."""

    code: ClassVar[str] = "interviews.not_begun"
    begins: datetime


class NoMoreQuestions(Refusal):
    """The session is over, or holds as many questions as can be answered."""

    code: ClassVar[str] = "interviews.no_more_questions"


class AskedEnough(Refusal):
    """One person asks five questions in a session, and others come to speak."""

    code: ClassVar[str] = "interviews.asked_enough"


class QuestionSettled(Refusal):
    """The question was shown, withheld or answered before."""

    code: ClassVar[str] = "interviews.question_settled"
