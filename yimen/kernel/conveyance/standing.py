"""Two sides of one conveyance: how registration stands and how the taxes stand, each for itself, and where they join.

Neither is a column that somebody writes: they follow from the opinions, the levy and the bill.
"""

from enum import StrEnum
from typing import ClassVar

from yimen.kernel.joint_life import OpinionState
from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class ConveyancePart(StrEnum):
    """The child tasks of a conveyance: the codes by which the rules of its item name who does each."""

    REVIEW = "estate-review"
    """登记审核."""
    TAX = "estate-tax"
    """核定税费."""
    PLAN = "estate-plan"
    """制图."""


BY_TASK = frozenset({ConveyancePart.TAX, ConveyancePart.PLAN})
"""These are answered by doing the work, not by saying that one agrees."""


class LevyState(StrEnum):
    STANDING = "standing"
    SUPERSEDED = "superseded"
    VOID = "void"


class LevyMove(StrEnum):
    SUPERSEDE = "supersede"
    CANCEL = "cancel"


LEVY_LIFE: Lifecycle[LevyState, LevyMove] = Lifecycle(
    start=LevyState.STANDING,
    moves={
        # What it was worked out from has changed: it is worked out anew.
        LevyMove.SUPERSEDE: (frozenset({LevyState.STANDING}), LevyState.SUPERSEDED),
        LevyMove.CANCEL: (frozenset({LevyState.STANDING}), LevyState.VOID),
    },
)


class ReviewStanding(StrEnum):
    """How registration stands."""

    AHEAD = "ahead"
    REVIEWING = "reviewing"
    PASSED = "passed"
    REFUSED = "refused"
    STOPPED = "stopped"
    REGISTERED = "registered"


class TaxStanding(StrEnum):
    """How the taxes stand."""

    AHEAD = "ahead"
    ASSESSING = "assessing"
    TO_PAY = "to_pay"
    PAID = "paid"
    EXEMPT = "exempt"
    STOPPED = "stopped"


CLEARED = frozenset({TaxStanding.PAID, TaxStanding.EXEMPT})
_DONE = (OpinionState.ANSWERED, OpinionState.TACIT)


class TaxOutstanding(Refusal):
    """The certificate is not issued before the taxes are worked out and paid, or nothing is owed."""

    code: ClassVar[str] = "conveyance.tax_outstanding"


class ReviewsOutstanding(Refusal):
    """The paying window is reached when registration, taxes and plan have all been done."""

    code: ClassVar[str] = "conveyance.reviews_outstanding"


@snapshot
class TaxFacts:
    """What the taxes of a case hang on: what stands as levied (None: nothing yet) and what the treasury has of it."""

    levied_fen: int | None
    kept_fen: int = 0
    stopped: str = ""
    asked: OpinionState | None = None
    """The opinion of the tax bureau; None: it has not been asked yet."""


def tax_standing(facts: TaxFacts) -> TaxStanding:
    """How the taxes stand."""
    if facts.stopped:
        return TaxStanding.STOPPED
    if facts.levied_fen is None:
        begun = facts.asked not in (None, OpinionState.PLANNED)
        return TaxStanding.ASSESSING if begun else TaxStanding.AHEAD
    if facts.levied_fen == 0:
        return TaxStanding.EXEMPT
    return TaxStanding.PAID if facts.kept_fen >= facts.levied_fen else TaxStanding.TO_PAY


def review_standing(asked: OpinionState | None, against: str, stopped: str, registered: str) -> ReviewStanding:
    """How registration stands; `against`: it was found against the conveyance, and the lead follows that."""
    if registered:
        return ReviewStanding.REGISTERED
    if against:
        return ReviewStanding.REFUSED
    if stopped:
        return ReviewStanding.STOPPED
    if asked in _DONE:
        return ReviewStanding.PASSED
    return ReviewStanding.REVIEWING if asked is OpinionState.RUNNING else ReviewStanding.AHEAD


def must_be_cleared(facts: TaxFacts) -> None:
    """Paid or exempted; refuses with TaxOutstanding."""
    if tax_standing(facts) not in CLEARED:
        raise TaxOutstanding()
