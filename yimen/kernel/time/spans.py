"""Spans of stopped time: what a pause takes from days and from open minutes.

A span runs from its first moment up to, not including, its last; an empty span takes nothing, and one without an
end is still open. Overlapping spans count once, in whatever order they are given.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from yimen.kernel.time.worktime import WorkCalendar

Span = tuple[datetime, datetime | None]
Days = tuple[date, date | None]

ONE_DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)


def closed(spans: Iterable[Span]) -> list[tuple[datetime, datetime]]:
    """The spans that have an end."""
    return [(since, until) for since, until in spans if until is not None]


def lost_days(calendar: WorkCalendar, start: datetime, spans: Iterable[Span]) -> list[Days]:
    """The days after the start day on which a span is open at any time: ascending, apart from each other."""
    following = calendar.day_of(start) + ONE_DAY
    touched: list[Days] = []
    for since, until in spans:
        if until is None:
            touched.append((max(calendar.day_of(since), following), None))
        elif until > since and (last := calendar.day_of(until - INSTANT)) >= following:
            touched.append((max(calendar.day_of(since), following), last))
    merged: list[Days] = []
    for first, last_day in sorted(touched, key=lambda days: days[0]):
        if merged and (merged[-1][1] is None or first <= merged[-1][1] + ONE_DAY):
            before, end = merged[-1]
            merged[-1] = (before, None if end is None or last_day is None else max(end, last_day))
        else:
            merged.append((first, last_day))
    return merged


def days_until(days: Iterable[Days], last: date) -> Iterator[tuple[date, date]]:
    """The parts of these days that are not after `last`."""
    for first, end in days:
        if first <= last:
            yield first, last if end is None else min(end, last)


def holds(days: Iterable[Days], day: date) -> bool:
    """Whether `day` is one of these days."""
    return any(first <= day and (last is None or day <= last) for first, last in days)


def open_microseconds(calendar: WorkCalendar, start: datetime, end: datetime, spans: Sequence[Span]) -> int:
    """Open time from `start` to `end` that no span takes away; zero when `end` is not later."""
    if end <= start:
        return 0
    within = [
        (max(since, start), end if until is None else min(until, end))
        for since, until in spans
        if since < end and (until is None or until > start)
    ]
    places = calendar.positions([start, end, *(moment for span in within for moment in span)])
    reached, worked = places[0], places[1] - places[0]
    for since, until in sorted(zip(places[2::2], places[3::2], strict=True)):
        worked -= max(0, until - max(since, reached))
        reached = max(reached, until)
    return worked
