"""What the rounds show: frozen rows, never models. A day that is still to come stands in none but the inspectors'."""

from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

PLANNERS = (Role.SUPERVISOR, Role.CENTRE_MANAGER)
"""Who plans rounds: supervision, and the manager of a centre its patrols."""


@snapshot
class FoundRow:
    """A point that was wrong, and how far it is."""

    ref: str
    round_title: str
    kind: str
    window: str
    unit: str
    point: str
    off: int
    told: str
    staff: str
    photo: str
    state: str
    found_at: datetime
    mend_by: datetime
    late: str
    objection: str
    judgement: str
    mended: str
    looked: str
    may: tuple[str, ...]
    """object, judge, mend, look."""


@snapshot
class VisitRow:
    """A window of a round; its day for the inspectors, or once it was visited."""

    ref: str
    round_title: str
    kind: str
    window: str
    on: date
    visited_at: datetime | None
    present: str
    findings: tuple[FoundRow, ...]
    today: str


@snapshot
class RoundRow:
    """A round: how many windows were drawn, how many visited, and its secret once it is over."""

    ref: str
    kind: str
    title: str
    first_day: date
    last_day: date
    inspectors: tuple[str, ...]
    drawn: int
    visited: int
    found: int
    closed_at: datetime | None
    secret: str
    may_close: str


@snapshot
class WindowOff:
    """What was taken off a window in a time, and off whom; lifted findings count nothing."""

    window: str
    staff: str
    findings: int
    off: int
    open: int
