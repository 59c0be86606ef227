"""How the consultations say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ConsultationUnknown(Refusal):
    """There is no such consultation for this actor."""

    code: ClassVar[str] = "consultation.unknown"
    ref: str


class ConsultationOpen(Refusal):
    """Other sections are being asked about this case already."""

    code: ClassVar[str] = "consultation.open"


class NobodyAsked(Refusal):
    """A consultation asks at least one other section, each of them once, and by a day that lies ahead."""

    code: ClassVar[str] = "consultation.nobody_asked"


class AnsweredAlready(Refusal):
    """The section has given its view, or the report has been made."""

    code: ClassVar[str] = "consultation.answered_already"


class StillWaiting(Refusal):
    """Sections still have time to answer; the report waits for them."""

    code: ClassVar[str] = "consultation.still_waiting"
    sections: int
