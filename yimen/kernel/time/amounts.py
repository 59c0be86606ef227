"""Limits told in different units, made comparable. For comparison only: no deadline is counted with these."""

from decimal import Decimal

from yimen.kernel.terms import TimeLimit
from yimen.kernel.time.limit import DAY_MINUTES as DAY_MINUTES
from yimen.kernel.time.limit import UNIT_MINUTES as UNIT_MINUTES


def minutes(limit: TimeLimit) -> Decimal:
    """A limit as minutes of office time."""
    return limit.amount * UNIT_MINUTES[limit.unit]


def comparable(*limits: TimeLimit | None) -> bool:
    """Whether all of these are given in a unit the house knows."""
    return all(limit is not None and limit.unit in UNIT_MINUTES for limit in limits)
