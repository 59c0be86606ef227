"""Secondment 派驻: proposed by the home unit, ordered by the centre when the criteria are met, ended by a return order.

Pure. What the criteria ask is read off records; nobody ticks that somebody is fit (docs/decisions/0186).
"""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class ProposalState(StrEnum):
    PROPOSED = "proposed"
    ORDERED = "ordered"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


class ProposalMove(StrEnum):
    ORDER = "order"
    REFUSE = "refuse"
    TAKE_BACK = "take_back"


_S, _M = ProposalState, ProposalMove
PROPOSAL_LIFE: Lifecycle[ProposalState, ProposalMove] = Lifecycle(
    start=_S.PROPOSED,
    moves={
        _M.ORDER: (frozenset({_S.PROPOSED}), _S.ORDERED),
        _M.REFUSE: (frozenset({_S.PROPOSED}), _S.REFUSED),
        _M.TAKE_BACK: (frozenset({_S.PROPOSED}), _S.TAKEN_BACK),
    },
)


class Criterion(StrEnum):
    """What is asked of whoever is posted to a window 选派条件."""

    FORMAL = "formal"
    TRAINED = "trained"
    ASSESSED = "assessed"


class HomeGrade(StrEnum):
    """How the home unit assessed somebody who was in no centre that year 年度考核等次."""

    EXCELLENT = "excellent"
    COMPETENT = "competent"
    BASIC = "basic"
    UNFIT = "unfit"


GOOD_GRADES = frozenset({HomeGrade.EXCELLENT, HomeGrade.COMPETENT})
PASSED_FROM = 6_000
"""Hundredths of a point of the last fixed result in a centre."""
UNTIL_MARCH = 3
"""Until the end of March last year's assessment need not be there yet."""


class NotOnTheEstablishment(Refusal):
    """Whoever is posted to a window is on the establishment."""

    code: ClassVar[str] = "secondments.not_formal"
    name: str


class NotTrained(Refusal):
    """They have passed no training that still holds on the day from which they are to be posted."""

    code: ClassVar[str] = "secondments.not_trained"
    name: str


class NotWellAssessed(Refusal):
    """Their last assessment was not passed, or nobody says what it was."""

    code: ClassVar[str] = "secondments.not_assessed"
    name: str


@snapshot
class Suitability:
    """What the records say of somebody on the day from which they are to be posted."""

    establishment: str
    training: str
    """What they have passed and what still holds; empty: nothing does."""
    score: int | None
    """Of the last fixed result in a centre, in hundredths; None: they have been assessed in none."""
    grade: str
    """What the home unit says of the last year, with its document; it counts for who was in no centre."""

    @property
    def score_told(self) -> str:
        """The score as it is read; empty when there is none."""
        return "" if self.score is None else f"{self.score / 100:.2f}"

    @property
    def unmet(self) -> tuple[Criterion, ...]:
        """The criteria that are not met, in their order."""
        assessed = self.score >= PASSED_FROM if self.score is not None else self.grade in GOOD_GRADES
        met = {
            Criterion.FORMAL: self.establishment == "formal",
            Criterion.TRAINED: bool(self.training),
            Criterion.ASSESSED: assessed,
        }
        return tuple(one for one in Criterion if not met[one])


_LACKS = {
    Criterion.FORMAL: NotOnTheEstablishment,
    Criterion.TRAINED: NotTrained,
    Criterion.ASSESSED: NotWellAssessed,
}


def must_be_suitable(found: Suitability, name: str) -> None:
    """Refuses with NotOnTheEstablishment, NotTrained or NotWellAssessed."""
    for one in found.unmet:
        raise _LACKS[one](name=name)


def years_that_count(on: date) -> tuple[int, ...]:
    """Of which years an assessment of the home unit is the last one."""
    return (on.year - 1, on.year - 2) if on.month <= UNTIL_MARCH else (on.year - 1,)
