"""What the awards show: frozen rows, never models."""

from datetime import date, datetime

from yimen.engine.staff.rotas.rows import OnDuty
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class RuleRow:
    """A rule as it was published."""

    kind: str
    winners: int
    models: int
    window_fen: int
    model_fen: int
    budget_fen: int
    weights: tuple[tuple[str, int], ...]
    most_upheld: int
    document: str
    begins: date
    ends: date | None


@snapshot
class PlaceRow:
    """A window's place with what was counted."""

    place: int
    window_ref: str
    code: str
    window: str
    score: str
    measures: tuple[tuple[str, Share], ...]
    excluded: str
    won: str
    model: str
    nominee: str


@snapshot
class RoundRow:
    """A month's comparison."""

    ref: str
    kind: str
    month: date
    published_at: datetime
    document: str
    places: tuple[PlaceRow, ...]
    fen: int
    """What it cost: model windows and their service models."""


@snapshot
class FlagRow:
    """Who held the red flag from when to when."""

    window_ref: str
    code: str
    window: str
    month: date
    since: datetime
    until: datetime | None


@snapshot
class PioneerRow:
    """A demonstration post."""

    ref: str
    window_ref: str
    code: str
    window: str
    awarded_on: date
    document: str
    upheld: int
    most_upheld: int
    late: int
    most_late: int
    reviewed_at: datetime | None
    lost_at: datetime | None
    lost_for: str


@snapshot
class RewardRow:
    """A reward or a sanction."""

    ref: str
    kind: str
    whom: str
    fen: int
    line: str
    ground: str
    evidence: str
    """What was written; of a round the document of its rule, and the month."""
    proposed_by: str
    proposed_at: datetime
    approved_by: str
    approved_at: datetime | None
    appeal: str
    answer: str
    answered_by: str
    lifted_at: datetime | None
    may: tuple[str, ...]
    """approve, wait (its budget line cannot bear it yet), appeal, answer."""


@snapshot
class RewardSum:
    """What was given and taken, of one budget line, window or person."""

    name: str
    rewards_fen: int
    sanctions_fen: int
    n: int


@snapshot
class WindowCard:
    """The four shows 四个亮 of a counter: who, by what standard, with which promise, how well."""

    window_ref: str
    code: str
    window: str
    centre_ref: str
    centre: str
    people: tuple[tuple[OnDuty, str], ...]
    """Each with what they promise, in their own words."""
    items: tuple[tuple[str, str], ...]
    """What it takes in: reference and name of the guides."""
    more_items: int
    promised: tuple[int, int]
    """Of how many items a shorter limit than the law's is promised, of how many there are."""
    month: date
    measures: tuple[tuple[str, Share], ...]
    flag: str
    """yes: it holds the red flag."""
    pioneer: str
    advanced: str
    """The month in which it was last an advanced window; empty: never."""
