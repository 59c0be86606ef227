"""How the enquiries say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class EnquiryUnknown(Refusal):
    """There is no such enquiry for this actor."""

    code: ClassVar[str] = "enquiry.unknown"
    ref: str


class NotTheOwner(Refusal):
    """Somebody else owes the answer; who was asked first owns it until it is acknowledged elsewhere."""

    code: ClassVar[str] = "enquiry.not_the_owner"
    owner: str


class EnquiryEnded(Refusal):
    """The enquiry has been answered or has ended otherwise."""

    code: ClassVar[str] = "enquiry.ended"


class TakenUp(Refusal):
    """Somebody has taken the enquiry up already."""

    code: ClassVar[str] = "enquiry.taken_up"


class HandedOver(Refusal):
    """The enquiry is on its way to an office that has not acknowledged it yet."""

    code: ClassVar[str] = "enquiry.handed_over"


class NothingToAcknowledge(Refusal):
    """No hand-over of this enquiry waits for an office of the actor."""

    code: ClassVar[str] = "enquiry.nothing_to_acknowledge"


class OwnOffice(Refusal):
    """An enquiry is handed over to another office; within one's own one asks a colleague."""

    code: ClassVar[str] = "enquiry.own_office"


class NotAnonymous(Refusal):
    """What everybody is to read names who asked, or holds a number that may be somebody's."""

    code: ClassVar[str] = "enquiry.not_anonymous"
    what: str


class NotAnswered(Refusal):
    """Only an answered question is told to everybody."""

    code: ClassVar[str] = "enquiry.not_answered"
