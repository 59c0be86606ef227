"""The life of a consignment 集中代办批次: packed in the village, carried, signed over piece by piece in the town.

A difference between what was sent and what came is named, and settled before the consignment ends. Clocks of the cases
are none of its business: each case keeps its own receipt.
"""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class ConsignmentState(StrEnum):
    PACKING = "packing"
    ON_THE_WAY = "on_the_way"
    SIGNED_OVER = "signed_over"
    DIFFERING = "differing"
    SETTLED = "settled"
    CALLED_OFF = "called_off"


class ConsignmentMove(StrEnum):
    SET_OUT = "set_out"
    SIGN_OVER = "sign_over"
    NAME_DIFFERENCES = "name_differences"
    SETTLE = "settle"
    CALL_OFF = "call_off"


_S, _M = ConsignmentState, ConsignmentMove

CONSIGNMENT_LIFE: Lifecycle[ConsignmentState, ConsignmentMove] = Lifecycle(
    start=_S.PACKING,
    moves={
        _M.SET_OUT: (frozenset({_S.PACKING}), _S.ON_THE_WAY),
        _M.SIGN_OVER: (frozenset({_S.ON_THE_WAY}), _S.SIGNED_OVER),
        _M.NAME_DIFFERENCES: (frozenset({_S.ON_THE_WAY}), _S.DIFFERING),
        _M.SETTLE: (frozenset({_S.DIFFERING}), _S.SETTLED),
        _M.CALL_OFF: (frozenset({_S.PACKING}), _S.CALLED_OFF),
    },
)


class NotAllChecked(Refusal):
    """Every case of a consignment is checked by itself before the whole is signed for."""

    code: ClassVar[str] = "consignment.not_all_checked"
    left: int


@snapshot
class Difference:
    """What of a case was sent and did not come, and what came without having been sent."""

    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra)


def difference(sent: Collection[str], came: Collection[str]) -> Difference:
    """Sent against came, each in a stable order."""
    return Difference(tuple(sorted(set(sent) - set(came))), tuple(sorted(set(came) - set(sent))))


def signing(lines: Sequence[tuple[Collection[str], Collection[str] | None]]) -> ConsignmentMove:
    """What signing for the whole means: all of it right, or with differences. `None`: not checked yet.

    Refuses with NotAllChecked.
    """
    left = sum(1 for _, came in lines if came is None)
    if left or not lines:
        raise NotAllChecked(left=left)
    differs = any(difference(sent, came or ()) for sent, came in lines)
    return _M.NAME_DIFFERENCES if differs else _M.SIGN_OVER
