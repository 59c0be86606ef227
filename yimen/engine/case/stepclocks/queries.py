"""Looking at step clocks: those of a case for whoever may see it, and how often each step kept its limit."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from yimen.engine.case.cases import clocks, seeing
from yimen.engine.case.cases.file import ClockFacts
from yimen.engine.case.cases.reading import select
from yimen.engine.case.cases.rows import StopRow
from yimen.engine.case.stepclocks.ledger import PAUSES, pauses_in
from yimen.engine.case.stepclocks.rows import StepClockRow, StepFigure
from yimen.kernel.actor import Actor
from yimen.kernel.time.lamp import lamp
from yimen.registries.calendars import queries as calendars

_OF_CASE = f"""
select s.step, s.side, s.amount, s.unit, s.law, s.started_at, s.due_at, s.stopped_at, s.warning_at, s.calendar_id,
  (select revision from calendars_calendar where id = s.calendar_id) revision, {PAUSES} pauses
from stepclocks_stepclock s join cases_case c on c.id = s.case_id where c.ref = %s
"""
_FIGURES = """
select s.step, s.side, count(*) filter (where s.stopped_at is not null) ended,
  count(*) filter (where s.stopped_at <= s.due_at) in_time,
  count(*) filter (where s.stopped_at is null and s.due_at < %s) running_late
from stepclocks_stepclock s join cases_case c on c.id = s.case_id
where s.started_at >= %s and s.started_at <= %s
"""


def of_case(ref: str, actor: Actor, now: datetime) -> tuple[StepClockRow, ...]:
    """The limits of the steps of a case, the oldest first, for whoever may see the case."""
    condition, values = seeing.visible(actor)
    return tuple(_row(row, now) for row in select(f"{_OF_CASE} and {condition} order by s.id", (ref, *values)))


def of_number(number: str, now: datetime) -> tuple[StepClockRow, ...]:
    """The same by the case's number, for whoever keeps the installation."""
    asked = _OF_CASE.replace("c.ref = %s", "c.number = %s")
    return tuple(_row(row, now) for row in select(f"{asked} order by s.id", (number,)))


def figures(actor: Actor, begins: datetime, now: datetime) -> tuple[StepFigure, ...]:
    """How often each limit of a step was kept and missed in the cases one may see, of the steps begun in a time."""
    condition, values = seeing.visible(actor)
    rows = select(f"{_FIGURES} and {condition} group by 1, 2 order by 1, 2", (now, begins, now, *values))
    return tuple(StepFigure(**row) for row in rows)


def _row(row: Mapping[str, Any], now: datetime) -> StepClockRow:
    calendar = calendars.at_revision(row["calendar_id"], row["revision"])
    due = row["due_at"]
    days = [calendar.day_of(moment) for moment in (row["started_at"], due) if moment is not None]
    return StepClockRow(
        step=row["step"],
        side=row["side"],
        amount=f"{Decimal(row['amount']).normalize():f}",
        unit=row["unit"],
        law=row["law"],
        started_at=row["started_at"],
        due_at=due,
        stopped_at=row["stopped_at"],
        lamp=_standing(row, now),
        provisional=any(calendar.is_provisional(day) for day in days),
        stops=_stops(row, now),
    )


def _stops(row: Mapping[str, Any], now: datetime) -> tuple[StopRow, ...]:
    """What the case stood still for while the step ran."""
    told = clocks.known_at(pauses_in(row["pauses"]), row["stopped_at"] or now)
    (side,) = clocks.deadlines((ClockFacts(row["side"], row["amount"], row["unit"], row["started_at"]),), ())
    return clocks.stops_of(side, told)


def _standing(row: Mapping[str, Any], now: datetime) -> str:
    if row["stopped_at"] is None:
        return str(lamp(row["due_at"], row["warning_at"], now))
    return "in_time" if row["due_at"] is None or row["stopped_at"] <= row["due_at"] else "late"
