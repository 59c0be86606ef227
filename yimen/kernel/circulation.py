"""Circulation of papers 物料流转: what is on paper, where it may go, and when it need not go at all. Pure.

Pictures travel by themselves. A paper leaves the counter only with a reason once its picture lies on the case.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class PieceKind(StrEnum):
    """What goes from hand to hand."""

    ORIGINAL = "original"
    SAMPLE = "sample"
    COPY = "copy"


class PieceEnd(StrEnum):
    """How its way ended."""

    RETURNED = "returned"
    LOST = "lost"


class NotItsWay(Refusal):
    """A paper goes to desks on the way of its case and back to the counter, and nowhere else."""

    code: ClassVar[str] = "circulation.not_its_way"


class PictureSuffices(Refusal):
    """A picture of it lies on the case: the paper itself goes on only with a reason."""

    code: ClassVar[str] = "circulation.picture_suffices"


def must_be_on_the_way(to_post: int, way: Collection[int]) -> None:
    """The desk stands on the way of the case; refuses with NotItsWay."""
    if to_post not in way:
        raise NotItsWay()


def must_be_needed(pictures: int, why: str) -> None:
    """The paper itself is needed there; refuses with PictureSuffices."""
    if pictures and not why.strip():
        raise PictureSuffices()
