"""The life of a responsibility case 问责: opened from a finding, the subject heard, decided by others, appealed once.

Nobody is censured by a list that was published after what they did, nor before they were heard or had their days to be.
Who found it, who opened it and who heads the subject never decide; an appeal is judged by yet another.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.actor import ScopeKind
from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class ResponsibilityState(StrEnum):
    OPENED = "opened"
    HEARD = "heard"
    DECIDED = "decided"
    CLEARED = "cleared"
    APPEALED = "appealed"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


class ResponsibilityMove(StrEnum):
    HEAR = "hear"
    DECIDE = "decide"
    CLEAR = "clear"
    APPEAL = "appeal"
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"
    FALL = "fall"


_S, _M = ResponsibilityState, ResponsibilityMove

RESPONSIBILITY_LIFE: Lifecycle[ResponsibilityState, ResponsibilityMove] = Lifecycle(
    start=_S.OPENED,
    moves={
        _M.HEAR: (frozenset({_S.OPENED}), _S.HEARD),
        # Who said nothing in their days is decided about without.
        _M.DECIDE: (frozenset({_S.OPENED, _S.HEARD}), _S.DECIDED),
        _M.CLEAR: (frozenset({_S.OPENED, _S.HEARD}), _S.CLEARED),
        _M.APPEAL: (frozenset({_S.DECIDED}), _S.APPEALED),
        _M.CONFIRM: (frozenset({_S.APPEALED}), _S.CONFIRMED),
        _M.WITHDRAW: (frozenset({_S.APPEALED}), _S.WITHDRAWN),
        # What it rested on has fallen: a card was lifted, an appealed complaint turned out unfounded.
        _M.FALL: (frozenset({_S.DECIDED, _S.APPEALED, _S.CONFIRMED}), _S.WITHDRAWN),
    },
)
UNDECIDED = frozenset({_S.OPENED, _S.HEARD})
WAITS = frozenset({*UNDECIDED, _S.APPEALED})
"""In these it is a decider's turn, or the subject's."""
STANDS = frozenset({_S.DECIDED, _S.APPEALED, _S.CONFIRMED})
"""In these a censure counts; an appeal lifts nothing before it is judged."""
HEARD_WITHIN, APPEALED_WITHIN = 5, 15
"""Working days of the subject's office: to be heard, and to appeal."""
DECIDED_WITHIN, JUDGED_WITHIN = 30, 20
"""Working days until it is decided from its opening, and an appeal judged; what takes longer is shown as late."""


class MisdeedSource(StrEnum):
    """What a responsibility case rests on."""

    CARD = "card"
    COMPLAINT = "complaint"
    ROUND = "round"
    ANOMALY = "anomaly"


class Standing(StrEnum):
    """How far a finding holds. Who objects to it lifts nothing yet, and nothing is decided on it meanwhile."""

    STANDS = "stands"
    AGAIN = "again"
    """It is looked at, or looked at again."""
    FELL = "fell"


class Censure(StrEnum):
    """What may be laid on somebody 问责方式, from the lightest on."""

    REMINDED = "reminded"
    WRITTEN = "written"
    ADMONISHED = "admonished"
    CRITICISED = "criticised"
    MOVED = "moved"
    SUSPENDED = "suspended"
    REFERRED = "referred"


class Publicity(StrEnum):
    """Who is told of a censure."""

    PUBLIC = "public"
    """Anybody, once it cannot be appealed any more."""
    TOLD = "told"
    """Whom it is about, who heads them, and supervision."""


class NotHeardYet(Refusal):
    """Nothing is decided before the subject was heard, or the days to speak are over."""

    code: ClassVar[str] = "responsibility.not_heard"
    until: datetime


class OwnResponsibility(Refusal):
    """Nobody opens, decides or judges a case about themself."""

    code: ClassVar[str] = "responsibility.own"


class HeadsTheSubject(Refusal):
    """Who heads the subject, or is headed by them, neither opens nor decides."""

    code: ClassVar[str] = "responsibility.heads_the_subject"


class HadAHand(Refusal):
    """Who found it, opened it or decided before does not decide; nor who heads the one who did."""

    code: ClassVar[str] = "responsibility.had_a_hand"


@snapshot
class Misdeed:
    """What a responsibility case rests on, as the part that found it tells."""

    source: MisdeedSource
    ref: str
    said: str
    """What was found, by its code or in words."""
    happened_at: datetime
    office_id: int | None
    desk_id: int | None
    window_id: int | None
    centre_id: int | None
    staff: Collection[int]
    """Who had a hand in it, by the record."""
    finders: Collection[int]
    """Who looked into it and said that it was so."""
    places: Mapping[ScopeKind, int | None]
    standing: Standing
    recorders: Collection[int] = ()
    """Who brought it in: recorded it for somebody, or asked them."""


@snapshot
class Apartness:
    """What ties a decider to a responsibility case."""

    decider: int
    subject: int
    before: Collection[int]
    """Who found it, opened it, and decided it the first time."""
    heads: Collection[int]
    """Of the subject and those before: whom the decider heads."""
    headed_by_subject: str = ""


def must_be_apart(ties: Apartness) -> None:
    """Refuses with OwnResponsibility, HeadsTheSubject or HadAHand."""
    if ties.decider == ties.subject:
        raise OwnResponsibility()
    if ties.subject in ties.heads or ties.headed_by_subject:
        raise HeadsTheSubject()
    if ties.decider in ties.before or set(ties.heads) & set(ties.before):
        raise HadAHand()
