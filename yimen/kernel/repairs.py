"""Repair of a record 信用修复: when somebody whose word was broken may ask that it counts no more."""

from datetime import date, timedelta
from typing import ClassVar

from yimen.kernel.refusal import Refusal

SHOWN_AT_LEAST = timedelta(days=90)
"""For so long a breach is shown before it can be repaired."""


class TooEarlyToRepair(Refusal):
    """A breach is shown for three months at least before it can be repaired."""

    code: ClassVar[str] = "integrity.too_early_to_repair"
    since: date


def repairable_from(recorded_on: date) -> date:
    """The first day on which a repair may be asked for."""
    return recorded_on + SHOWN_AT_LEAST


def must_be_repairable(recorded_on: date, today: date) -> None:
    """Refuses with TooEarlyToRepair."""
    if today < repairable_from(recorded_on):
        raise TooEarlyToRepair(since=repairable_from(recorded_on))
