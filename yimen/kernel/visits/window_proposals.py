"""Window proposals 增窗并窗: when counters that many come to get one more, and those that few come to are merged.

Measured in people per counter and working day and in minutes that they waited; the thresholds are set by the centre.
"""

from enum import StrEnum
from fractions import Fraction

from yimen.kernel.snapshot import snapshot


class ProposalKind(StrEnum):
    """One more counter, or one fewer."""

    ADD = "add"
    MERGE = "merge"


class ProposalAnswer(StrEnum):
    """What the manager said of a proposal."""

    CONFIRMED = "confirmed"
    DECLINED = "declined"


@snapshot
class Threshold:
    """From how many people per counter and day one more is due, up to how many one fewer, how long one may wait."""

    many: int
    few: int
    wait_minutes: int
    measure_days: int
    """So long after it was confirmed the effect is measured."""


USUAL = Threshold(many=40, few=5, wait_minutes=20, measure_days=30)


@snapshot
class Work:
    """What counters did in some working days: who came, and how long those with a ticket waited, together."""

    counters: int
    days: int
    arrivals: int
    waited: int = 0
    called: int = 0

    @property
    def per_day(self) -> Fraction:
        """People per counter and working day."""
        whole = self.counters * self.days
        return Fraction(self.arrivals, whole) if whole else Fraction(0)

    @property
    def wait(self) -> Fraction:
        """Minutes that one waited on average."""
        return Fraction(self.waited, self.called) if self.called else Fraction(0)


def proposed(work: Work, threshold: Threshold) -> ProposalKind | None:
    """What the figures propose. Counters at which people wait too long are never merged; none that were never open."""
    if not work.counters or not work.days:
        return None
    if work.per_day >= threshold.many or (work.called and work.wait > threshold.wait_minutes):
        return ProposalKind.ADD
    return ProposalKind.MERGE if work.per_day <= threshold.few else None
