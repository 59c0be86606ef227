"""How the evaluation groups say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class JuryUnknown(Refusal):
    """There is no such evaluation, seat or code for this reader."""

    code: ClassVar[str] = "juries.unknown"


class NotTheConvener(Refusal):
    """Who called the group, or who watches, does this; never who is judged."""

    code: ClassVar[str] = "juries.not_the_convener"


class JudgedAlready(Refusal):
    """The unit is being judged already, or what was found of it waits to be published."""

    code: ClassVar[str] = "juries.judged_already"


class SeatTaken(Refusal):
    """They sit in the group already, or the seat is taken."""

    code: ClassVar[str] = "juries.seat_taken"


class SeatOfAnother(Refusal):
    """The seat is kept for somebody of another name."""

    code: ClassVar[str] = "juries.seat_of_another"


class DaysJudged(Refusal):
    """Some of these days of the unit were judged before."""

    code: ClassVar[str] = "juries.days_judged"


class ScoredAlready(Refusal):
    """Each member scores once."""

    code: ClassVar[str] = "juries.scored_already"


class ScoringOver(Refusal):
    """The last day for scoring is over."""

    code: ClassVar[str] = "juries.scoring_over"


class DaysNotOver(Refusal):
    """The days that are judged are over, and their scoring ends later."""

    code: ClassVar[str] = "juries.days_not_over"


class ImprovedElsewhere(Refusal):
    """The weakness has its action, or it is improved by another office than the one that answers for the unit."""

    code: ClassVar[str] = "juries.improved_elsewhere"


class NotReported(Refusal):
    """The effect is looked at after the office has reported what it did."""

    code: ClassVar[str] = "juries.not_reported"
