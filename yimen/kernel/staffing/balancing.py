"""Balancing 统盘考虑: who has most to do and who least, and what it would be like if one helped the other."""

from collections.abc import Sequence

from yimen.kernel.snapshot import snapshot

FEWEST = 3
"""A division that stands alone has three to five people."""
MOST_PROPOSALS = 5


@snapshot
class Loaded:
    """What somebody did in a span of time."""

    name: str
    ref: str
    windows: str
    acts: int
    minutes: int
    visits: int


@snapshot
class Proposal:
    """One person stands in for another half the difference of the time: before and after, in minutes."""

    helped: Loaded
    helper: Loaded
    moved: int

    @property
    def before(self) -> tuple[int, int]:
        return self.helped.minutes, self.helper.minutes

    @property
    def after(self) -> tuple[int, int]:
        return self.helped.minutes - self.moved, self.helper.minutes + self.moved


def propose(found: Sequence[Loaded]) -> tuple[Proposal, ...]:
    """The busiest with the least busy, the next with the next, as long as one has twice as much as the other."""
    order = sorted(found, key=lambda one: (-one.minutes, one.ref))
    pairs = zip(order, reversed(order), strict=True)
    made = [
        Proposal(busy, idle, (busy.minutes - idle.minutes) // 2)
        for n, (busy, idle) in enumerate(pairs)
        if n < len(order) // 2 and busy.minutes > 2 * idle.minutes
    ]
    return tuple(made[:MOST_PROPOSALS])
