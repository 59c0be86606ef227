"""How the assessments say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NoStandard(Refusal):
    """Nobody is assessed by a standard that was not published before."""

    code: ClassVar[str] = "assessment.no_standard"


class PeriodNotOver(Refusal):
    """A month or a year is assessed when it is over."""

    code: ClassVar[str] = "assessment.not_over"


class ShownAlready(Refusal):
    """This month or year has been shown to those it is about."""

    code: ClassVar[str] = "assessment.shown_already"


class NobodyPosted(Refusal):
    """Nobody was posted at the centre then."""

    code: ClassVar[str] = "assessment.nobody_posted"


class ObjectionTooLate(Refusal):
    """The days in which one may object have passed, or the result has been noted."""

    code: ClassVar[str] = "assessment.objection_too_late"


class ObjectionsOpen(Refusal):
    """Somebody's objection is not answered yet, or their days to object are not over."""

    code: ClassVar[str] = "assessment.objections_open"
    n: int


class FixedAlready(Refusal):
    """The month is fixed: what counts in it is neither noted nor withdrawn any more."""

    code: ClassVar[str] = "assessment.fixed_already"


class CensureStands(Refusal):
    """What a responsibility case took off is given back when that case is withdrawn, and not by hand."""

    code: ClassVar[str] = "assessment.censure_stands"


class NotFixed(Refusal):
    """A correction is for what has been fixed; before that one objects."""

    code: ClassVar[str] = "assessment.not_fixed"


class FixedItOneself(Refusal):
    """A fixed result is corrected by somebody other than who fixed it."""

    code: ClassVar[str] = "assessment.fixed_it_oneself"


class QuotaFull(Refusal):
    """As many have been nominated as may be rated excellent."""

    code: ClassVar[str] = "assessment.quota_full"
    most: int
    people: int


class NotOnCommittee(Refusal):
    """The committee of the year votes, and nobody else; each member once."""

    code: ClassVar[str] = "assessment.not_on_committee"


class CommitteeTooSmall(Refusal):
    """A committee has an uneven number of members, at least three."""

    code: ClassVar[str] = "assessment.committee_too_small"


class VotesMissing(Refusal):
    """More than half of the committee has voted on each nomination before a year is fixed."""

    code: ClassVar[str] = "assessment.votes_missing"
    n: int


class NotOnReserve(Refusal):
    """Who is promoted from the reserve list stands on it."""

    code: ClassVar[str] = "assessment.not_on_reserve"
