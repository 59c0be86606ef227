"""What the re-visits show: frozen rows, never models. Who was called stands in none but the caller's own."""

from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

ANNOUNCERS = (Role.SUPERVISOR,)
CALLERS = (Role.SUPERVISOR,)
"""Who may call: supervision of the place of the centre, or of one above."""
WITNESSES = (Role.REFORM_OFFICE, Role.CENTRE_MANAGER, Role.OFFICE_HEAD, Role.ADMINISTRATOR)


@snapshot
class RevisitRow:
    """A call that somebody is to make, or made."""

    ref: str
    item_name: str
    centre_name: str
    decided_at: datetime | None
    state: str
    tries: int
    grade: str
    on_time: str
    extra: str
    paid: str
    words: str
    answered_at: datetime | None
    complaint: str


@snapshot
class RevisitDrawRow:
    """A draw: how many of how many, what it was committed to; the words and what came out once all were called."""

    ref: str
    centre_name: str
    since: date
    until: date
    how_many: int
    pool: int
    commitment: str
    pool_digest: str
    announced_at: datetime
    drawn_at: datetime | None
    told: str
    """yes: every call was answered or given up, so that nobody is warned by what is told now."""
    secret: str
    """Empty until it is told, as lots and again are."""
    word: str
    lots: tuple[str, ...]
    """The cases that came out, by reference, in the order of their lots."""
    again: str
    """yes: drawn again here, the same came out."""
    answered: int
    unreached: int
    bad: int | None
    """None: not told, or so few answered that it would say whose complaint it is."""
    lapsed: str
    """yes: no witness came in its days."""
    may: tuple[str, ...]
    """draw."""


@snapshot
class RevisitedShown:
    """Whom to call: told to the caller, and each look is on the chain."""

    ref: str
    name: str
    phone: str
    case_number: str
