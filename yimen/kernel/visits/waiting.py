"""Waiting 等候: how long somebody will wait, worked out of how long the last were served; or why nobody can say.

Whoever has n before them waits until n + 1 counters have become free. A counter that serves nobody is free at once; the
others become free one after another, so many in the time that one visitor takes. Held against a simulated hall in
tests/kernel/test_waiting.py.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

FEWEST = 3
"""Of fewer served visitors no mean is formed."""
RECENT, WITHIN_DAYS = 20, 7
"""So many of the last served count, as far as they were served within so many days."""
TARGET_MINUTES = 15
"""So long somebody is meant to wait at most."""


class Unknown(StrEnum):
    """Why nobody can say how long it takes."""

    NO_COUNTER = "no_counter"
    """No counter that takes it in is open."""
    TOO_FEW = "too_few"
    """Too few were served lately."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How a queue is served just now: its open counters, how many of them are free, how long the last ones took."""

    counters: int
    free: int
    counted: int
    mean_minutes: float


def minutes_to_wait(before: int, serving: Serving) -> int | Unknown:
    """How many minutes somebody waits who has so many before them; rounded up, never less than nothing."""
    if serving.counters <= 0:
        return Unknown.NO_COUNTER
    if serving.counted < FEWEST:
        return Unknown.TOO_FEW
    turns = max(before + 1 - max(serving.free, 0), 0)
    return ceil(round(turns * serving.mean_minutes / serving.counters, 6))


def quietest(hours: Collection[tuple[int, float]]) -> int | None:
    """The hour in which people wait least, of hours with the minutes that they wait there; the earliest of several."""
    return min(hours, key=lambda hour: (hour[1], hour[0]))[0] if hours else None
