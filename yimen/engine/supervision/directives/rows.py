"""What the directives show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class DirectiveRow:
    """One directive with how far it is."""

    ref: str
    source: str
    source_ref: str
    source_said: str
    title: str
    told: str
    office: str
    given_by: str
    given_at: datetime
    due_on: date
    state: str
    late: str
    report: str
    reported_by: str
    reported_at: datetime | None
    returned: int
    returned_why: str
    effect: str
    answered: str
    closed_by: str
    closed_at: datetime | None
    may: tuple[str, ...]
    """report, return, close, call_off."""


@snapshot
class DirectiveStanding:
    """How the directives to an office stand: in time of all that fell due, what lies open, and open over its day."""

    office: str
    given: int
    open: int
    overdue: int
    in_time: Share
    accounted: int


@snapshot
class MemberRow:
    """Somebody of the leading group."""

    ref: str
    name: str
    role: str
    seat: str
    since: date
    basis: str


@snapshot
class MeetingRow:
    """A meeting with its decisions."""

    ref: str
    title: str
    held_on: date
    present: tuple[str, ...]
    minutes: str
    decisions: tuple[DirectiveRow, ...]


@snapshot
class ProblemRow:
    """A problem and what came of it."""

    ref: str
    origin: str
    title: str
    told: str
    raised_by: str
    raised_at: datetime
    state: str
    """new, declined, or the state of its directive."""
    declined_why: str
    directive: DirectiveRow | None
    mine: str


@snapshot
class ProblemStanding:
    """How the problems stand: raised, new, open, open over their day, solved, declined."""

    raised: int
    new: int
    open: int
    overdue: int
    solved: int
    declined: int
