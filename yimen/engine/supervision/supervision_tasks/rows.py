"""What the supervision tasks show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

CHECKERS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
"""Who of the checking office sees its tasks and closes them."""


@snapshot
class TaskRow:
    """A supervision task. It names no applicant: who checks opens the case itself, when they may."""

    ref: str
    case_number: str
    item_name: str
    says: str
    basis: str
    opened_at: datetime
    due_on: date
    overdue: str
    """"yes" when its day has passed and nobody has closed it."""
    closed_at: datetime | None
    outcome: str
    finding: str
    checker: str


@snapshot
class TaskStanding:
    """How the checks after approval stand, each counted up to a thousand."""

    open: int
    overdue: int
    closed: int
