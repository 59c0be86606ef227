"""Looking at the availability: how each door answered, day by day, and which maintenance is announced."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from yimen.engine.supervision.availability.models import Maintenance
from yimen.engine.supervision.availability.rows import DoorDay, DoorFigures, MaintenanceRow
from yimen.kernel.availability import ServiceDoor, expected, share
from yimen.kernel.rates import per_hundred
from yimen.registries.dated import ZONE, day_of

DAYS = 30
_DAYS = """
select (hour at time zone %(zone)s)::date, door, sum(asked)::int, sum(answered)::int, sum(excused)::int,
  max(slowest), min(hour)
from availability_probehour where hour >= %(since)s and hour <= %(now)s group by 1, 2 order by 1 desc, 2
"""


def figures(now: datetime, days: int = DAYS) -> tuple[DoorFigures, ...]:
    """Each door over the last days; a span begins with its first probe."""
    rows = _rows(now, days)
    return tuple(_figures(door, [row for row in rows if row[1] == door], now) for door in ServiceDoor)


def by_day(now: datetime, days: int = DAYS) -> tuple[DoorDay, ...]:
    """Each door on each of the last days, the latest first."""
    return tuple(DoorDay(row[0], ServiceDoor(row[1]), *row[2:5]) for row in _rows(now, days))


def coming(now: datetime) -> tuple[MaintenanceRow, ...]:
    """The maintenance that lasts or is announced, the next first."""
    found = Maintenance.objects.filter(called_off_at=None, ends__gt=now).order_by("begins", "id")[:20]
    return tuple(_row(one) for one in found)


def past(now: datetime) -> tuple[MaintenanceRow, ...]:
    """Maintenance that is over or was called off, the latest first."""
    found = Maintenance.objects.exclude(called_off_at=None, ends__gt=now).order_by("-begins", "-id")[:20]
    return tuple(_row(one) for one in found)


def _figures(door: ServiceDoor, rows: list[tuple[Any, ...]], now: datetime) -> DoorFigures:
    asked, answered, excused = (sum(row[at] for row in rows) for at in (2, 3, 4))
    first = min((row[6] for row in rows), default=now)
    found = share(asked, answered, excused)
    percent = "" if found is None else f"{per_hundred(found, 2):.2f}"
    slowest = max((row[5] for row in rows), default=0)
    return DoorFigures(door, asked, answered, excused, max(asked, expected(first, now)), slowest, percent)


def _rows(now: datetime, days: int) -> list[tuple[Any, ...]]:
    begins = datetime.combine(day_of(now) - timedelta(days=days - 1), datetime.min.time(), ZONE)
    with connection.cursor() as cursor:
        cursor.execute(_DAYS, {"zone": ZONE.key, "since": begins, "now": now})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _row(one: Maintenance) -> MaintenanceRow:
    doors = tuple(ServiceDoor(door) for door in one.doors)
    return MaintenanceRow(one.ref, doors, one.begins, one.ends, one.reason, one.announced_at, one.called_off_at)
