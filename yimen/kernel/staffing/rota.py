"""The rota 排班: every counter has somebody on every open day, and everybody one or two days of rest a week.

For ten posts there are fifteen people (1:1.5): seven days of opening at five days of work each. What a plan cannot do
it says beforehand; it never leaves a counter empty in silence.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction

from yimen.kernel.snapshot import snapshot

RATIO = Fraction(3, 2)
"""How many people there are for each post."""
USUAL, MOST = 5, 6
"""Days of work in a week: five leave two days of rest, six leave one, seven leave none and are refused."""
WEEK = 7


class ShiftKind(StrEnum):
    """What somebody is due for."""

    WINDOW = "window"
    RELIEF = "relief"
    """At hand for whatever counter needs somebody."""
    VILLAGE = "village"
    LEADER = "leader"
    """The leader on duty 带班领导 of the departments in the centre."""


class RotaFault(StrEnum):
    """What is not as it has to be."""

    RATIO = "ratio"
    GAP = "gap"
    NO_REST = "no_rest"
    TOO_MUCH_REST = "too_much_rest"
    UNCOVERED = "uncovered"
    """Who stands at the counter is not trained for everything it takes in."""
    UNCONFIRMED = "unconfirmed"
    """Duty on a public holiday that nobody has confirmed yet."""


@snapshot
class Hand:
    """Somebody who may be placed: at which counters, and on which days they are away."""

    staff_id: int
    windows: frozenset[int]
    away: frozenset[date] = frozenset()


@snapshot
class Placed:
    """Somebody on a day at a counter; no counter: relief."""

    staff_id: int
    window_id: int | None
    day: date


@snapshot
class WeekPlan:
    """A week as it could be staffed, and the counters for which nobody was left."""

    placed: tuple[Placed, ...]
    gaps: tuple[tuple[int, date], ...]


def draw_up(windows: Sequence[int], hands: Sequence[Hand], days: Sequence[date], worked: Mapping[int, int]) -> WeekPlan:
    """Place people at every counter on every day, whoever has worked least first; `worked`: days posted already.

    Whoever is left below five days is at hand as relief on the days on which fewest others are.
    """
    count = Counter(dict(worked))
    placed: list[Placed] = []
    gaps: list[tuple[int, date]] = []
    for day in days:
        free = [one for one in hands if day not in one.away]
        # The counter that the fewest can staff chooses first.
        for window in sorted(windows, key=lambda w: (sum(w in one.windows for one in free), w)):
            fit = [one for one in free if window in one.windows and count[one.staff_id] < MOST]
            if not fit:
                gaps.append((window, day))
                continue
            chosen = min(fit, key=lambda one: (count[one.staff_id] >= USUAL, count[one.staff_id], one.staff_id))
            free.remove(chosen)
            count[chosen.staff_id] += 1
            placed.append(Placed(chosen.staff_id, window, day))
    return WeekPlan((*placed, *_relief(placed, hands, days, count)), tuple(gaps))


def _relief(placed: Iterable[Placed], hands: Sequence[Hand], days: Sequence[date], count: Counter[int]) -> list[Placed]:
    on = {(one.staff_id, one.day) for one in placed}
    at_hand: Counter[date] = Counter()
    more: list[Placed] = []
    for one in hands:
        for day in sorted(days, key=lambda d: (at_hand[d], d)):
            if count[one.staff_id] < USUAL and day not in one.away and (one.staff_id, day) not in on:
                count[one.staff_id] += 1
                at_hand[day] += 1
                more.append(Placed(one.staff_id, None, day))
    return more


def enough_for(posts: int, people: int) -> str:
    """yes: one and a half people for each post."""
    return "yes" if people >= posts * RATIO else "no"


def rest_fault(days_worked: Collection[date]) -> RotaFault | None:
    """What is wrong with a week of seven days in which somebody is due on these days."""
    rest = WEEK - len(days_worked)
    if rest < WEEK - MOST:
        return RotaFault.NO_REST
    return RotaFault.TOO_MUCH_REST if rest > WEEK - USUAL else None
