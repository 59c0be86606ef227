"""The life of a card: raised, answered by the office, upheld or lifted by supervision, put right, or objected to.

A card is never taken back by the machine: what a line of the journal showed stays shown. Only a warning passes, when
its case was decided in time.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.actor import ScopeKind
from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal


class CardState(StrEnum):
    OPEN = "open"
    PASSED = "passed"
    ANSWERED = "answered"
    UPHELD = "upheld"
    LIFTED = "lifted"
    OBJECTED = "objected"
    ORDERED = "ordered"
    REPORTED = "reported"
    DONE = "done"


class CardMove(StrEnum):
    PASS = "pass"
    ANSWER = "answer"
    UPHOLD = "uphold"
    LIFT = "lift"
    OBJECT = "object"
    ORDER = "order"
    REPORT = "report"
    RETURN = "return"
    CONFIRM = "confirm"
    SETTLE = "settle"


_S, _M = CardState, CardMove
CARD_LIFE: Lifecycle[CardState, CardMove] = Lifecycle(
    start=_S.OPEN,
    moves={
        # A warning only: its case was decided, or fell overdue and has a card of its own.
        _M.PASS: (frozenset({_S.OPEN}), _S.PASSED),
        _M.ANSWER: (frozenset({_S.OPEN}), _S.ANSWERED),
        # Whoever does not answer is judged by what is there.
        _M.UPHOLD: (frozenset({_S.OPEN, _S.ANSWERED, _S.OBJECTED}), _S.UPHELD),
        _M.LIFT: (frozenset({_S.OPEN, _S.ANSWERED, _S.OBJECTED}), _S.LIFTED),
        _M.OBJECT: (frozenset({_S.UPHELD, _S.ORDERED}), _S.OBJECTED),
        _M.ORDER: (frozenset({_S.UPHELD}), _S.ORDERED),
        _M.REPORT: (frozenset({_S.ORDERED}), _S.REPORTED),
        _M.RETURN: (frozenset({_S.REPORTED}), _S.ORDERED),
        _M.CONFIRM: (frozenset({_S.REPORTED}), _S.DONE),
        # Settled where it is settled anyhow: by the alarm of the penalty.
        _M.SETTLE: (frozenset({_S.OPEN}), _S.DONE),
    },
)

CLOSED = frozenset({_S.PASSED, _S.LIFTED, _S.DONE})
WAITS_FOR_ANSWER = frozenset({_S.OPEN})
WAITS_FOR_OFFICE = frozenset({_S.OPEN, _S.ORDERED})
"""In these it is the office's turn."""


class Accountability(StrEnum):
    """What came of a card for those who answer for it 问责结果."""

    NONE = "none"
    TALKED_TO = "talked_to"
    CRITICISED = "criticised"
    REFERRED = "referred"


LEVELS: tuple[ScopeKind, ...] = (ScopeKind.VILLAGE, ScopeKind.TOWN, ScopeKind.COUNTY, ScopeKind.CITY)
"""The four levels of supervision 四级联网, from below."""

Places = Mapping[ScopeKind, int | None]
"""In which village, town, county and city something happened."""


class OwnAct(Refusal):
    """Nobody judges a card about an act of their own, or about what they answered for."""

    code: ClassVar[str] = "card.own_act"


class SameSupervisor(Refusal):
    """An objection is judged by another supervisor than the one against whom it is raised."""

    code: ClassVar[str] = "card.same_supervisor"


class GoneUp(Refusal):
    """The card has gone up: from then on the level before which it lies judges it, or one above."""

    code: ClassVar[str] = "card.gone_up"
    level: str


def first_level(places: Places) -> ScopeKind:
    """The lowest level of supervision that oversees where it happened."""
    return next((level for level in LEVELS if places.get(level) is not None), ScopeKind.CITY)


def next_level(level: ScopeKind, places: Places) -> ScopeKind | None:
    """The level above that oversees the place; None at the top."""
    above = LEVELS[LEVELS.index(level) + 1 :]
    return next((one for one in above if places.get(one) is not None), None)


def must_be_of_another(actor: str, acted: Collection[str]) -> None:
    """Refuses with OwnAct."""
    if actor in acted:
        raise OwnAct()


def must_reach(level: ScopeKind, reached: Collection[ScopeKind]) -> None:
    """One of the levels that the supervisor holds is that of the card, or one above. Refuses with GoneUp."""
    if not any(LEVELS.index(one) >= LEVELS.index(level) for one in reached if one in LEVELS):
        raise GoneUp(level=level)
