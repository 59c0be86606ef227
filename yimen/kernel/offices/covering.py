"""Covering: who takes a post while its holders are away, and which shares of a centre's staff must be formal.

A span runs from its first moment up to, not including, its last; one without an end is still open.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.spans import Span

LEAST_FORMAL = 65
"""Of a hundred people posted at a centre, at least so many are formal 在编; 以上 includes the number itself."""


@snapshot
class Candidate:
    """Somebody who may take the post: the spans in which they could, and those in which they are away."""

    staff_id: int
    there: tuple[Span, ...]
    away: tuple[Span, ...]

    def can(self, moment: datetime) -> bool:
        return _within(self.there, moment) and not _within(self.away, moment)


@snapshot
class Cover:
    """One stretch of time and who has the post in it; None: nobody, which is an alarm."""

    staff_id: int | None
    begins: datetime
    ends: datetime


def covers(candidates: Sequence[Candidate], begins: datetime, ends: datetime) -> tuple[Cover, ...]:
    """Who has the post from moment to moment: always the first of the candidates who can."""
    found: list[Cover] = []
    marks = sorted({begins, ends, *_edges(candidates, begins, ends)})
    for since, until in itertools.pairwise(marks):
        who = next((one.staff_id for one in candidates if one.can(since)), None)
        if found and found[-1].staff_id == who:
            found[-1] = Cover(who, found[-1].begins, until)
        else:
            found.append(Cover(who, since, until))
    return tuple(found)


def _edges(candidates: Iterable[Candidate], begins: datetime, ends: datetime) -> Iterator[datetime]:
    for one in candidates:
        for span in (*one.there, *one.away):
            yield from (edge for edge in span if edge is not None and begins < edge < ends)


def _within(spans: Iterable[Span], moment: datetime) -> bool:
    return any(since <= moment and (until is None or moment < until) for since, until in spans)


def formal_enough(formal: int, posted: int) -> bool:
    """Whether so many formal among so many posted keep the share."""
    return formal * 100 >= LEAST_FORMAL * posted
