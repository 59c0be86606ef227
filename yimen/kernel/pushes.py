"""Pushes 推送: what an office's own system says of its work, one word after the other, none twice and none too late.

Each word has a number that counts up by one. What was heard before is known; another word under a number that has
passed is stale; one ahead of its turn waits until those before it have come. Nothing is put in order afterwards.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal

AHEAD = timedelta(minutes=5)
"""By how much the clock of another machine may be fast."""

LAGS = timedelta(minutes=10)
"""In step: what happened there is here within so long."""

SILENT = timedelta(days=1)
"""Silent: nothing was heard for so long, though work lies there."""


class PushVerb(StrEnum):
    """What an own system can say: the acts that an officer of the office could do here."""

    TAKE_UP = "take_up"
    RETURN = "return"
    DECLINE = "decline"
    REVIEW = "review"
    GRANT = "grant"
    DENY = "deny"
    REMARK = "remark"


class Turn(StrEnum):
    """Whether it is a word's turn."""

    NEXT = "next"
    KNOWN = "known"


class PushForged(Refusal):
    """The signature is not the system's, or there is no such system; neither is told apart."""

    code: ClassVar[str] = "push.forged"


class PushUnreadable(Refusal):
    """The body is no push: a field is missing, or says what cannot be."""

    code: ClassVar[str] = "push.unreadable"
    field: str


class PushStale(Refusal):
    """Another word under a number that has passed, or one that happened before what was heard last."""

    code: ClassVar[str] = "push.stale"
    number: int
    last: int


class PushAhead(Refusal):
    """A word ahead of its turn: those before it have not come."""

    code: ClassVar[str] = "push.ahead"
    number: int
    expected: int


class PushFromTheFuture(Refusal):
    """It is said to happen later than now: the clock there is wrong."""

    code: ClassVar[str] = "push.from_the_future"


class PushOfficerUnknown(Refusal):
    """The officer who is named does not serve in that office today, or has no account."""

    code: ClassVar[str] = "push.officer_unknown"
    number: str


def turn_of(number: int, last: int, same: str) -> Turn:
    """Whether a word is next or known; `same` is "yes" when it is, byte for byte, what was heard under this number.

    Refuses with PushStale or PushAhead.
    """
    if number == last + 1:
        return Turn.NEXT
    if number > last:
        raise PushAhead(number=number, expected=last + 1)
    if same != "yes":
        raise PushStale(number=number, last=last)
    return Turn.KNOWN


def must_follow(
    number: int, last: int, happened_at: datetime, last_happened_at: datetime | None, now: datetime
) -> None:
    """It happened after what was heard last, and not later than now. Refuses with PushStale or PushFromTheFuture."""
    if happened_at > now + AHEAD:
        raise PushFromTheFuture()
    if last_happened_at is not None and happened_at < last_happened_at:
        raise PushStale(number=number, last=last)


class Step(StrEnum):
    """How an own system keeps in step."""

    IN_STEP = "in_step"
    LAGGING = "lagging"
    SILENT = "silent"
    UNHEARD = "unheard"


def step_of(heard_at: datetime | None, lag: timedelta | None, waiting: int, now: datetime) -> Step:
    """How a system keeps in step: by the lag of its last word, and by its silence while work lies before it."""
    if heard_at is None or lag is None:
        return Step.UNHEARD
    if waiting and now - heard_at > SILENT:
        return Step.SILENT
    return Step.LAGGING if lag > LAGS else Step.IN_STEP
