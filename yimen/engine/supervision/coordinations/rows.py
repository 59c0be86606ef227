"""What the coordination meetings show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class StuckRow:
    """One thing that is stuck, with the office on which it hangs; `again` names a meeting that had it already."""

    source: str
    ref: str
    title: str
    office: str
    office_ref: str
    since: datetime
    project_ref: str
    project: str
    again: str


@snapshot
class SeatRow:
    """An office that is invited: who came for it, who signed the minutes."""

    office: str
    office_ref: str
    standing: str
    came: str
    came_at: datetime | None
    signed_by: str
    signed_at: datetime | None
    wrote: int
    """On how many points it has said something."""


@snapshot
class OpinionRow:
    """What an office said of a point."""

    office: str
    stance: str
    text: str
    said_by: str
    said_at: datetime


@snapshot
class TaskRow:
    """Something that was decided, by which office, until when; with how far its directive is."""

    title: str
    office: str
    office_ref: str
    due_on: date
    directive_ref: str
    state: str


@snapshot
class PointRow:
    """A point of the agenda."""

    number: int
    source: str
    title: str
    told: str
    office: str
    opinions: tuple[OpinionRow, ...]
    decision: str
    tasks: tuple[TaskRow, ...]


@snapshot
class MaterialRow:
    """A paper for the meeting."""

    ref: str
    title: str
    kept_by: str


@snapshot
class CoordinationRow:
    """A meeting as it stands in a list."""

    ref: str
    kind: str
    title: str
    place: str
    begins_at: datetime
    state: str
    points: int
    seats: Share
    """How many of the invited offices came."""


@snapshot
class CoordinationView:
    """A whole meeting, with what its reader may do."""

    row: CoordinationRow
    project: str
    project_ref: str
    called_by: str
    minutes: str
    mark: str
    """Of the minutes as they stand; whoever signs says what they read."""
    minuted_at: datetime | None
    issued_at: datetime | None
    called_off_why: str
    seats: tuple[SeatRow, ...]
    points: tuple[PointRow, ...]
    materials: tuple[MaterialRow, ...]
    may: tuple[str, ...]
    """sign_in, say, sign, material, minute, issue, call_off, hand_over, take_over."""
    mine: tuple[tuple[str, str], ...] = ()
    """The invited offices to which the reader belongs, by reference and name."""
    others: tuple[tuple[str, str], ...] = ()
    """To whom the meeting may be handed over."""


@snapshot
class StandingRow:
    """A department that always sits."""

    ref: str
    office: str
    since: date
    basis: str


@snapshot
class AttendanceRow:
    """How often an office came of the meetings that were held, and how many of its tasks are open or over their day."""

    office: str
    came: Share
    tasks: int
    open: int
    overdue: int
