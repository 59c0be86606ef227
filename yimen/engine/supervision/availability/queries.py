"""Looking at the availability: how each door answered, day by day and month by month, and which maintenance is told."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection

from yimen.engine.supervision.availability.models import AvailabilityTarget, Maintenance
from yimen.engine.supervision.availability.rows import DoorDay, DoorFigures, DoorMonth, MaintenanceRow, TargetRow
from yimen.kernel.availability import EVERY, ServiceDoor, expected, share
from yimen.kernel.outages import EXCUSED_PROBES, MAY_BE_LATE, PROBES, BadHour, Outage, kept, outages
from yimen.kernel.rates import per_hundred
from yimen.kernel.staffing.assessment import month_of
from yimen.registries.dated import ZONE, day_of, midnight

DAYS = 30
_DAYS = """
select (hour at time zone %(zone)s)::date, door, sum(asked)::int, sum(answered)::int, sum(excused)::int,
  max(slowest), min(hour)
from availability_probehour where hour >= %(since)s and hour <= %(now)s group by 1, 2 order by 1 desc, 2
"""
# Every hour since the first probe of a door: what was due in it, answered and excused. Of the first hour and of the one
# that lasts only what was asked is due; announced maintenance excuses also what nobody could ask, once
# where two of them overlap, and no more of a month than its budget.
_HOURS = """
with began as (select door, min(hour) first from availability_probehour group by door),
told as (
  select d.door, g.hour, range_agg(tstzrange(greatest(m.begins, g.hour),
      least(m.ends, g.hour + interval '1 hour'))) spans
  from availability_maintenance m cross join lateral unnest(m.doors) d(door)
    cross join lateral generate_series(date_trunc('hour', m.begins), m.ends - interval '1 second', '1 hour') g(hour)
  where m.called_off_at is null and m.ends > %(month)s and m.begins < %(now)s group by 1, 2),
shut as (
  select door, hour, floor(sum(extract(epoch from upper(s) - lower(s))) / %(every)s)::int probes
  from told cross join lateral unnest(spans) s group by 1, 2),
found as (
  select b.door, g.hour, coalesce(p.asked, 0) asked, coalesce(p.answered, 0) answered, coalesce(p.excused, 0) excused,
    case when g.hour = b.first or g.hour + interval '1 hour' > %(now)s or p.asked >= %(whole)s - %(late)s then 0
      else %(whole)s - coalesce(p.asked, 0) end missing, coalesce(s.probes, 0) shut
  from began b cross join lateral generate_series(greatest(b.first, %(month)s), %(now)s, '1 hour') g(hour)
    left join availability_probehour p on p.door = b.door and p.hour = g.hour
    left join shut s on s.door = b.door and s.hour = g.hour),
told_of as (select door, hour, asked, answered, excused, missing, least(missing, shut) spared from found),
-- What announced maintenance excuses in a month, hour by hour in their order, up to the budget of the month.
left_over as (
  select *, greatest(0, least(excused + spared, %(budget)s + excused + spared - sum(excused + spared) over (
    partition by door, date_trunc('month', hour at time zone %(zone)s) order by hour)))::int allowed from told_of),
hours as (
  select door, hour, asked, answered, least(excused, allowed) excused, missing, allowed - least(excused, allowed) spared
  from left_over where hour >= %(since)s)
"""
_MONTHS = f"""{_HOURS} select date_trunc('month', hour at time zone %(zone)s)::date, door, sum(asked + missing)::int,
  sum(answered)::int, sum(excused + spared)::int from hours group by 1, 2 order by 1 desc, 2
"""
_BAD = f"""{_HOURS} select door, hour, asked - answered - excused, missing - spared from hours
where asked - answered - excused > 0 or missing > spared
"""
_SHARES = f"""{_HOURS} select door, sum(asked + missing)::int, sum(answered)::int, sum(excused + spared)::int
from hours group by 1
"""
MONTHS = 12


def months(now: datetime, most: int = MONTHS) -> tuple[DoorMonth, ...]:
    """Each door in this month and in those before, the latest first, against the target of each."""
    targets = targets_set()
    return tuple(_month(row, targets) for row in _asked(_MONTHS, now, _first(now, most)))


def outages_found(now: datetime, most: int = 3) -> tuple[Outage, ...]:
    """When a door did not answer, in this month and in those before, the latest first. From the probes alone."""
    rows = _asked(_BAD, now, _first(now, most))
    return outages(BadHour(ServiceDoor(row[0]), *row[1:]) for row in rows)


def targets_set() -> tuple[TargetRow, ...]:
    """The targets, the latest first."""
    found = AvailabilityTarget.objects.select_related("set_by").order_by("-valid")
    return tuple(
        TargetRow(one.ref, _said(one.least), one.document, one.valid.lower, one.valid.upper, one.set_by.name)
        for one in found[:20]
    )


def _said(least: int) -> str:
    return f"{Decimal(least) / 100:.2f}"


def _first(now: datetime, months_back: int) -> datetime:
    day = month_of(day_of(now))
    for _ in range(months_back - 1):
        day = month_of(day - timedelta(days=1))
    return midnight(day)


def _month(row: tuple[Any, ...], targets: tuple[TargetRow, ...]) -> DoorMonth:
    month, door, due, answered, excused = row
    found, least = share(due, answered, excused), _target(targets, month)
    percent = "" if found is None else f"{per_hundred(found, 2):.2f}"
    held = kept(found, None if least is None else int(Decimal(least) * 100))
    return DoorMonth(month, ServiceDoor(door), due, answered, excused, percent, least or "", held)


def _target(targets: tuple[TargetRow, ...], month: date) -> str | None:
    return next((one.least for one in targets if one.since <= month and (one.until is None or month < one.until)), None)


def _asked(sql: str, now: datetime, since: datetime) -> list[tuple[Any, ...]]:
    facts: Mapping[str, Any] = {
        "zone": ZONE.key, "since": since, "now": now, "whole": PROBES, "late": MAY_BE_LATE,
        "every": EVERY.total_seconds(), "month": midnight(month_of(day_of(since))), "budget": EXCUSED_PROBES,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def figures(now: datetime, days: int = DAYS) -> tuple[DoorFigures, ...]:
    """Each door over the last days; a span begins with its first probe, and what nobody could probe did not answer."""
    rows, shares = _rows(now, days), {row[0]: row[1:] for row in _asked(_SHARES, now, _since(now, days))}
    return tuple(
        _figures(door, [row for row in rows if row[1] == door], shares.get(door, (0, 0, 0)), now)
        for door in ServiceDoor
    )


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


def _figures(
    door: ServiceDoor, rows: list[tuple[Any, ...]], counted: tuple[int, int, int], now: datetime
) -> DoorFigures:
    asked, answered, excused = (sum(row[at] for row in rows) for at in (2, 3, 4))
    first = min((row[6] for row in rows), default=now)
    found = share(*counted)
    percent = "" if found is None else f"{per_hundred(found, 2):.2f}"
    slowest = max((row[5] for row in rows), default=0)
    return DoorFigures(door, asked, answered, excused, max(asked, expected(first, now)), slowest, percent)


def _since(now: datetime, days: int) -> datetime:
    return midnight(day_of(now) - timedelta(days=days - 1))


def _rows(now: datetime, days: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_DAYS, {"zone": ZONE.key, "since": _since(now, days), "now": now})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _row(one: Maintenance) -> MaintenanceRow:
    doors = tuple(ServiceDoor(door) for door in one.doors)
    return MaintenanceRow(one.ref, doors, one.begins, one.ends, one.reason, one.announced_at, one.called_off_at)
