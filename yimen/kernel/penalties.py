"""Penalties 行政处罚: what a standard of discretion allows, and whether a penalty lies within it. Money is in fen.

A standard answers for one violation in one grade of circumstances 情节; the rule never asks who was punished.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

MOST_FEN = 10**13


class Grade(StrEnum):
    """How grave the circumstances are 裁量阶次."""

    EXEMPT = "exempt"
    """不予处罚: a slight violation, put right in time; nothing but a warning at most."""
    MITIGATED = "mitigated"
    """减轻: below what the law names."""
    LENIENT = "lenient"
    """从轻."""
    ORDINARY = "ordinary"
    """一般."""
    SEVERE = "severe"
    """从重."""


class Sanction(StrEnum):
    """The kinds of penalties of the law (行政处罚法 art. 9)."""

    WARNING = "warning"
    CRITICISM = "criticism"
    FINE = "fine"
    CONFISCATION = "confiscation"
    SUSPENSION = "suspension"
    REVOCATION = "revocation"


class PenaltyFinding(StrEnum):
    """What weighing a penalty against its standard comes to."""

    WITHIN = "within"
    NO_STANDARD = "no_standard"
    OTHER_KIND = "other_kind"
    BELOW = "below"
    ABOVE = "above"


class Answer(StrEnum):
    """How supervision closes an alarm."""

    JUSTIFIED = "justified"
    """The reasons for leaving the range hold."""
    CORRECTED = "corrected"
    """The office put the penalty right."""
    REFERRED = "referred"
    """Handed on to those who call to account."""


class RangeUnfit(Refusal):
    """A range without a kind, that ends before it begins, or with money and no fine (or the other way round)."""

    code: ClassVar[str] = "penalties.range_unfit"


class SanctionUnfit(Refusal):
    """A penalty without a kind, or with money and no fine (or the other way round)."""

    code: ClassVar[str] = "penalties.sanction_unfit"


@snapshot
class Discretion:
    """What an office may impose for a violation under these circumstances: kinds, and a range of money."""

    violation: str
    grade: Grade
    circumstances: str
    kinds: tuple[Sanction, ...]
    least_fen: int
    most_fen: int


@snapshot
class Imposed:
    """A penalty as an office imposed it: number of the decision and of its file, for what, which kinds, how much."""

    number: str
    file_number: str
    violation: str
    grade: Grade
    kinds: tuple[Sanction, ...]
    fen: int
    day: date
    code: str = ""
    """The credit code of an organisation that was punished; of a person nothing is kept."""


def in_order(kinds: Iterable[str]) -> tuple[Sanction, ...]:
    """Kinds once each, in the order of the law; what is no kind is left out."""
    said = frozenset(kinds)
    return tuple(kind for kind in Sanction if kind in said)


def must_be_range(kinds: tuple[Sanction, ...], least_fen: int, most_fen: int) -> None:
    """A range that can be: some kind, money exactly where there is a fine; refuses with RangeUnfit."""
    if not kinds or not 0 <= least_fen <= most_fen <= MOST_FEN or (Sanction.FINE in kinds) != (most_fen > 0):
        raise RangeUnfit()


def must_be_imposed(kinds: tuple[Sanction, ...], fen: int) -> None:
    """A penalty that can be: some kind, money exactly where there is a fine; refuses with SanctionUnfit."""
    if not kinds or not 0 <= fen <= MOST_FEN or (Sanction.FINE in kinds) != (fen > 0):
        raise SanctionUnfit()


def weigh(allowed: Discretion | None, kinds: tuple[Sanction, ...], fen: int) -> PenaltyFinding:
    """Whether a penalty lies within what its standard allows; a fine that is asked for and left out lies below."""
    if allowed is None:
        return PenaltyFinding.NO_STANDARD
    if not frozenset(kinds) <= frozenset(allowed.kinds):
        return PenaltyFinding.OTHER_KIND
    if fen < allowed.least_fen:
        return PenaltyFinding.BELOW
    return PenaltyFinding.ABOVE if fen > allowed.most_fen else PenaltyFinding.WITHIN
