"""Reconciliation 对账: the day file of a payment gateway held against our own records, every difference named once.

Pure: two lists in, differences out. What is done about a difference is for named people.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class Flow(StrEnum):
    """Which way money went."""

    PAID = "paid"
    REFUNDED = "refunded"


class Gap(StrEnum):
    """How the two sides differ."""

    MISSING_HERE = "missing_here"
    """The gateway has money of which we know nothing: a callback never came, or it was refused."""
    MISSING_THERE = "missing_there"
    """We believe in money that the gateway does not have."""
    AMOUNT_DIFFERS = "amount_differs"


@snapshot
class Booking:
    """One movement of money as one side has it: by our own reference (of the order, or of the refund)."""

    flow: Flow
    ref: str
    fen: int
    trade_no: str = ""


@snapshot
class Difference:
    """Where the two sides differ about one movement."""

    gap: Gap
    flow: Flow
    ref: str
    ours: int
    theirs: int
    trade_no: str = ""


def differences(ours: Iterable[Booking], theirs: Iterable[Booking]) -> tuple[Difference, ...]:
    """Every movement on which the two sides do not agree, in a stable order."""
    here, there = _by_ref(ours), _by_ref(theirs)
    found = list[Difference]()
    for flow, ref in sorted({*here, *there}):
        mine, other = here.get((flow, ref)), there.get((flow, ref))
        if mine is None and other is not None:
            found.append(Difference(Gap.MISSING_HERE, flow, ref, 0, other.fen, other.trade_no))
        elif mine is not None and other is None:
            found.append(Difference(Gap.MISSING_THERE, flow, ref, mine.fen, 0, mine.trade_no))
        elif mine is not None and other is not None and mine.fen != other.fen:
            found.append(Difference(Gap.AMOUNT_DIFFERS, flow, ref, mine.fen, other.fen, other.trade_no))
    return tuple(found)


def total(bookings: Iterable[Booking]) -> int:
    """What came in, less what went out."""
    return sum(one.fen if one.flow is Flow.PAID else -one.fen for one in bookings)


def _by_ref(bookings: Iterable[Booking]) -> Mapping[tuple[Flow, str], Booking]:
    """By flow and reference; the same movement told twice in a file is one."""
    return {(one.flow, one.ref): one for one in bookings}
