"""Waiting 等候: how long somebody will wait, worked out of how long the last were served; or why nobody can say.

Whoever has n before them waits until n + 1 counters have become free. A counter that serves nobody is free at once; the
others become free one after another, so many in the time that one visitor takes. Held against a simulated hall in
tests/kernel/test_waiting.py.
"""

from collections.abc import Collection
from enum import StrEnum
from math import ceil

from yimen.kernel.snapshot import snapshot

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


@snapshot
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


def too_long(waiting: int, counters: int, minutes: int | None) -> bool:
    """Whether one more counter should open: somebody waits and none is open, or longer than people are meant to."""
    return waiting > 0 and (counters == 0 or (minutes is not None and minutes > TARGET_MINUTES))


class When(StrEnum):
    """When somebody is advised to come."""

    NOW = "now"
    LATER = "later"
    UNKNOWN = "unknown"
    """Nobody can say: book a time."""


@snapshot
class Advice:
    """When to come, and about how many minutes one waits then; the hour for later."""

    when: When
    hour: int | None = None
    minutes: int | None = None


def advise(now_minutes: int | None, later: Collection[tuple[int, float]]) -> Advice:
    """When to come: now, while nobody waits longer than they are meant to; else in the quietest hour, if better.

    `now_minutes` is None when the doors are closed or nobody can say; `later` are hours to come with their usual wait.
    """
    quiet = quietest(later)
    best = ceil(quiet[1]) if quiet is not None else None
    if now_minutes is not None and (now_minutes <= TARGET_MINUTES or best is None or now_minutes <= best):
        return Advice(When.NOW, None, now_minutes)
    if quiet is not None:
        return Advice(When.LATER, quiet[0], best)
    return Advice(When.UNKNOWN)


def quietest(hours: Collection[tuple[int, float]]) -> tuple[int, float] | None:
    """The hour in which people wait least, with the minutes that they wait there; the earliest of several."""
    return min(hours, key=lambda hour: (hour[1], hour[0])) if hours else None
