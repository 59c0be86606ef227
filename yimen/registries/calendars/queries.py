"""Reads of the calendars. A calendar is kept in memory by its revision: a new revision is another calendar."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from yimen.journal.statement import database_of
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars.models import Calendar
from yimen.registries.calendars.rows import (
    ZONES,
    CalendarPage,
    CalendarRow,
    DayKind,
    DayRule,
    calendar_of,
    read_shifts,
    read_week,
)

# One statement, so that the days and the revision are of one moment.
_PAGE = """
select c.id, c.ref, c.name, c.region_id, c.zone, c.valid_through, c.revision, c.week::text,
       coalesce((select json_agg(json_build_array(d.day, d.kind, d.shifts, d.note) order by d.day)
                   from calendars_calendarday d where d.calendar_id = c.id), '[]')::text
  from calendars_calendar c
"""


def calendar(id: int) -> WorkCalendar:
    """The calendar as it stands now; one small statement when it is known already."""
    revision = Calendar.objects.values_list("revision", flat=True).get(id=id)
    return at_revision(id, revision)


def at_revision(id: int, revision: int) -> WorkCalendar:
    """The calendar of a row just read with its revision; no statement when it is known already.

    Should it have changed since that read, this is the newer one: its own `revision` tells.
    """
    return _known(database_of().settings_dict["NAME"], id, revision)


@lru_cache(maxsize=512)
def _known(database: str, id: int, revision: int) -> WorkCalendar:
    page = _page("where c.id = %s", [id])
    assert page is not None, f"calendar {id} was read a moment ago, revision {revision} of {database}"
    return _calendar_of(page)


def named(name: str) -> WorkCalendar | None:
    """The calendar with this ref or this name."""
    page = _page("where c.ref = %s or c.name = %s order by (c.ref = %s) desc limit 1", [name, name, name])
    return None if page is None else _calendar_of(page)


def page(ref: str) -> CalendarPage | None:
    """A calendar with everything that can be changed in it."""
    return _page("where c.ref = %s", [ref])


def id_of(ref: str) -> int | None:
    """The calendar with this ref, for those who keep it with their row."""
    return Calendar.objects.values_list("id", flat=True).filter(ref=ref).first()


def listed() -> tuple[CalendarRow, ...]:
    """All calendars, by name."""
    columns = Calendar.objects.order_by("name").values_list(
        "id", "ref", "name", "region_id", "zone", "valid_through", "revision"
    )
    return tuple(CalendarRow(*row) for row in columns)


def _page(where: str, values: list[int | str]) -> CalendarPage | None:
    with connection.cursor() as cursor:
        cursor.execute(_PAGE + where, values)
        row = cursor.fetchone()
    if row is None:
        return None
    week: Mapping[str, list[list[str]]] = json.loads(row[7])
    days: list[list[Any]] = json.loads(row[8])
    return CalendarPage(
        row=CalendarRow(*row[:7]),
        week=read_week(week),
        days=tuple(
            DayRule(date.fromisoformat(day), DayKind(kind), read_shifts(shifts), note)
            for day, kind, shifts, note in days
        ),
    )


def _calendar_of(page: CalendarPage) -> WorkCalendar:
    row = page.row
    return calendar_of(page.week, page.days, ZONES[row.zone], row.valid_through, row.revision)
