"""What the complaints show: frozen rows, never models. Who complained stands in none of those that a desk lists."""

from datetime import datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

HANDLERS = (Role.CENTRE_MANAGER, Role.SUPERVISOR)
"""Who acknowledges complaints and names who looks into them: the manager of the centre, and supervision."""
READERS = (*HANDLERS, Role.OFFICE_HEAD, Role.REFORM_OFFICE)
"""Who may be named to look into one, and who reads what was said of their own office."""
RECORDERS = (Role.WINDOW, Role.CENTRE_MANAGER, Role.SUPERVISOR)
"""Who records what somebody says at the window, by phone or in a letter."""


@snapshot
class InvestigationRow:
    """One time the complaint was looked into."""

    nth: int
    why: str
    opened_at: datetime
    answer_by: datetime
    investigator: str
    found: str
    answer: str
    measure: str
    answered_at: datetime | None


@snapshot
class ComplaintRow:
    """A complaint as who complained sees it."""

    ref: str
    number: str
    kind: str
    told: str
    about: str
    """Item, window, office and officer as they are called."""
    lodged_at: datetime
    acknowledge_by: datetime
    acknowledged_at: datetime | None
    withdrawn_at: datetime | None
    content: str
    investigations: tuple[InvestigationRow, ...]
    may: tuple[str, ...]
    """withdraw, content, appeal."""


@snapshot
class HandledComplaint:
    """A complaint at the desk; the office complained of sees it too, and nobody sees here who complained."""

    ref: str
    number: str
    way: str
    kind: str
    told: str
    about: str
    officer: str
    anonymous: str
    """yes: nobody was named, nobody can be called."""
    lodged_at: datetime
    acknowledge_by: datetime
    acknowledged_at: datetime | None
    withdrawn_at: datetime | None
    content: str
    late: str
    raised: str
    investigations: tuple[InvestigationRow, ...]
    may: tuple[str, ...]
    """acknowledge, name, show, answer."""


@snapshot
class ComplainantShown:
    """Who complained, and the case it is about: for who looks into it, and each look is on the chain."""

    ref: str
    name: str
    phone: str
    case_number: str


@snapshot
class ComplaintStanding:
    """How complaints of a time stand, each counted with what it is counted of."""

    lodged: int
    acknowledged_in_time: int
    acknowledged: int
    answered_in_time: int
    answered: int
    upheld: int
    appealed: int
    open_late: int
