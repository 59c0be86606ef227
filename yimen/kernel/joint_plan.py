"""The plan of a joint approval: which opinions are asked together, and when all of them will have been given.

Nobody draws groups: they follow from who needs whose answer. Whatever needs nothing starts together, and everything
else as early as its needs allow. A group starts at the moment at which the one before has joined, so that the whole
takes as long as its slowest members one after the other: the critical path.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.due import due_at
from yimen.kernel.time.limit import Limit
from yimen.kernel.time.worktime import WorkCalendar


class NeedUnknown(Refusal):
    """A part needs the answer of one that is not asked, or its own."""

    code: ClassVar[str] = "joint.need_unknown"
    need: str


class NeedsInACircle(Refusal):
    """Parts wait for each other: none of them could ever start."""

    code: ClassVar[str] = "joint.needs_in_a_circle"


@snapshot
class Need:
    """A part by its code, and the codes of those whose answers it needs first."""

    code: str
    needs: frozenset[str] = frozenset()


def groups_of(parts: Sequence[Need]) -> tuple[tuple[str, ...], ...]:
    """The parts in groups, each as early as its needs allow; refuses with NeedUnknown or NeedsInACircle."""
    known = {part.code for part in parts}
    for part in parts:
        for need in sorted(part.needs):
            if need not in known or need == part.code:
                raise NeedUnknown(need=need)
    groups: list[tuple[str, ...]] = []
    placed: set[str] = set()
    left = list(parts)
    while left:
        ready = tuple(part.code for part in left if part.needs <= placed)
        if not ready:
            raise NeedsInACircle()
        groups.append(ready)
        placed.update(ready)
        left = [part for part in left if part.code not in placed]
    return tuple(groups)


def is_concerned(when: Iterable[str], answers: Collection[str]) -> bool:
    """Whether a part has a place in a situation: each question that it names has one of its answers."""
    named: dict[str, set[str]] = {}
    for one in when:
        named.setdefault(one.partition(":")[0], set()).add(one)
    return all(options.intersection(answers) for options in named.values())


def groups_among(parts: Sequence[Need], there: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """The groups of those parts that are there; nobody waits for one that is not asked."""
    kept = [Need(part.code, part.needs.intersection(there)) for part in parts if part.code in there]
    return groups_of(kept)


@snapshot
class Member:
    """One opinion of a group as the plan sees it: its time, and how far it is."""

    code: str
    limit: Limit
    calendar: WorkCalendar
    began_at: datetime | None = None
    """None: it has not begun."""
    ended_at: datetime | None = None


@snapshot
class Placed:
    """A member in time: from when to when, by how much it could be later, and whether the whole hangs on it."""

    code: str
    begins_at: datetime
    ends_at: datetime
    slack: timedelta
    critical: str
    """yes or no."""


@snapshot
class Schedule:
    """Every member of every group in time, and when the last one ends."""

    groups: tuple[tuple[Placed, ...], ...]
    begins_at: datetime
    ends_at: datetime


def schedule(groups: Sequence[Sequence[Member]], start: datetime, now: datetime) -> Schedule:
    """The groups one after the other: what has happened as it happened, what runs until it is due, or until now."""
    at, placed = start, []
    for members in groups:
        spans = [(one, one.began_at or at, _end(one, one.began_at or at, now)) for one in members]
        last = max((end for _, _, end in spans), default=at)
        placed.append(tuple(_placed(one, begins, ends, last) for one, begins, ends in spans))
        at = max(at, last)
    return Schedule(tuple(placed), start, at)


def if_answered(
    groups: Sequence[Sequence[Member]], start: datetime, now: datetime, code: str, at: datetime
) -> datetime:
    """When the whole would end if one member answered at a moment, and everybody else as planned."""
    given = [[replace(one, ended_at=at) if one.code == code else one for one in members] for members in groups]
    return schedule(given, start, now).ends_at


def _end(one: Member, begins: datetime, now: datetime) -> datetime:
    if one.ended_at is not None:
        return one.ended_at
    due = due_at(one.calendar, begins, one.limit)
    assert due is not None, "nothing stops an opinion"
    return max(due, now)


def _placed(one: Member, begins: datetime, ends: datetime, last: datetime) -> Placed:
    return Placed(one.code, begins, ends, one.calendar.between(ends, last), "yes" if ends == last else "no")
