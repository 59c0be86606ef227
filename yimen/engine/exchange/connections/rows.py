"""What the connections show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)
"""Who keeps the register of connected systems."""
READERS = (*KEEPERS, Role.SUPERVISOR, Role.CENTRE_MANAGER, Role.OFFICE_HEAD)


@snapshot
class SystemShown:
    """A connected system, with what it is like by what came from it."""

    ref: str
    kind: str
    name: str
    office_name: str
    way: str
    address: str
    contract: str
    speaks_of: str
    items: int
    opened_at: datetime
    closed_at: datetime | None
    heard_at: datetime | None
    alarmed_at: datetime | None
    standing: str
    asked: int
    """Calls and jumps of the last thirty days."""
    answered: int
    reckoned_on: date | None
    """The last day of which both sides counted."""
    differs: int
    """By how much they differed that day."""


@snapshot
class Coverage:
    """How many of the kinds of systems are connected, and which are missing."""

    kinds: int
    connected: int
    in_step: int
    missing: tuple[str, ...]


@snapshot
class JumpRow:
    """One jump from a case."""

    ref: str
    system_name: str
    issued_at: datetime
    redeemed_at: datetime | None
    word: str
    their_number: str
    told_at: datetime | None


@snapshot
class JumpOffered:
    """A system to which one may jump from a case."""

    ref: str
    name: str
    office_name: str
    standing: str


@snapshot
class GoesAs:
    """The applicant of a case, as whom one goes over with it."""

    party_ref: str
    for_whom: str
    """Empty: it is one's own case."""


@snapshot
class CallRow:
    """One question that was put to a system about somebody."""

    system_name: str
    kind: str
    object: str
    purpose: str
    place: str
    """Empty: the person themselves."""
    asked_at: datetime
    outcome: str
    serial: str


@snapshot
class SystemHeard:
    """A system in use with its office's calendar, and what it is like now."""

    id: int
    ref: str
    name: str
    office_id: int
    office_name: str
    calendar_id: int
    opened_at: datetime
    heard_at: datetime | None
    standing: str
