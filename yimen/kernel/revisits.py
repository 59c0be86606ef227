"""Re-visits 随机回访: who is called after a case, and by whom; drawn so that nobody steers it and anybody draws again.

The draw is made of two words, as that of the spot checks: a secret that is told by its digest before the witness says
the second. Whoever had a hand in a case, or works where it was handled, never asks about it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.complaint import ComplaintKind
from yimen.kernel.evaluation import Said, speaks_against
from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal

LEAST_CALLERS = 2
"""So many may ask about a case, so that nobody who names them says who it will be."""
LEAST_TIMES = 3
"""From so many times as many cases is drawn, or from all that there are: else who names the months names the cases."""
MOST_POOL = 2000
MOST_DRAWN = 50
WAITS_FOR_WITNESS = 5
"""So many working days a draw waits for its witness; then it has lapsed, and another may be announced."""
LEAST_TOLD = 5
"""How many complaints came of a draw is told from so many answers on: of fewer it would say whose they are."""
TRIES = 3
"""So often somebody is called before they count as not reached."""


class RevisitState(StrEnum):
    DRAWN = "drawn"
    ANSWERED = "answered"
    UNREACHED = "unreached"


class RevisitMove(StrEnum):
    ANSWER = "answer"
    GIVE_UP = "give_up"


_S, _M = RevisitState, RevisitMove
REVISIT_LIFE: Lifecycle[RevisitState, RevisitMove] = Lifecycle(
    start=_S.DRAWN,
    moves={
        _M.ANSWER: (frozenset({_S.DRAWN}), _S.ANSWERED),
        _M.GIVE_UP: (frozenset({_S.DRAWN}), _S.UNREACHED),
    },
)


class Wish(StrEnum):
    """What becomes of what was bad is for who was called to say; nobody complains in their name unasked."""

    OWN_NAME = "own_name"
    NAMELESS = "nameless"
    NONE = "none"


class NobodyToCall(Refusal):
    """Fewer cases were decided there in these days than are to be drawn, or more than one draw takes."""

    code: ClassVar[str] = "revisits.nobody_to_call"
    cases: int


class TooFewCallers(Refusal):
    """For some case fewer than two of those named may ask; others are named beside them."""

    code: ClassVar[str] = "revisits.too_few_callers"
    cases: int


class RevisitsTooNarrow(Refusal):
    """There would be fewer than three times as many cases as are drawn, though the centre has more."""

    code: ClassVar[str] = "revisits.too_narrow"
    least: int


class AnnouncerCalls(Refusal):
    """Who announces a draw is none of those who call."""

    code: ClassVar[str] = "revisits.announcer_calls"


Pool = Mapping[str, frozenset[str]]
"""Every case that may be drawn, and who may never ask about it."""


def told_pool(pool: Pool, callers: Sequence[str], how_many: int) -> bytes:
    """Everything that is drawn from, as it is committed to before the draw."""
    rows = (f"{ref} {','.join(sorted(barred))}" for ref, barred in sorted(pool.items()))
    return "\n".join((*rows, *sorted(callers), str(how_many))).encode()


def must_be_drawable(pool: Pool, callers: Sequence[str], how_many: int) -> None:
    """Refuses with NobodyToCall or TooFewCallers."""
    if not 1 <= how_many <= min(len(pool), MOST_DRAWN) or len(pool) > MOST_POOL:
        raise NobodyToCall(cases=len(pool))
    if short := sum(len(set(callers) - barred) < LEAST_CALLERS for barred in pool.values()):
        raise TooFewCallers(cases=short)


def must_not_choose(cases: int, everything: int, how_many: int) -> None:
    """Refuses with RevisitsTooNarrow when more could be drawn from, and it would be too few."""
    if cases < min(LEAST_TIMES * how_many, everything):
        raise RevisitsTooNarrow(least=LEAST_TIMES * how_many)


def drawn(pool: Pool, callers: Sequence[str], how_many: int, seed: str) -> tuple[tuple[str, str], ...]:
    """The cases whose lots come first, each with the caller whose lot comes first among who may ask."""
    first = sorted(pool, key=lambda ref: (_lot(seed, ref), ref))[:how_many]
    return tuple(
        (ref, min(set(callers) - pool[ref], key=lambda one: (_lot(seed, f"{ref} {one}"), one))) for ref in first
    )


def _lot(seed: str, of: str) -> bytes:
    return hashlib.sha256(f"{seed}\x1f{of}".encode()).digest()


def complained_of(said: Said) -> ComplaintKind | None:
    """What a bad answer is a complaint of: gifts before papers, papers before delay; a bad grade alone does not say.

    None: nothing was bad."""
    against = speaks_against(said)
    if "paid" in against:
        return ComplaintKind.INTEGRITY
    if "extra" in against:
        return ComplaintKind.DEMANDS
    if "on_time" in against:
        return ComplaintKind.DELAY
    return ComplaintKind.OTHER if said.bad == "yes" else None
