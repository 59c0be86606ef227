"""Lost property 失物招领: what was found in a hall, how long it is kept, and when it goes to whoever says it is theirs.

What is shown to everybody never tells what the owner alone can know; that is what a claim is weighed against.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal


class FoundKind(StrEnum):
    """What was found."""

    DOCUMENT = "document"
    CARD = "card"
    CASH = "cash"
    PHONE = "phone"
    KEYS = "keys"
    BAG = "bag"
    PAPERS = "papers"
    CLOTHES = "clothes"
    GLASSES = "glasses"
    OTHER = "other"


class FoundState(StrEnum):
    KEPT = "kept"
    HANDED_OUT = "handed_out"
    GIVEN_OVER = "given_over"


class FoundMove(StrEnum):
    HAND_OUT = "hand_out"
    GIVE_OVER = "give_over"


class ClaimOutcome(StrEnum):
    """What came of a claim: what was said fits what was found, or it does not."""

    FITS = "fits"
    DOES_NOT_FIT = "does_not_fit"


_S, _M = FoundState, FoundMove
FOUND_LIFE: Lifecycle[FoundState, FoundMove] = Lifecycle(
    start=_S.KEPT,
    moves={_M.HAND_OUT: ({_S.KEPT}, _S.HANDED_OUT), _M.GIVE_OVER: ({_S.KEPT}, _S.GIVEN_OVER)},
)

USUALLY = timedelta(days=30)
KEPT_FOR: Mapping[FoundKind, timedelta] = {
    FoundKind.DOCUMENT: timedelta(days=7),
    FoundKind.CARD: timedelta(days=7),
    FoundKind.CASH: timedelta(days=7),
}
"""Whose owner is found elsewhere (police, bank), or what no hall should keep, goes on sooner.

Civil Code art. 314 to 318: what nobody fetches goes to the authority, who keeps it for the rest of the year.
"""
MOST_CLAIMS = 3
"""How often somebody may say what a thing looks like before they are asked to come by."""


class StillKept(Refusal):
    """The thing is kept for whoever lost it until that day."""

    code: ClassVar[str] = "lost.still_kept"
    until: date


def kept_until(kind: FoundKind, handed_in: date) -> date:
    """The last day on which it is kept in the hall."""
    return handed_in + KEPT_FOR.get(kind, USUALLY)


def must_be_over(until: date, today: date) -> None:
    """Refuses with StillKept through the last day on which it is kept."""
    if today <= until:
        raise StillKept(until=until)
