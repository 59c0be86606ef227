"""The life of a parcel 寄递件, and what a carrier's word does to it: words come twice, late and out of order.

A parcel that was lost is found again when it is received, or when it was seen after the loss. What the carrier says of
a parcel that has arrived or come back is kept, and changes nothing.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from yimen.kernel.lifecycle import Lifecycle


class Direction(StrEnum):
    """Originals to the office, or the result to the applicant."""

    IN = "in"
    OUT = "out"


class ParcelState(StrEnum):
    WANTED = "wanted"
    POSTED = "posted"
    ON_THE_WAY = "on_the_way"
    RECEIVED = "received"
    RETURNED = "returned"
    LOST = "lost"
    REPLACED = "replaced"
    CANCELLED = "cancelled"


class ParcelMove(StrEnum):
    POST = "post"
    PICK_UP = "pick_up"
    RECEIVE = "receive"
    RETURN = "return"
    LOSE = "lose"
    FIND = "find"
    REPLACE = "replace"
    CANCEL = "cancel"


class CarrierWord(StrEnum):
    """What a carrier tells of a parcel: picked up, seen on its way, received, returned to sender, lost."""

    PICKED_UP = "picked_up"
    UNDER_WAY = "under_way"
    RECEIVED = "received"
    RETURNED = "returned"
    LOST = "lost"


_S, _M, _W = ParcelState, ParcelMove, CarrierWord
_MOVING = frozenset({_S.POSTED, _S.ON_THE_WAY})
SILENT = timedelta(days=10)
"""So long a carrier may say nothing before a parcel can be called lost."""
OPEN = frozenset({_S.WANTED, _S.POSTED, _S.ON_THE_WAY, _S.LOST})
"""States in which a parcel may still arrive; a case has one such parcel in each direction."""

PARCEL_LIFE: Lifecycle[ParcelState, ParcelMove] = Lifecycle(
    start=_S.WANTED,
    moves={
        _M.POST: (frozenset({_S.WANTED}), _S.POSTED),
        _M.PICK_UP: (frozenset({_S.POSTED}), _S.ON_THE_WAY),
        _M.RECEIVE: (_MOVING | {_S.LOST}, _S.RECEIVED),
        _M.RETURN: (_MOVING | {_S.LOST}, _S.RETURNED),
        _M.LOSE: (_MOVING, _S.LOST),
        _M.FIND: (frozenset({_S.LOST}), _S.ON_THE_WAY),
        _M.REPLACE: (frozenset({_S.LOST, _S.RETURNED}), _S.REPLACED),
        _M.CANCEL: (frozenset({_S.WANTED, _S.POSTED}), _S.CANCELLED),
    },
)


def heard(state: ParcelState, word: CarrierWord, happened_at: datetime, latest: datetime | None) -> ParcelMove | None:
    """What a word moves; None: it is kept and moves nothing. `latest` is the newest moment that was told of so far."""
    newest = latest is None or happened_at > latest
    match word:
        case _W.RECEIVED if state in PARCEL_LIFE.moves[_M.RECEIVE][0]:
            return _M.RECEIVE
        case _W.RETURNED if state in PARCEL_LIFE.moves[_M.RETURN][0]:
            return _M.RETURN
        case _W.LOST if state in _MOVING and newest:
            return _M.LOSE
        case _W.PICKED_UP | _W.UNDER_WAY if state is _S.POSTED:
            return _M.PICK_UP
        case _W.PICKED_UP | _W.UNDER_WAY if state is _S.LOST and newest:
            return _M.FIND
        case _:
            return None


def is_silent(now: datetime, posted_at: datetime, latest: datetime | None) -> str:
    """yes: the carrier has said nothing for so long that the parcel may be called lost."""
    return "yes" if now - max(posted_at, latest or posted_at) > SILENT else "no"
