"""Streamlining: what a catalogue asks at two moments, item by item. Pure: rates are fractions, never rounded."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from yimen.kernel.publication import minutes
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import TimeLimit


@snapshot
class Measure:
    """What an item asks of people at a moment, in figures."""

    materials: int
    copies: int
    """Originals and copies that are handed in, of all materials together."""
    steps: int
    promised: TimeLimit | None
    digest: str
    """Of everything it says: two moments with another one are two texts."""

    @property
    def time(self) -> Decimal | None:
        """The promise as minutes of office time, for comparison only."""
        return None if self.promised is None else minutes(self.promised)


@snapshot
class Total:
    """A figure before and after, over the items that are there at both moments."""

    before: int
    after: int

    @property
    def rate(self) -> Fraction | None:
        """(before - after) / before; None when there was nothing."""
        return rate(self.before, self.after)


@snapshot
class Streamlined:
    """A catalogue before and after: how many items, and what became of those that are there at both moments."""

    items: Total
    begun: int
    ended: int
    changed: int
    shortened: int
    """Items whose promise is shorter than it was."""
    lengthened: int
    fewer_materials: int
    fewer_steps: int
    materials: Total
    copies: Total
    steps: Total


def rate(before: int, after: int) -> Fraction | None:
    """The streamlining rate 精简率; None when there was nothing to streamline."""
    return Fraction(before - after, before) if before else None


def streamlined(before: Mapping[str, Measure], after: Mapping[str, Measure]) -> Streamlined:
    """What changed between two catalogues, named by the refs of their items."""
    both = [(before[ref], after[ref]) for ref in before.keys() & after.keys()]

    def of(figure: Callable[[Measure], int]) -> Total:
        return Total(sum(figure(old) for old, _ in both), sum(figure(new) for _, new in both))

    timed = [(old.time, new.time) for old, new in both if old.time is not None and new.time is not None]
    return Streamlined(
        items=Total(len(before), len(after)),
        begun=len(after.keys() - before.keys()),
        ended=len(before.keys() - after.keys()),
        changed=sum(old.digest != new.digest for old, new in both),
        shortened=sum(new < old for old, new in timed),
        lengthened=sum(new > old for old, new in timed),
        fewer_materials=sum(new.materials < old.materials for old, new in both),
        fewer_steps=sum(new.steps < old.steps for old, new in both),
        materials=of(lambda one: one.materials),
        copies=of(lambda one: one.copies),
        steps=of(lambda one: one.steps),
    )
