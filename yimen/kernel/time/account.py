"""The account of a limit: every day from the start, what it counted, and why.

The applicant may read it. Days are counted in days (a fraction on the due day), office time in minutes; up to the
due day the rows add up to the budget exactly. Days after the due day are shown as overdue and belong to no budget.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.spans import INSTANT, ONE_DAY, Span, holds, lost_days, open_microseconds
from yimen.kernel.time.worktime import MICROSECONDS, WorkCalendar

NOTHING, ONE = Decimal(0), Decimal(1)


class Why(StrEnum):
    """Why a day counts as it does."""

    START_DAY = "start_day"
    WORKING_DAY = "working_day"
    MAKE_UP = "make_up"
    NATURAL_DAY = "natural_day"
    PROVISIONAL = "provisional"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAUSED = "paused"
    DUE = "due"
    OVERDUE = "overdue"


@snapshot
class AccountDay:
    """One day of an account; `counted` is in the unit `Limit.counted_in`, `name` the holiday when there is one."""

    date: date
    counted: Decimal
    why: Why
    name: str = ""


def due_day(calendar: WorkCalendar, start: datetime, due_at: datetime) -> date:
    """The day that a due moment belongs to: at midnight it closes the day before."""
    return max(calendar.day_of(start), calendar.day_of(due_at - INSTANT))


def keep_account(
    calendar: WorkCalendar,
    start: datetime,
    limit: Limit,
    pauses: Sequence[Span],
    due_at: datetime | None,
    through: date,
) -> tuple[AccountDay, ...]:
    """The rows from the start day to `through`, or to the due day when that is later."""
    if limit.unit.counts_days:
        return tuple(_day_rows(calendar, start, limit, pauses, due_at, through))
    return tuple(_minute_rows(calendar, start, pauses, due_at, through))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=index) for index in range((last - first).days + 1))


def _day_rows(
    calendar: WorkCalendar,
    start: datetime,
    limit: Limit,
    pauses: Sequence[Span],
    due_at: datetime | None,
    through: date,
) -> Iterator[AccountDay]:
    first, last = calendar.day_of(start), None if due_at is None else due_day(calendar, start, due_at)
    lost, left = lost_days(calendar, start, pauses), limit.budget
    natural = limit.unit is Unit.NATURAL_DAY
    for day in _days(first, max(through, last or through)):
        name = calendar.name_of(day)
        if last is not None and day > last:
            rests = None if natural else _rests(calendar, day)
            yield AccountDay(day, NOTHING if rests else ONE, rests or Why.OVERDUE, name)
        elif day == last:
            yield AccountDay(day, left, Why.DUE, name)
        elif day == first:
            yield AccountDay(day, NOTHING, Why.START_DAY, name)
        elif holds(lost, day):
            yield AccountDay(day, NOTHING, _rests(calendar, day) or Why.PAUSED, name)
        elif natural and left:
            left -= ONE
            yield AccountDay(day, ONE, Why.NATURAL_DAY, name)
        elif rest := _rests(calendar, day):
            yield AccountDay(day, NOTHING, rest, name)
        else:
            left -= ONE
            yield AccountDay(day, ONE, _works(calendar, day), name)


def _rests(calendar: WorkCalendar, day: date) -> Why | None:
    """Why the office is closed all day; None when it opens."""
    if calendar.is_working_day(day):
        return None
    return Why.HOLIDAY if day in calendar.days else Why.WEEKEND


def _works(calendar: WorkCalendar, day: date) -> Why:
    """What kind of a working day this is."""
    if calendar.is_provisional(day):
        return Why.PROVISIONAL
    return Why.WORKING_DAY if calendar.week[day.weekday()] else Why.MAKE_UP


def _minute_rows(
    calendar: WorkCalendar, start: datetime, pauses: Sequence[Span], due_at: datetime | None, through: date
) -> Iterator[AccountDay]:
    first, last = calendar.day_of(start), None if due_at is None else due_day(calendar, start, due_at)
    total, before = 0, NOTHING
    for day in _days(first, max(through, last or through)):
        midnight = datetime(day.year, day.month, day.day, tzinfo=calendar.zone)
        opens, ends = max(start, midnight), midnight + ONE_DAY
        name = calendar.name_of(day)
        if last is not None and day > last:
            rest = _rests(calendar, day)
            yield AccountDay(day, Decimal(calendar.open_minutes(day)), rest or Why.OVERDUE, name)
            continue
        if due_at is not None:
            ends = min(ends, due_at)
        worked = open_microseconds(calendar, opens, ends, pauses)
        total += worked
        # Rounded as a running total, so that the rows of odd seconds still add up.
        until = _hundredths(total)
        counted, before = until - before, until
        paused = worked < open_microseconds(calendar, opens, ends, ())
        yield AccountDay(day, counted, _why_minutes(calendar, day, last, first, paused, counted), name)


def _hundredths(microseconds: int) -> Decimal:
    return Decimal(round(Fraction(microseconds * 100, MICROSECONDS))) / 100


def _why_minutes(
    calendar: WorkCalendar, day: date, last: date | None, first: date, paused: bool, counted: Decimal
) -> Why:
    if day == last:
        return Why.DUE
    if rest := _rests(calendar, day):
        return rest
    if paused:
        return Why.PAUSED
    return Why.START_DAY if day == first and not counted else _works(calendar, day)
