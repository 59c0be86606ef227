"""The life of a coordination meeting 会商: called, minuted, issued; who must have been there or have written.

What was decided binds an office when its people were there, or had written what they think of every point.
"""

from collections.abc import Iterable, Mapping, Set
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal

STANDING = 5
"""How many departments always sit at a 5+X meeting."""


class CoordinationKind(StrEnum):
    FIVE_X = "five_x"
    DEPARTMENTS = "departments"


class CoordinationState(StrEnum):
    CALLED = "called"
    MINUTED = "minuted"
    ISSUED = "issued"
    CALLED_OFF = "called_off"


class CoordinationMove(StrEnum):
    MINUTE = "minute"
    ISSUE = "issue"
    CALL_OFF = "call_off"


class PointSource(StrEnum):
    """What is stuck: an opinion of a joint approval, a question about a site, a sitting, a card; or what is brought."""

    OPINION = "opinion"
    SITE = "site"
    SITTING = "sitting"
    CARD = "card"
    BROUGHT = "brought"


class Stance(StrEnum):
    AGREE = "agree"
    CONDITIONS = "conditions"
    DISAGREE = "disagree"


_S, _M = CoordinationState, CoordinationMove

COORDINATION_LIFE: Lifecycle[CoordinationState, CoordinationMove] = Lifecycle(
    start=_S.CALLED,
    moves={
        _M.MINUTE: (frozenset({_S.CALLED, _S.MINUTED}), _S.MINUTED),
        _M.ISSUE: (frozenset({_S.MINUTED}), _S.ISSUED),
        _M.CALL_OFF: (frozenset({_S.CALLED}), _S.CALLED_OFF),
    },
)


class FiveMissing(Refusal):
    """A 5+X meeting is called with five standing departments and at least one that the projects ask for."""

    code: ClassVar[str] = "coordinations.five_missing"
    standing: int
    others: int


class TwoNeeded(Refusal):
    """A meeting of departments is one of at least two."""

    code: ClassVar[str] = "coordinations.two_needed"


class SeatsEmpty(Refusal):
    """An office that had to be there neither came nor wrote its opinion on every point."""

    code: ClassVar[str] = "coordinations.seats_empty"
    offices: tuple[str, ...]


def must_be_full(kind: str, standing: int, offices: int) -> None:
    """Refuses with FiveMissing or TwoNeeded."""
    if kind == CoordinationKind.FIVE_X and (standing != STANDING or offices <= STANDING):
        raise FiveMissing(standing=standing, others=max(offices - standing, 0))
    if offices < 2:
        raise TwoNeeded()


def must_have_sat(
    needed: Set[int], came: Set[int], wrote: Mapping[int, Set[int]], points: Iterable[int], names: Mapping[int, str]
) -> None:
    """Everybody needed came, or wrote on every point; refuses with SeatsEmpty."""
    every = set(points)
    absent = sorted(one for one in needed - came if not every <= wrote.get(one, frozenset()))
    if absent:
        raise SeatsEmpty(offices=tuple(names.get(one, "") for one in absent))
