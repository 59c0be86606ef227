"""Working time: the only time that counts against an office.

A calendar is a week of opening hours and the days that break it; it never reads the clock. Questions are answered
from prefix sums of working days and open minutes, never by walking days, because every open case is re-projected
when a holiday notice arrives. Shifts are wall-clock minutes of the calendar's zone (China keeps no summer time).
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, datetime, time, timedelta, tzinfo
from typing import ClassVar

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

EARLIEST_YEAR, LATEST_YEAR = 1950, 2300
MICROSECONDS = 60_000_000  # in a minute
DAY_MINUTES = 24 * 60


class ShiftsDisorderly(Refusal):
    """The shifts of a day overlap, are not in order, are empty, or do not lie on whole minutes."""

    code: ClassVar[str] = "calendar.shifts_disorderly"
    day: str


class CalendarNeverOpen(Refusal):
    """A calendar whose week has no opening hours would never reach a deadline."""

    code: ClassVar[str] = "calendar.never_open"


class WeekIncomplete(Refusal):
    """A week was given with fewer or more than seven days, or a day follows a weekday that does not exist."""

    code: ClassVar[str] = "calendar.week_incomplete"
    days: int


class BeyondCalendars(Refusal):
    """A moment lies in a year for which no calendar can be meant."""

    code: ClassVar[str] = "calendar.year_out_of_range"
    year: int


@snapshot
class Shift:
    """One stretch of opening hours; closing at 00:00 means midnight at the end of the day."""

    opens: time
    closes: time

    @property
    def minutes(self) -> tuple[int, int]:
        """Opening and closing as minutes of the day."""
        return _minute(self.opens), _minute(self.closes) or DAY_MINUTES


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


@snapshot
class SpecialDay:
    """A day that breaks the week: closed without shifts, else open by its own shifts or like a weekday."""

    shifts: tuple[Shift, ...] = ()
    like: int | None = None
    name: str = ""


Week = tuple[tuple[Shift, ...], ...]


@snapshot
class WorkCalendar:
    """Opening hours of one office: a week from Monday to Sunday, and the days that break it.

    A working day is a day with opening hours. Days outside `valid_from`..`valid_through` follow the week, and what
    rests on them is provisional.
    """

    zone: tzinfo
    week: Week
    days: Mapping[date, SpecialDay] = field(default_factory=dict)
    valid_through: date = date.max
    valid_from: date = date.min
    revision: int = 1
    _tables: "list[_Table]" = field(init=False, repr=False, compare=False, default_factory=list)
    found: dict[tuple[date, int, str], tuple[datetime | None, datetime | None]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """Due and warning moments worked out before, by the day of the start, and amount and unit of the limit."""

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise WeekIncomplete(days=len(self.week))
        if not any(self.week):
            raise CalendarNeverOpen()
        for weekday, shifts in enumerate(self.week):
            _check_order(str(weekday + 1), shifts)
        for day, special in self.days.items():
            _check_order(day.isoformat(), special.shifts)
            if special.like is not None and not 0 <= special.like < 7:
                raise WeekIncomplete(days=special.like + 1)

    # One day

    def shifts_on(self, day: date) -> tuple[Shift, ...]:
        """The opening hours of a day; empty when closed."""
        special = self.days.get(day)
        if special is None:
            return self.week[day.weekday()]
        return special.shifts or (() if special.like is None else self.week[special.like])

    def is_working_day(self, day: date) -> bool:
        """Whether the office opens at all on this day."""
        return bool(self.shifts_on(day))

    def open_minutes(self, day: date) -> int:
        """How many minutes the office is open on this day."""
        return sum(closes - opens for opens, closes in (shift.minutes for shift in self.shifts_on(day)))

    def name_of(self, day: date) -> str:
        """What a day that breaks the week is called; empty when nobody named it."""
        special = self.days.get(day)
        return special.name if special else ""

    def is_provisional(self, day: date) -> bool:
        """Whether the holidays around this day are not announced yet (or not known any more)."""
        return not self.valid_from <= day <= self.valid_through

    def day_of(self, moment: datetime) -> date:
        """The date that a moment has in the zone of this calendar."""
        return self.local(moment).date()

    # Whole days

    def working_days_between(self, first: date, last: date) -> int:
        """Working days after `first` up to and including `last`; negative when `last` is earlier."""
        table = self._reach(min(first.year, last.year), max(first.year, last.year))
        return (
            table.days_before[last.toordinal() - table.first + 1]
            - table.days_before[first.toordinal() - table.first + 1]
        )

    def working_day_after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (count >= 1)."""
        table = self._reach(day.year, day.year)
        rank = table.days_before[day.toordinal() - table.first + 1] + count
        while rank > len(table.working):
            table = self._further(table)
        return date.fromordinal(table.first + table.working[rank - 1])

    def closing(self, day: date) -> datetime:
        """The closing time of a working day."""
        _, closes = self.shifts_on(day)[-1].minutes
        return datetime(day.year, day.month, day.day, tzinfo=self.zone) + timedelta(minutes=closes)

    def closing_after(self, start: datetime, count: int) -> datetime:
        """The closing time of the `count`-th working day after the day of `start` (count >= 1); the fast path."""
        local = self.local(start)
        table = self._reach(local.year, local.year)
        rank = table.days_before[local.toordinal() - table.first + 1] + count
        while rank > len(table.working):
            table = self._further(table)
        return table.midnight + timedelta(minutes=table.closings[rank - 1])

    # Open time

    def is_open(self, moment: datetime) -> bool:
        """Whether the office is open at this moment; at the closing time it is not."""
        local = self.local(moment)
        table = self._reach(local.year, local.year)
        at = _within_day(local)
        shifts = table.shifts[table.pattern[local.toordinal() - table.first]]
        return any(opens * MICROSECONDS <= at < closes * MICROSECONDS for opens, closes in shifts)

    def next_opening(self, moment: datetime) -> datetime:
        """The moment itself when the office is open, else the next opening."""
        local = self.local(moment)
        table = self._reach(local.year, local.year)
        index = local.toordinal() - table.first
        for opens, closes in table.shifts[table.pattern[index]]:
            if _within_day(local) < closes * MICROSECONDS:
                return max(local, local.replace(hour=opens // 60, minute=opens % 60, second=0, microsecond=0, fold=0))
        day = self.working_day_after(local.date(), 1)
        return datetime.combine(day, self.shifts_on(day)[0].opens, self.zone)

    def add(self, start: datetime, worked: timedelta) -> datetime:
        """The first moment at which `worked` has been worked since `start`."""
        return self.after_open_time(start, worked // timedelta(microseconds=1))

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Open time from `start` to `end`; zero when `end` is not later."""
        first, last = self.positions((start, end))
        return timedelta(microseconds=max(0, last - first))

    def after_open_time(
        self, start: datetime, microseconds: int, skipped: Iterable[tuple[datetime, datetime]] = ()
    ) -> datetime:
        """Like `add`, in microseconds, where the spans of `skipped` do not count."""
        if microseconds <= 0:
            return self.next_opening(start)
        moments = [start, *(moment for span in skipped for moment in span)]
        local = self.local(start)
        table = self._covering(moments) if len(moments) > 1 else self._reach(local.year, local.year)
        reached = table.position(local)
        target = reached + microseconds
        if len(moments) > 1:
            target = self._past(table, moments[1:], reached, target)
        while target > table.minutes_before[-1] * MICROSECONDS:
            table = self._further(table)
        return table.moment(target)

    def _past(self, table: "_Table", moments: list[datetime], reached: int, target: int) -> int:
        """The position that is reached when the spans given by their ends do not count."""
        places = [table.position(self.local(moment)) for moment in moments]
        for since, until in sorted(zip(places[::2], places[1::2], strict=True)):
            since = max(since, reached)
            if since >= target:
                break
            if until > since:
                target += until - since
                reached = until
        return target

    def positions(self, moments: Iterable[datetime]) -> list[int]:
        """Open microseconds since one common origin at each of the moments."""
        asked = list(moments)
        table = self._covering(asked)
        return [table.position(self.local(moment)) for moment in asked]

    # Tables

    def local(self, moment: datetime) -> datetime:
        """The moment as the clock on the wall of this calendar's office shows it."""
        if moment.tzinfo is self.zone:
            return moment
        if moment.tzinfo is None:
            raise ValueError("a moment without an offset is nobody's time")
        return moment.astimezone(self.zone)

    def _covering(self, moments: Iterable[datetime]) -> "_Table":
        years = [self.local(moment).year for moment in moments]
        return self._reach(min(years), max(years))

    def _reach(self, first: int, last: int) -> "_Table":
        """The table, grown until it covers these years with a year before and two after."""
        if self._tables:
            table = self._tables[0]
            if table.first_year < first and last <= table.last_year - 1:
                return table
            first, last = min(first, table.first_year + 1), max(last, table.last_year - 2)
        if first < EARLIEST_YEAR or last > LATEST_YEAR:
            raise BeyondCalendars(year=first if first < EARLIEST_YEAR else last)
        table = _Table(self, first - 1, last + 2)
        self._tables[:] = [table]
        return table

    def _further(self, table: "_Table") -> "_Table":
        """The table grown at its end by its own length, so that far deadlines stay cheap."""
        if table.last_year >= LATEST_YEAR:
            raise BeyondCalendars(year=table.last_year + 1)
        last = min(LATEST_YEAR, 2 * table.last_year - table.first_year)
        return self._reach(table.first_year + 1, last)


def _check_order(day: str, shifts: tuple[Shift, ...]) -> None:
    """Refuse shifts that are not whole minutes in ascending order."""
    ends = [0]
    for shift in shifts:
        opens, closes = shift.minutes
        exact = not (shift.opens.second or shift.opens.microsecond or shift.closes.second or shift.closes.microsecond)
        if not exact or not ends[-1] <= opens < closes:
            raise ShiftsDisorderly(day=day)
        ends.append(closes)


def _within_day(local: datetime) -> int:
    """Microseconds since midnight on the wall clock."""
    return ((local.hour * 60 + local.minute) * 60 + local.second) * 1_000_000 + local.microsecond


class _Table:
    """Prefix sums of one calendar over whole years; never changed once built."""

    __slots__ = (
        "closings",
        "days_before",
        "first",
        "first_year",
        "last_year",
        "midnight",
        "minutes_before",
        "pattern",
        "shifts",
        "working",
    )

    def __init__(self, calendar: WorkCalendar, first_year: int, last_year: int) -> None:
        self.first_year, self.last_year = first_year, last_year
        self.first = date(first_year, 1, 1).toordinal()
        self.midnight = datetime(first_year, 1, 1, tzinfo=calendar.zone)
        self.days_before, self.minutes_before = array("i", (0,)), array("i", (0,))
        self.working, self.closings, self.pattern = array("i"), array("i"), array("H")
        self.shifts: list[tuple[tuple[int, int], ...]] = []
        known: dict[tuple[Shift, ...], tuple[int, int, int]] = {}
        special = {day.toordinal(): calendar.shifts_on(day) for day in calendar.days}
        days = minutes = 0
        for index in range(date(last_year + 1, 1, 1).toordinal() - self.first):
            ordinal = self.first + index
            shifts = special.get(ordinal) if ordinal in special else calendar.week[(ordinal - 1) % 7]
            assert shifts is not None
            if shifts not in known:
                known[shifts] = self._learn(shifts)
            number, length, closes = known[shifts]
            if length:
                days += 1
                minutes += length
                self.working.append(index)
                self.closings.append(index * DAY_MINUTES + closes)
            self.pattern.append(number)
            self.days_before.append(days)
            self.minutes_before.append(minutes)

    def _learn(self, shifts: tuple[Shift, ...]) -> tuple[int, int, int]:
        """Number, open minutes and closing minute of a way to be open."""
        spans = tuple(shift.minutes for shift in shifts)
        self.shifts.append(spans)
        return len(self.shifts) - 1, sum(b - a for a, b in spans), spans[-1][1] if spans else 0

    def position(self, local: datetime) -> int:
        """Open microseconds from the first day of the table to a moment of it."""
        index = local.toordinal() - self.first
        now = _within_day(local)
        position = self.minutes_before[index] * MICROSECONDS
        for opens, closes in self.shifts[self.pattern[index]]:
            if now <= opens * MICROSECONDS:
                break
            position += min(now, closes * MICROSECONDS) - opens * MICROSECONDS
        return position

    def moment(self, position: int) -> datetime:
        """The first moment that has this position (position > 0)."""
        index = bisect_left(self.minutes_before, -(-position // MICROSECONDS)) - 1
        rest = position - self.minutes_before[index] * MICROSECONDS
        for opens, closes in self.shifts[self.pattern[index]]:
            length = (closes - opens) * MICROSECONDS
            if rest <= length:
                minutes, micro = divmod(rest, MICROSECONDS)
                whole = index * DAY_MINUTES + opens + minutes
                return self.midnight + timedelta(minutes=whole, microseconds=micro)
            rest -= length
        raise AssertionError("a day holds the minutes that its prefix sum counted")
