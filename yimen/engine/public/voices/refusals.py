"""How the voices say no."""

from datetime import datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class VoiceUnknown(Refusal):
    """There is no such voice for this reader, or the code is not its own."""

    code: ClassVar[str] = "voices.unknown"


class NotAtTheDesk(Refusal):
    """Only who belongs to the desk of the voices hands out, checks, publishes and reads comments."""

    code: ClassVar[str] = "voices.not_at_the_desk"


class NotWithYou(Refusal):
    """The voice lies with another department now, or with none."""

    code: ClassVar[str] = "voices.not_with_you"


class OwnAnswer(Refusal):
    """Who answered does not check the answer."""

    code: ClassVar[str] = "voices.own_answer"


class TakenBefore(Refusal):
    """The department has said already that it is at it."""

    code: ClassVar[str] = "voices.taken_before"


class NotClosedYet(Refusal):
    """There is no checked answer yet."""

    code: ClassVar[str] = "voices.not_closed"


class ReopenedBefore(Refusal):
    """A voice is opened again once; what does not help then goes to supervision."""

    code: ClassVar[str] = "voices.reopened_before"


class NotAgreed(Refusal):
    """Who raised it does not want it published."""

    code: ClassVar[str] = "voices.not_agreed"


class ShownOrWithheld(Refusal):
    """It has been published or withheld already."""

    code: ClassVar[str] = "voices.shown_or_withheld"


class CommentUnknown(Refusal):
    """There is no such comment, or not for this reader."""

    code: ClassVar[str] = "voices.comment_unknown"


class VotedBefore(Refusal):
    """One person counts once, and not for a comment of their own."""

    code: ClassVar[str] = "voices.voted_before"


class RouteThere(Refusal):
    """There is a route for this topic and place; end it first."""

    code: ClassVar[str] = "voices.route_there"


class MemberAlready(Refusal):
    """They belong to the desk already."""

    code: ClassVar[str] = "voices.member_already"


class ShiftClash(Refusal):
    """The same person has a shift at that time, or it would last more than twelve hours."""

    code: ClassVar[str] = "voices.shift_clash"


class NotYourShift(Refusal):
    """One comes to one's own shift, from a quarter of an hour before it begins, and goes once."""

    code: ClassVar[str] = "voices.not_your_shift"


class MonthNotOver(Refusal):
    """A month is reported when it is over."""

    code: ClassVar[str] = "voices.month_not_over"
    until: datetime


class ReportUnknown(Refusal):
    """There is no such report, or it is not public yet."""

    code: ClassVar[str] = "voices.report_unknown"
