"""Lamps: how near a deadline is, at a glance.

A lamp follows from two derived moments, the warning and the due moment, so that a list can show it without
counting. Thresholds are local custom and therefore a rule that comes in; the law knows none.
"""

from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from yimen.kernel.snapshot import snapshot
from yimen.kernel.time.deadline import Deadline
from yimen.kernel.time.due import TENTHS_IN_DAY, due_at
from yimen.kernel.time.limit import Unit
from yimen.kernel.time.worktime import WorkCalendar


class Lamp(StrEnum):
    """The colours of a running clock; each is shown with a word and an icon."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    PAUSED = "paused"


@snapshot
class LampRule:
    """When a lamp turns amber: at so many days left, or at such a share of the budget left, whichever is first.

    Days are those of the limit; limits in hours and minutes know the share alone.
    """

    days_left: int = 1
    share_left: Fraction = Fraction(1, 3)


USUAL = LampRule()


def warning_at(deadline: Deadline, calendar: WorkCalendar, rule: LampRule = USUAL) -> datetime | None:
    """The moment from which the lamp is amber; None while a pause stops the clock before it."""
    budget = deadline.budget
    used = _green_share(budget.unit, budget.tenths, rule)
    if used <= 0 or not budget.tenths:
        return deadline.start
    return due_at(calendar, deadline.start, budget, deadline.spans, used)


def due_and_warning(deadline: Deadline, calendar: WorkCalendar) -> tuple[datetime | None, datetime | None]:
    """Both moments under the usual rule. Without a pause a limit in days ends alike for all that began on one day."""
    budget = deadline.budget
    if deadline.pauses or not budget.tenths or not budget.unit.counts_days:
        return deadline.due_at(calendar), warning_at(deadline, calendar)
    asked = (calendar.day_of(deadline.start), budget.tenths, budget.unit)
    found = calendar.found.get(asked)
    if found is None:
        if len(calendar.found) >= _MOST_FOUND:
            calendar.found.clear()
        amber = None if _green_share(budget.unit, budget.tenths, USUAL) <= 0 else warning_at(deadline, calendar)
        found = calendar.found[asked] = (deadline.due_at(calendar), amber)
    due, amber = found
    return due, amber or deadline.start


_MOST_FOUND = 4096


@lru_cache(maxsize=1024)
def _green_share(unit: Unit, tenths: int, rule: LampRule) -> Fraction:
    """How much of the budget passes under a green lamp; there are few budgets and many cases."""
    used = 1 - rule.share_left
    in_day = TENTHS_IN_DAY.get(unit)
    if in_day is not None and tenths:
        used = min(used, 1 - Fraction(rule.days_left * in_day, tenths))
    return used


def lamp(due_at: datetime | None, warning_at: datetime | None, now: datetime) -> Lamp:
    """The lamp at `now`; without a due moment the clock is paused."""
    if due_at is None:
        return Lamp.PAUSED
    if now > due_at:
        return Lamp.RED
    return Lamp.AMBER if warning_at is not None and now >= warning_at else Lamp.GREEN


def lamp_of(deadline: Deadline, calendar: WorkCalendar, now: datetime, rule: LampRule = USUAL) -> Lamp:
    """The lamp of a deadline, counted afresh."""
    deadline = deadline.as_of(now)
    return lamp(deadline.due_at(calendar), warning_at(deadline, calendar, rule), now)


def next_warning_at(
    deadline: Deadline, calendar: WorkCalendar, now: datetime, rule: LampRule = USUAL
) -> datetime | None:
    """The next moment at which the lamp changes: to amber at it, to red just after it; None when nothing is ahead."""
    due = deadline.due_at(calendar)
    return None if due is None else next_change(due, warning_at(deadline, calendar, rule), now)


def next_change(due: datetime, warning: datetime | None, now: datetime) -> datetime | None:
    """The same from the two moments, for whoever has them already."""
    if warning is not None and now < warning:
        return warning
    return due if now <= due else None
