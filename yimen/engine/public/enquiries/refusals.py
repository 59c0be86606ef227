"""How the enquiries say no."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class EnquiryUnknown(Refusal):
    """There is no such enquiry for this actor."""

    code: ClassVar[str] = "enquiry.unknown"
    ref: str


@dataclass(eq=False)
class NotTheOwner(Refusal):
    """Somebody else owes the answer; who was asked first owns it until it is acknowledged elsewhere."""

    code: ClassVar[str] = "enquiry.not_the_owner"
    owner: str


@dataclass(eq=False)
class EnquiryEnded(Refusal):
    """The enquiry has been answered or has ended otherwise."""

    code: ClassVar[str] = "enquiry.ended"


@dataclass(eq=False)
class TakenUp(Refusal):
    """Somebody has taken the enquiry up already."""

    code: ClassVar[str] = "enquiry.taken_up"


@dataclass(eq=False)
class HandedOver(Refusal):
    """The enquiry is on its way to an office that has not acknowledged it yet."""

    code: ClassVar[str] = "enquiry.handed_over"


@dataclass(eq=False)
class NothingToAcknowledge(Refusal):
    """No hand-over of this enquiry waits for an office of the actor."""

    code: ClassVar[str] = "enquiry.nothing_to_acknowledge"


@dataclass(eq=False)
class OwnOffice(Refusal):
    """An enquiry is handed over to another office; within one's own one asks a colleague."""

    code: ClassVar[str] = "enquiry.own_office"


@dataclass(eq=False)
class NotAnonymous(Refusal):
    """What everybody is to read names who asked, or holds a number that may be somebody's."""

    code: ClassVar[str] = "enquiry.not_anonymous"
    what: str


@dataclass(eq=False)
class NotAnswered(Refusal):
    """Only an answered question is told to everybody."""

    code: ClassVar[str] = "enquiry.not_answered"
