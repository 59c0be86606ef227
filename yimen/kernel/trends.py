"""Trends 趋势: the periods of a time, each beside the one a year before; and how many come to ten thousand. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from yimen.kernel.rates import NONE, percent
from yimen.kernel.snapshot import snapshot


class Pace(StrEnum):
    """By what a time is divided."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


HOW_MANY = {Pace.WEEK: 26, Pace.MONTH: 12, Pace.YEAR: 3}
WEEKS_OF_A_YEAR = timedelta(weeks=52)
"""A week is held against the one 52 weeks before: it has the same days of the week."""


@snapshot
class Period:
    """A week, a month or a year, from its first day up to the first of the next."""

    begins: date
    ends: date


def first_of(pace: Pace, day: date) -> date:
    """The first day of the period in which a day lies."""
    match pace:
        case Pace.WEEK:
            return day - timedelta(days=day.weekday())
        case Pace.MONTH:
            return day.replace(day=1)
        case _:
            return day.replace(month=1, day=1)


def following(pace: Pace, first: date) -> date:
    """The first day of the next period."""
    match pace:
        case Pace.WEEK:
            return first + timedelta(weeks=1)
        case Pace.MONTH:
            return (first + timedelta(days=31)).replace(day=1)
        case _:
            return first.replace(year=first.year + 1)


def a_year_before(pace: Pace, day: date) -> date:
    """The same day of the year before; of a leap day the one before it."""
    if pace is Pace.WEEK:
        return day - WEEKS_OF_A_YEAR
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def periods(pace: Pace, today: date) -> tuple[Period, ...]:
    """The last periods up to the one that runs, the newest first."""
    return tuple(_back(pace, first_of(pace, today), HOW_MANY[pace]))


def starts_of(pace: Pace, first: date, until: date) -> list[date]:
    """The first days of the periods from one of them up to another, the oldest first."""
    found = [first]
    while (after := following(pace, found[-1])) < until:
        found.append(after)
    return found


def _back(pace: Pace, first: date, count: int) -> Iterator[Period]:
    for _ in range(count):
        yield Period(first, following(pace, first))
        first = first_of(pace, first - timedelta(days=1))


def change(now: int | None, before: int | None) -> str:
    """By how much something grew, with its sign; a dash where nothing was before, or one of them is not told."""
    if now is None or not before:
        return NONE
    grown = percent(Fraction(now - before, before))
    return f"+{grown}" if now > before else grown


def per_ten_thousand(count: int, people: int) -> str:
    """How many of ten thousand; a dash where nobody said how many people there are."""
    if not people:
        return NONE
    return f"{(Decimal(count) * 10_000 / people).quantize(Decimal('0.1'), ROUND_HALF_UP)}"
