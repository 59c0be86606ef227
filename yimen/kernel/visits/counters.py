"""Counters 窗口值守: one is open, paused or closed, and only an open one calls. Who stands there is not known here.

Why a counter is opened by its clerk and not by a timetable: docs/decisions/0145.
"""

from enum import StrEnum

from yimen.kernel.lifecycle import Lifecycle


class CounterState(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class CounterMove(StrEnum):
    PAUSE = "pause"
    RESUME = "resume"
    CLOSE = "close"


class PausedFor(StrEnum):
    """Why a counter pauses, as it is shown to those who wait."""

    REST = "rest"
    ERRAND = "errand"
    TROUBLE = "trouble"


_S, _M = CounterState, CounterMove

COUNTER_LIFE: Lifecycle[CounterState, CounterMove] = Lifecycle(
    start=_S.OPEN,
    moves={
        _M.PAUSE: (frozenset({_S.OPEN}), _S.PAUSED),
        _M.RESUME: (frozenset({_S.PAUSED}), _S.OPEN),
        _M.CLOSE: (frozenset({_S.OPEN, _S.PAUSED}), _S.CLOSED),
    },
)
STAFFED = frozenset({_S.OPEN, _S.PAUSED})
"""A counter has one such session at a time, and so has a clerk."""
