"""How the secondments say no, beyond what the kernel's criteria refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ProposedAlready(Refusal):
    """Somebody is proposed for a centre already, and that waits for its answer."""

    code: ClassVar[str] = "secondments.proposed_already"


class AskedBackAlready(Refusal):
    """The home unit has asked for them already, and that waits for its answer."""

    code: ClassVar[str] = "secondments.asked_back_already"


class ProposesOneself(Refusal):
    """Nobody proposes themself."""

    code: ClassVar[str] = "secondments.proposes_oneself"


class SecondPair(Refusal):
    """Who proposed it, is posted by it, or works under who is, does not order it."""

    code: ClassVar[str] = "secondments.second_pair"


class GradeOfAnotherYear(Refusal):
    """The assessment of the home unit is that of the last year."""

    code: ClassVar[str] = "secondments.grade_of_another_year"
    year: int


class SeatMissing(Refusal):
    """The centre has a seat plan: an order names the seat that it takes."""

    code: ClassVar[str] = "secondments.seat_missing"
