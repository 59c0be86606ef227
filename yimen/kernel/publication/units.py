"""Limits told in different units, made comparable. For comparison only: no deadline is counted with these."""

from decimal import Decimal

from yimen.kernel.terms import TimeLimit

#: A working day as the office keeps it: 09:00-12:00 and 13:30-17:30.
DAY_MINUTES = 420
# A calendar day counts as five sevenths of a working day.
UNIT_MINUTES = {"working_day": DAY_MINUTES, "half_day": DAY_MINUTES // 2, "natural_day": 300, "hour": 60, "minute": 1}


def minutes(limit: TimeLimit) -> Decimal:
    """A limit as minutes of office time."""
    return limit.amount * UNIT_MINUTES[limit.unit]


def comparable(*limits: TimeLimit | None) -> bool:
    """Whether all of these are given in a unit the house knows."""
    return all(limit is not None and limit.unit in UNIT_MINUTES for limit in limits)
