"""The life of a micro-interview 微访谈: officials named beforehand answer in the open, between two moments.

Live is no state: whether a session has begun is told by the clock, and by nothing that somebody sets.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal


class InterviewState(StrEnum):
    ANNOUNCED = "announced"
    CLOSED = "closed"
    PUBLISHED = "published"
    CALLED_OFF = "called_off"


class InterviewMove(StrEnum):
    CLOSE = "close"
    PUBLISH = "publish"
    CALL_OFF = "call_off"


_S, _M = InterviewState, InterviewMove

INTERVIEW_LIFE: Lifecycle[InterviewState, InterviewMove] = Lifecycle(
    start=_S.ANNOUNCED,
    moves={
        _M.CLOSE: (frozenset({_S.ANNOUNCED}), _S.CLOSED),
        _M.PUBLISH: (frozenset({_S.CLOSED}), _S.PUBLISHED),
        _M.CALL_OFF: (frozenset({_S.ANNOUNCED}), _S.CALLED_OFF),
    },
)

LONGEST = timedelta(hours=4)
CLOSED_BY_ITSELF = timedelta(hours=1)
"""After its end: whoever forgot to close it keeps nobody waiting for the order that comes of a question."""
GUESTS_MOST = 6
QUESTIONS_MOST = 300
"""Of one session: each that stays open becomes an order of its own when it is closed."""
OF_ONE_PERSON = 5


class SessionImpossible(Refusal):
    """A session begins later than it is announced, and lasts no longer than four hours."""

    code: ClassVar[str] = "interviews.impossible_hours"


class GuestsImpossible(Refusal):
    """A session names one to six officials, each once."""

    code: ClassVar[str] = "interviews.impossible_guests"


def must_be_a_session(begins: datetime, ends: datetime, now: datetime) -> None:
    """Refuses with SessionImpossible."""
    if not now < begins < ends <= begins + LONGEST:
        raise SessionImpossible()


def must_be_guests(refs: tuple[str, ...]) -> None:
    """Refuses with GuestsImpossible."""
    if not 1 <= len(refs) <= GUESTS_MOST or len(set(refs)) != len(refs):
        raise GuestsImpossible()


def is_live(begins: datetime, ends: datetime, now: datetime) -> bool:
    """Whether a session that nobody has closed is on: from its beginning up to its end, and not a moment longer."""
    return begins <= now < ends


def stage(state: str, begins: datetime, ends: datetime, now: datetime) -> str:
    """How far a session is, as it is told: while it is announced coming or live, or over and not closed yet."""
    if state != InterviewState.ANNOUNCED:
        return str(state)
    return "live" if is_live(begins, ends, now) else "over" if ends <= now else "coming"
