"""The national calendar: what counts when nobody named another one.

Office hours 09:00-12:00 and 13:30-17:30 at +08:00, the announced holidays, and make-up days with the hours of a
Monday. Days after the last announced year follow the week and are provisional.
"""

from collections.abc import Mapping
from datetime import date, time, timedelta, timezone

from yimen.kernel.time.national_days import FIRST_DAY, HOLIDAYS, LAST_DAY, MAKE_UP_DAYS
from yimen.kernel.time.worktime import Shift, SpecialDay, WorkCalendar

CHINA = timezone(timedelta(hours=8))
OFFICE_HOURS = (Shift(time(9), time(12)), Shift(time(13, 30), time(17, 30)))
OFFICE_WEEK = (*(OFFICE_HOURS,) * 5, (), ())


def _dates(rows: tuple[tuple[int, str, str], ...]) -> Mapping[date, str]:
    return {date.fromisoformat(f"{year}-{day}"): name for year, name, days in rows for day in days.split()}


# The days that break every region's week; make-up days are worked like a Monday of that week.
NATIONAL_DAYS: Mapping[date, SpecialDay] = {
    **{day: SpecialDay(name=name) for day, name in _dates(HOLIDAYS).items()},
    **{day: SpecialDay(like=0, name=f"{name}调休") for day, name in _dates(MAKE_UP_DAYS).items()},
}

NATIONAL = WorkCalendar(zone=CHINA, week=OFFICE_WEEK, days=NATIONAL_DAYS, valid_from=FIRST_DAY, valid_through=LAST_DAY)
