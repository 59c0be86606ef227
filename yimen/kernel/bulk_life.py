"""The life of a bulk work 批量任务: looked at first, confirmed by who asked, then done line by line.

An export has no effect that could be looked at first: it is done from waiting.
"""

from enum import StrEnum

from yimen.kernel.lifecycle import Lifecycle


class BulkState(StrEnum):
    WAITING = "waiting"
    LOOKED = "looked"
    CONFIRMED = "confirmed"
    DONE = "done"
    STOPPED = "stopped"


class BulkMove(StrEnum):
    SHOW = "show"
    CONFIRM = "confirm"
    FINISH = "finish"
    STOP = "stop"


_S, _M = BulkState, BulkMove

#: States in which the worker has something to do.
UNDER_WORK = frozenset({_S.WAITING, _S.CONFIRMED})

BULK_LIFE: Lifecycle[BulkState, BulkMove] = Lifecycle(
    start=_S.WAITING,
    moves={
        _M.SHOW: (frozenset({_S.WAITING}), _S.LOOKED),
        _M.CONFIRM: (frozenset({_S.LOOKED}), _S.CONFIRMED),
        _M.FINISH: (frozenset({_S.WAITING, _S.CONFIRMED}), _S.DONE),
        # What is done already stays done, line by line; the rest is left.
        _M.STOP: (frozenset({_S.WAITING, _S.LOOKED, _S.CONFIRMED}), _S.STOPPED),
    },
)
