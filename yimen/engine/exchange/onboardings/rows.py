"""What the onboardings show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)
"""Who admits systems and lets them in."""
READERS = (*KEEPERS, Role.SUPERVISOR, Role.CENTRE_MANAGER)
"""Who sees all of them; the head of an office sees its own."""


@snapshot
class OnboardingRow:
    """A system that is to come in, and how far it is."""

    ref: str
    name: str
    office_id: int
    office_name: str
    way: str
    kind: str
    address: str
    vendor: str
    purpose: str
    edition: str
    state: str
    applied_at: datetime
    applied_by: str
    moved_at: datetime
    basis: str
    system_ref: str
    passed: int
    """Steps passed of the run at hand."""
    steps: int
    points: int
    """Points of the checklist that were said."""
    points_all: int
    passed_at: datetime | None
    """When the run that counts today was passed."""


@snapshot
class PointRow:
    """A point of the checklist; without words it is open."""

    point: str
    words: str
    said_at: datetime | None
    said_by: str


@snapshot
class TryRow:
    """One word in the sandbox, with what was answered and why it did not pass."""

    number: int
    step: str
    door: str
    came_at: datetime
    request: str
    status: int
    answer: str
    verdict: str
    fault: str
    field: str


@snapshot
class StepRow:
    """A step of a run: passed, at hand, or to come; with its last word."""

    step: str
    standing: str
    """passed, failed, held, now or later"""
    tries: int
    last: TryRow | None


@snapshot
class RunShown:
    """A run in the sandbox: what it gives the system to work with, its steps, and its last words."""

    ref: str
    began_at: datetime
    began_by: str
    passed_at: datetime | None
    counts: str
    """yes: it lets the system in today, if nothing else is missing."""
    case_number: str
    officer: str
    jump: str
    ticket: str
    steps: tuple[StepRow, ...]
    words: tuple[TryRow, ...]
