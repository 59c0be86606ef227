"""Calendar days as rows: holidays, make-up days and other hours, a row for one day or for a span of days.

A row is one revision of its calendar, however many days it spans. The week itself is changed on its page.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import ClassVar

from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.time.worktime import Shift
from yimen.kernel.writing import ImpossibleDates
from yimen.registries.calendars import operations, queries
from yimen.registries.calendars.rows import DayKind, DayRule, read_shifts, written_shifts
from yimen.registries.dated import day_of
from yimen.threshold.structure.meanwhile import MARK, written_from
from yimen.threshold.structure.places import calendar_ref
from yimen.threshold.structure.rows import (
    BadHours,
    Column,
    Row,
    Sheet,
    Verdict,
    choice,
    day,
    needed,
    needed_day,
    text,
)

DAY_KINDS = {"holiday": "休", "make_up": "班", "special": "开"}
LONGEST = 60
_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d\Z", re.ASCII)


class OnlyItsOwnDay(Refusal):
    """A line that was exported for one day was to change others, of which its mark knows nothing."""

    code: ClassVar[str] = "structure.only_its_own_day"


def apply_days(row: Row, by: Actor, now: datetime) -> Verdict:
    """Give the days of a row their rule; days that have it already stay as they are."""
    needed(row, "calendar")
    ref, first = calendar_ref(row), needed_day(row, "day")
    last = day(row, "until") or first
    if not 0 <= (last - first).days < LONGEST:
        raise ImpossibleDates()
    _must_be_its_own(row, ref, first, last)
    kind, hours, note = DayKind(choice(row, "kind", DAY_KINDS)), _shifts(text(row, "hours")), text(row, "note")
    wanted = {DayRule(on, kind, hours, note) for on in _span(first, last)}
    page = queries.page(ref)
    fresh = wanted - set(page.days if page else ())
    if not fresh:
        return Verdict.UNCHANGED
    operations.change_days(ref, tuple(sorted(fresh, key=lambda rule: rule.day)), by=by, now=now)
    return Verdict.CHANGED


def _must_be_its_own(row: Row, ref: str, first: date, last: date) -> None:
    written = written_from(row.get(MARK, ""))
    if written is not None and (first != last or written.seen.ref != _row_ref(ref, first)):
        raise OnlyItsOwnDay()


def _row_ref(ref: str, day: date) -> str:
    return f"{ref}.{day}"


def _span(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _shifts(hours: str) -> tuple[Shift, ...]:
    spans = hours.split()
    if any(not _HOURS.match(span) for span in spans):
        raise BadHours(field="hours")
    return read_shifts([span.split("-") for span in spans])


def day_rows(now: datetime) -> tuple[Row, ...]:
    """The days of every calendar from this year on, one a row."""
    since = date(day_of(now).year, 1, 1)
    pages = [page for row in queries.listed() if (page := queries.page(row.ref)) is not None]
    return tuple(
        {
            "ref": _row_ref(page.row.ref, rule.day),
            "calendar": page.row.name,
            "day": rule.day.isoformat(),
            "kind": DAY_KINDS[rule.kind],
            "hours": " ".join("-".join(span) for span in written_shifts(rule.shifts)),
            "note": rule.note,
        }
        for page in pages
        for rule in sorted(page.days, key=lambda rule: rule.day)
        if rule.day >= since
    )


CALENDAR_DAYS = Sheet(
    "calendar_days",
    "日历日",
    (
        Column("calendar", "工作日历", needed="yes"),
        Column("day", "日期", "date", "yes"),
        Column("until", "到哪天", "date"),
        Column("kind", "休或班", "choice", "yes", DAY_KINDS),
        Column("hours", "时间"),
        Column("note", "说明"),
    ),
    apply_days,
    day_rows,
)
