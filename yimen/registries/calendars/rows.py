"""What the calendars give out and take in: frozen rows, and how opening hours are written in the tables."""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta, timezone, tzinfo
from enum import StrEnum

from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.national import CHINA
from yimen.kernel.time.national_days import FIRST_DAY
from yimen.kernel.time.worktime import Shift, SpecialDay, Week, WorkCalendar

#: The zones in use in the country, as fixed offsets: neither has summer time, and no zone files are needed.
ZONES: Mapping[str, tzinfo] = {"Asia/Shanghai": CHINA, "Asia/Urumqi": timezone(timedelta(hours=6))}

WrittenShifts = list[list[str]]
MONDAY = 0


class DayKind(StrEnum):
    """How a day breaks the week: closed, worked in place of another day, or open by hours of its own."""

    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    SPECIAL = "special"


@snapshot
class DayRule:
    """One day that breaks the week. A make-up day without shifts is worked like a Monday."""

    day: date
    kind: DayKind
    shifts: tuple[Shift, ...] = ()
    note: str = ""

    @property
    def special(self) -> SpecialDay:
        """What the kernel makes of it."""
        if self.kind is DayKind.HOLIDAY:
            return SpecialDay(name=self.note)
        like = MONDAY if self.kind is DayKind.MAKE_UP else None
        return SpecialDay(shifts=self.shifts, like=like, name=self.note)


@snapshot
class CalendarRow:
    """A calendar as lists show it."""

    id: int
    ref: str
    name: str
    region_id: int | None
    zone: str
    valid_through: date
    revision: int


@snapshot
class CalendarPage:
    """A calendar with its week and the days that break it, for one who changes it."""

    row: CalendarRow
    week: Week
    days: tuple[DayRule, ...]


def calendar_of(
    week: Week, days: Iterable[DayRule], zone: tzinfo, valid_through: date, revision: int = 1
) -> WorkCalendar:
    """The kernel's calendar; refuses opening hours that cannot be."""
    return WorkCalendar(
        zone=zone,
        week=week,
        days={rule.day: rule.special for rule in days},
        valid_through=valid_through,
        valid_from=FIRST_DAY,
        revision=revision,
    )


def written_shifts(shifts: Iterable[Shift]) -> WrittenShifts:
    """Shifts as the tables hold them: [["09:00", "12:00"], …]."""
    return [[f"{shift.opens:%H:%M}", f"{shift.closes:%H:%M}"] for shift in shifts]


def read_shifts(written: WrittenShifts) -> tuple[Shift, ...]:
    """Shifts out of the tables."""
    return tuple(Shift(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in written)


def written_week(week: Week) -> dict[str, WrittenShifts]:
    """A week as the tables hold it: {"0": [["09:00", "12:00"]], …}, Monday is 0."""
    return {str(weekday): written_shifts(shifts) for weekday, shifts in enumerate(week)}


def read_week(written: Mapping[str, WrittenShifts]) -> Week:
    """A week out of the tables; a day that is not named is closed."""
    return tuple(read_shifts(written.get(str(weekday), [])) for weekday in range(7))
