"""Spells: sets of days made of dated terms, so that "since when" is worked out from the records and kept nowhere.

A spell begins with its first day and ends before its last; one without an end goes on. Pure: today comes in.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from yimen.kernel.snapshot import snapshot

Spell = tuple[date, date | None]


@snapshot
class Spells:
    """Days as spans in order that neither touch nor overlap."""

    spans: tuple[Spell, ...] = ()

    def __contains__(self, day: date) -> bool:
        return any(begins <= day and (ends is None or day < ends) for begins, ends in self.spans)

    def __and__(self, other: "Spells") -> "Spells":
        return at_least(2, (*self.spans, *other.spans))

    def __or__(self, other: "Spells") -> "Spells":
        return at_least(1, (*self.spans, *other.spans))

    def __sub__(self, other: "Spells") -> "Spells":
        return self & other.rest

    @property
    def rest(self) -> "Spells":
        """Every other day."""
        return Spells(tuple(self._gaps()))

    def _gaps(self) -> Iterator[Spell]:
        after: date | None = date.min
        for begins, ends in self.spans:
            if after is not None and after < begins:
                yield after, begins
            after = ends
        if after is not None:
            yield after, None

    def since(self, day: date) -> date | None:
        """The first day of the unbroken span that holds this day; None: no span does."""
        return next((begins for begins, ends in self.spans if begins <= day and (ends is None or day < ends)), None)


ALWAYS = Spells(((date.min, None),))
NEVER = Spells()


def spells(spans: Iterable[Spell]) -> Spells:
    """The days that lie in any of the spans."""
    return at_least(1, spans)


def at_least(number: int, spans: Iterable[Spell]) -> Spells:
    """The days that lie in so many of the spans; nothing is asked: every day."""
    if number <= 0:
        return ALWAYS
    return Spells(tuple(_merged(_covered(number, spans))))


def _covered(number: int, spans: Iterable[Spell]) -> Iterator[Spell]:
    changes: dict[date, int] = {}
    for begins, ends in spans:
        if ends is not None and ends <= begins:
            continue
        changes[begins] = changes.get(begins, 0) + 1
        if ends is not None:
            changes[ends] = changes.get(ends, 0) - 1
    deep, edges = 0, sorted(changes)
    for edge, following in pairwise([*edges, None]):
        assert edge is not None, "only the last has nothing after it"
        deep += changes[edge]
        if deep >= number:
            yield edge, following


def _merged(spans: Iterable[Spell]) -> Iterator[Spell]:
    open_since: date | None = None
    until: date | None = None
    for begins, ends in spans:
        if open_since is not None and until != begins:
            yield open_since, until
            open_since = None
        open_since, until = open_since or begins, ends
    if open_since is not None:
        yield open_since, until
