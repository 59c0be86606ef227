"""Supplements 补件 after acceptance: how long one may take, how it ends, and what it stops.

It stops the promise and nothing but the promise; the statute stops for the eight procedures of art. 45 alone
(kernel.time.deadline.STOPS). What the item does not list is asked by nobody, before acceptance or after it.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal

LONGEST = 30
"""Calendar days for which the promise may wait; as long as a correction before acceptance."""


class Ended(StrEnum):
    """How a supplement ends."""

    ANSWERED = "answered"
    """Everything came, and the applicant said so."""
    GIVEN_UP = "given_up"
    """The office goes on without it, and says why."""


class SupplementTime(Refusal):
    """A supplement gives the applicant at least one day, and the promise waits no longer than so many."""

    code: ClassVar[str] = "supplement.time"
    most: int


class SupplementOpen(Refusal):
    """Something has been asked of the applicant already; it is answered or given up first."""

    code: ClassVar[str] = "supplement.open"


class SupplementOutstanding(Refusal):
    """What was asked of the applicant is outstanding: decide when it has come, or go on without it and say why."""

    code: ClassVar[str] = "supplement.outstanding"


class SupplementUnknown(Refusal):
    """There is no such supplement for this actor."""

    code: ClassVar[str] = "supplement.unknown"
    ref: str


class SupplementClosed(Refusal):
    """The supplement has ended: it was answered, given up, or the case is over."""

    code: ClassVar[str] = "supplement.closed"


class NotAskedFor(Refusal):
    """This material was not asked for."""

    code: ClassVar[str] = "supplement.not_asked_for"
    material: str


class SupplementIncomplete(Refusal):
    """A material that was asked for has nothing new yet."""

    code: ClassVar[str] = "supplement.incomplete"
    material: str


def must_give_time(days: int) -> None:
    if not 1 <= days <= LONGEST:
        raise SupplementTime(most=LONGEST)


def must_be_whole(asked: Iterable[tuple[str, str]], came: Collection[str]) -> None:
    """Something came for every material that was asked for, named (code, name)."""
    for code, name in asked:
        if code not in came:
            raise SupplementIncomplete(material=name)
