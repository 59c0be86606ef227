"""What the evaluation groups show: frozen rows, never models. Who sits from outside stands in no public one."""

from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot

CONVENERS = (Role.REFORM_OFFICE, Role.SUPERVISOR)
"""Who calls evaluation groups."""


@snapshot
class JuryRow:
    """An evaluation as it stands in a list."""

    ref: str
    title: str
    unit: str
    unit_ref: str
    unit_name: str
    answers_ref: str
    """The office that answers for the unit; empty of a centre, and of a window of nobody's own."""
    first_day: date
    last_day: date
    score_by: date
    state: str
    seats: Share
    """How many have scored, of those who took their seats."""
    total: str
    """What everything comes to by its weight, once the scoring is closed; else a dash."""
    weak: int
    late: int
    """How many of its actions are over their day."""
    again_on: date
    due: str
    """yes: the unit was to be judged again by now, and has not been."""


@snapshot
class SeatRow:
    """A seat in a group. The code is told to who leads, until the seat is taken."""

    ref: str
    kind: str
    name: str
    standing: str
    staff: str
    taken_at: datetime | None
    scored_at: datetime | None
    code: str


@snapshot
class SaidRow:
    """What a member scored an indicator, and why."""

    kind: str
    name: str
    score: int
    said: str


@snapshot
class ActionRow:
    """What is done about a weakness, as its directive stands, and the figure before and after."""

    ref: str
    directive_ref: str
    title: str
    told: str
    office: str
    due_on: date | None
    state: str
    late: str
    report: str
    before: Share
    after: Share | None
    effect: str
    may: tuple[str, ...]
    """order, drop, check: what the reader may do about it now."""
    from_day: date | None
    """From which day on its effect can be looked at."""


@snapshot
class IndicatorRow:
    """An indicator with what it came to; of a group that still scores, no more than what the house counted."""

    number: int
    title: str
    figure: str
    weight: int
    least: int
    found: Share | None
    kinds: tuple[tuple[str, Share], ...]
    """What each kind of members scored; for everybody only when of each kind two or more did."""
    said: tuple[SaidRow, ...]
    own: int | None
    """What the reader scored."""
    weak: str
    action: ActionRow | None


@snapshot
class JuryView:
    """A whole evaluation for one reader."""

    row: JuryRow
    called_by: str
    """Empty for everybody outside."""
    called_at: datetime
    published_at: datetime | None
    off_why: str
    seats: tuple[SeatRow, ...]
    kinds: tuple[tuple[str, int], ...]
    """How many of each kind sit, none left out."""
    indicators: tuple[IndicatorRow, ...]
    may: tuple[str, ...]


@snapshot
class SeatOffered:
    """A seat of mine in a group, with what is judged."""

    ref: str
    title: str
    unit: str
    unit_name: str
    kind: str
    state: str
    score_by: date
    scored_at: datetime | None
