"""Due moments: when a limit, counted on a calendar, is used up.

Due is the last moment at which the act is on time. Whole working days run to the closing time of the N-th working
day after the start day; a fraction takes its share of the open minutes of the next one, rounded up to the minute;
hours and minutes are open time from the start. Natural days run to the closing time of the N-th day, moved to the
next working day when that is closed (Civil Code art. 203). Nothing here is ever stored.

A zero limit means "the same working day": due at its closing, or at the next opening when the start lies outside it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.account import AccountDay, due_day, keep_account
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.spans import ONE_DAY, Days, Span, closed, days_until, lost_days, open_microseconds
from yimen.kernel.time.worktime import MICROSECONDS, WorkCalendar

WHOLE = Fraction(1)

# How many tenths of the amount make one day, or how many microseconds one tenth is.
TENTHS_IN_DAY = {Unit.WORKING_DAY: 10, Unit.HALF_DAY: 20, Unit.NATURAL_DAY: 10}
TENTH_OF_OFFICE_TIME = {Unit.HOUR: 6 * MICROSECONDS, Unit.MINUTE: MICROSECONDS // 10}


@snapshot
class Due:
    """A due moment with everything needed to account for it; `due_at` is None while a pause stops the clock."""

    due_at: datetime | None
    calendar: WorkCalendar
    start: datetime
    limit: Limit
    pauses: tuple[Span, ...]

    @property
    def provisional(self) -> bool:
        """Whether the start or the due moment lies where the holidays are not announced."""
        ends = [self.calendar.day_of(self.start)]
        if self.due_at is not None:
            ends.append(due_day(self.calendar, self.start, self.due_at))
        return any(self.calendar.is_provisional(day) for day in ends)

    @property
    def account(self) -> tuple[AccountDay, ...]:
        """Day by day from the start to the due day (while paused: to the day on which the pause began)."""
        if self.due_at is not None:
            return self.account_through(due_day(self.calendar, self.start, self.due_at))
        stopped = max(since for since, until in self.pauses if until is None)
        return self.account_through(self.calendar.day_of(max(self.start, stopped)))

    def account_through(self, last: date) -> tuple[AccountDay, ...]:
        """Day by day from the start to `last`, or to the due day when that is later."""
        return keep_account(self.calendar, self.start, self.limit, self.pauses, self.due_at, last)


def due(calendar: WorkCalendar, start: datetime, limit: Limit, pauses: Iterable[Span] = ()) -> Due:
    """When the limit is used up, whether that is provisional, and (on request) the account of it."""
    stops = tuple(pauses)
    return Due(due_at(calendar, start, limit, stops), calendar, start, limit, stops)


def due_at(
    calendar: WorkCalendar, start: datetime, limit: Limit, pauses: Sequence[Span] = (), share: Fraction = WHOLE
) -> datetime | None:
    """The moment at which the limit (or a share of it) is used up; None when a pause that is still open stops it."""
    in_day = TENTHS_IN_DAY.get(limit.unit)
    if in_day is None:
        microseconds = limit.tenths * TENTH_OF_OFFICE_TIME[limit.unit]
        if share is not WHOLE:
            microseconds = int(microseconds * share)
        return _after_open_time(calendar, start, microseconds, pauses)
    whole, rest = divmod(limit.tenths, in_day)
    if not pauses and not rest and whole and share is WHOLE and limit.unit is not Unit.NATURAL_DAY:
        return calendar.closing_after(start, whole)
    days = Fraction(limit.tenths, in_day) * share
    if not days:
        return _same_day(calendar, start)
    lost = lost_days(calendar, start, pauses)
    if limit.unit is Unit.NATURAL_DAY:
        return _after_natural_days(calendar, start, int(days), lost)
    return _after_working_days(calendar, start, days, lost)


def _same_day(calendar: WorkCalendar, start: datetime) -> datetime:
    day = calendar.day_of(start)
    if calendar.is_working_day(day) and start <= (closing := calendar.closing(day)):
        return closing
    return calendar.next_opening(start)


def _after_working_days(
    calendar: WorkCalendar, start: datetime, days: Fraction, lost: Sequence[Days]
) -> datetime | None:
    whole, rest = divmod(days, 1)
    day = _counted_day(calendar, calendar.day_of(start), whole + bool(rest), lost)
    if day is None:
        return None
    if not rest:
        return calendar.closing(day)
    minutes = -(-calendar.open_minutes(day) * rest.numerator // rest.denominator)
    return calendar.add(datetime(day.year, day.month, day.day, tzinfo=calendar.zone), timedelta(minutes=minutes))


def _counted_day(calendar: WorkCalendar, start: date, count: int, lost: Sequence[Days]) -> date | None:
    """The `count`-th working day after `start` that no pause touches."""
    day = calendar.working_day_after(start, count)
    for first, last in lost:
        if first > day:
            break
        if last is None:
            return None
        count += calendar.working_days_between(first - ONE_DAY, last)
        day = calendar.working_day_after(start, count)
    return day


def _after_natural_days(calendar: WorkCalendar, start: datetime, days: int, lost: Sequence[Days]) -> datetime | None:
    day = calendar.day_of(start) + days * ONE_DAY
    for first, last in lost:
        if first > day:
            break
        if last is None:
            return None
        day += last - first + ONE_DAY
    later = _counted_day(calendar, day - ONE_DAY, 1, [(first, last) for first, last in lost if first >= day])
    return None if later is None else calendar.closing(later)


def _after_open_time(
    calendar: WorkCalendar, start: datetime, microseconds: int, pauses: Sequence[Span]
) -> datetime | None:
    moment = calendar.after_open_time(start, microseconds, closed(pauses))
    for since, until in pauses:
        if until is None and microseconds and calendar.between(since, moment):
            return None
    return moment


def elapsed(
    calendar: WorkCalendar, start: datetime, end: datetime, unit: Unit, pauses: Iterable[Span] = ()
) -> Fraction:
    """How much of a limit in `unit` has been used from `start` to `end`, exactly.

    Days: each counted day before the day of `end` in full, and the share of that day's open minutes up to `end`;
    natural days count the day of `end` in full. The measure of what `due_at` gives is the limit again.
    """
    stops = tuple(pauses)
    if end <= start:
        return Fraction(0)
    if unit in TENTH_OF_OFFICE_TIME:
        return Fraction(open_microseconds(calendar, start, end, stops), 10 * TENTH_OF_OFFICE_TIME[unit])
    lost = list(days_until(lost_days(calendar, start, stops), calendar.day_of(end)))
    first, last = calendar.day_of(start), calendar.day_of(end)
    if unit is Unit.NATURAL_DAY:
        return Fraction((last - first).days - sum((until - since).days + 1 for since, until in lost))
    if last == first:
        return Fraction(0)
    days = Fraction(calendar.working_days_between(first, last - ONE_DAY))
    days -= sum(calendar.working_days_between(since - ONE_DAY, min(until, last - ONE_DAY)) for since, until in lost)
    if calendar.is_working_day(last) and not any(since <= last <= until for since, until in lost):
        midnight = datetime(last.year, last.month, last.day, tzinfo=calendar.zone)
        days += Fraction(open_microseconds(calendar, midnight, end, ()), calendar.open_minutes(last) * MICROSECONDS)
    return days * TENTHS_IN_DAY[unit] / 10


def remaining(
    calendar: WorkCalendar, start: datetime, now: datetime, limit: Limit, pauses: Iterable[Span] = ()
) -> Fraction:
    """What is left of the limit at `now`, in its unit; negative by as much as it is overdrawn."""
    return Fraction(limit.amount) - elapsed(calendar, start, now, limit.unit, pauses)
