"""Bills on a personal page 网页账单: which kinds there are, and what a line of a run must say. Money is in fen."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import written


class BillKind(StrEnum):
    """What a body lets people know month by month."""

    SOCIAL = "social"
    MEDICAL = "medical"
    FUND = "fund"
    WATER = "water"
    POWER = "power"
    GAS = "gas"
    OTHER = "other"


UTILITIES = frozenset({BillKind.WATER, BillKind.POWER, BillKind.GAS})
MOST_PARTS = 20
MOST_FEN = 2**62


class RunUnsound(Refusal):
    """A run that a body sent cannot be read at this line; none of it is taken in."""

    code: ClassVar[str] = "pagebill.run_unsound"
    line: int


@snapshot
class SentRun:
    """What a body says of a run: under which number, of what kind, for which month, in whose name."""

    number: str
    kind: str
    period: str
    issuer: str
    """The social credit code of the body."""
    lines: int
    """How many lines it has: fewer came whole only when so many came."""


@snapshot
class SentBill:
    """One line of a run: whose it is, how much, of what, and by when; the number is kept as a keyed hash alone."""

    number: str
    fen: int
    parts: tuple[tuple[str, int], ...]
    due: date | None = None


def must_be_sound(run: SentRun, bills: Iterable[SentBill]) -> None:
    """Every line has an owner, and its parts add up; as many came as were said. Refuses with RunUnsound."""
    count = 0
    for count, one in enumerate(bills, start=1):
        if not one.number.strip() or not one.parts or len(one.parts) > MOST_PARTS:
            raise RunUnsound(line=count)
        _must_be_kept(one, count)
        if sum(fen for _, fen in one.parts) != one.fen:
            raise RunUnsound(line=count)
    if count != run.lines:
        raise RunUnsound(line=count)


def _must_be_kept(one: SentBill, line: int) -> None:
    try:
        for what, _ in one.parts:
            written(what[:100], "parts")
        sound = all(abs(fen) <= MOST_FEN for fen in (one.fen, *(fen for _, fen in one.parts)))
    except Refusal:
        sound = False
    if not sound:
        raise RunUnsound(line=line)
