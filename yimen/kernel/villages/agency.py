"""Agency 代办: what a mandate given at a village point must say. Bounded in scope and in time, never for everything."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.refusal import Refusal

LONGEST = timedelta(days=366)
MOST_ITEMS = 20


class ProofWay(StrEnum):
    """How a mandate was given at the point: on paper, which is scanned, or by the villager on their own phone."""

    PAPER = "paper"
    PHONE = "phone"


class MandateUnbounded(Refusal):
    """A mandate given at a point ends, and at the latest after a year."""

    code: ClassVar[str] = "agency.mandate_unbounded"
    days: int


class NothingEntrusted(Refusal):
    """A mandate given at a point names the items in which the agent acts, and not more than can be read."""

    code: ClassVar[str] = "agency.nothing_entrusted"
    most: int


def must_be_bounded(items: Sequence[str], now: datetime, until: datetime) -> tuple[str, ...]:
    """The items of a mandate, each once; refuses with NothingEntrusted or MandateUnbounded."""
    named = tuple(dict.fromkeys(item for item in items if item.strip()))
    if not 0 < len(named) <= MOST_ITEMS:
        raise NothingEntrusted(most=MOST_ITEMS)
    if not now < until <= now + LONGEST:
        raise MandateUnbounded(days=LONGEST.days)
    return named
