"""How the concentration of powers says no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotTheReformOffice(Refusal):
    """Only the reform office and administrators; and who runs the centre, or heads the office, for their own."""

    code: ClassVar[str] = "concentration.not_the_reform_office"


class NumberTaken(Refusal):
    """Another determination bears this document number."""

    code: ClassVar[str] = "concentration.number_taken"
    number: str


class NotASection(Refusal):
    """What a new division replaces is a section of the same office."""

    code: ClassVar[str] = "concentration.not_a_section"


class ApprovedAlready(Refusal):
    """The determination has been approved and published."""

    code: ClassVar[str] = "concentration.approved_already"


class OwnProposal(Refusal):
    """Who proposed a determination does not approve it."""

    code: ClassVar[str] = "concentration.own_proposal"


class NoApprovalDivision(Refusal):
    """The office has no approval division on that day."""

    code: ClassVar[str] = "concentration.no_division"


class OfAnotherOffice(Refusal):
    """Somebody, or an item, belongs to another office."""

    code: ClassVar[str] = "concentration.of_another_office"


class DutyTwice(Refusal):
    """Somebody has one duty in a division at a time."""

    code: ClassVar[str] = "concentration.duty_twice"


class PlannedAlready(Refusal):
    """The office enters this centre already, or is in it."""

    code: ClassVar[str] = "concentration.planned_already"


class NotOpen(Refusal):
    """The residency has ended, was called off, or is not at the point at which this could be done."""

    code: ClassVar[str] = "concentration.not_open"
    presence: str


class WindowsMissing(Refusal):
    """The office has fewer windows open in the centre than planned: nobody has entered yet."""

    code: ClassVar[str] = "concentration.windows_missing"
    planned: int
    open: int


class NoWrittenAuthority(Refusal):
    """Nobody at a comprehensive window of the centre holds a letter of the office."""

    code: ClassVar[str] = "concentration.no_written_authority"


class GroundMissing(Refusal):
    """An item stays in place only on a known ground and a document."""

    code: ClassVar[str] = "concentration.ground_missing"


class NotPlaced(Refusal):
    """The item is handled nowhere that it could be taken out of."""

    code: ClassVar[str] = "concentration.not_placed"


class SeatCodeTaken(Refusal):
    """Another seat of the centre bears this code."""

    code: ClassVar[str] = "concentration.seat_code_taken"
    seat: str


class SeatTaken(Refusal):
    """The seat is another department's, or somebody sits there."""

    code: ClassVar[str] = "concentration.seat_taken"
    seat: str


class SeatInUse(Refusal):
    """A seat is given back or removed when nobody sits there and no department holds it."""

    code: ClassVar[str] = "concentration.seat_in_use"
    seat: str


class SeatOfAnotherOffice(Refusal):
    """Who sits at a seat is of the department to which it was allotted."""

    code: ClassVar[str] = "concentration.seat_of_another_office"


class SeatedAlready(Refusal):
    """Nobody sits at two seats."""

    code: ClassVar[str] = "concentration.seated_already"


class PostOfAnotherOffice(Refusal):
    """What enters with an approval section is a post of its own at which cases are taken in, reviewed or decided."""

    code: ClassVar[str] = "concentration.post_of_another_office"
