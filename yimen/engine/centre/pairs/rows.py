"""What the pairs show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class StandbyRow:
    """One's own standing by for one office."""

    office_ref: str
    office_name: str
    on: str
    """yes while it lasts."""
    since: datetime | None
    ends: datetime | None
    """By itself, when nothing is said again."""


@snapshot
class OnlineRow:
    """Somebody who stands by for an office now, and what for."""

    office_name: str
    staff_name: str
    reviews: str
    """yes: at a reviewer's desk."""
    approves: str
    """yes: at a deciding desk. Whether their letter covers a case is weighed with the case."""
    since: datetime
    ends: datetime


@snapshot
class PairRow:
    """A case with its two officers, and where it stands."""

    case_ref: str
    number: str
    item_name: str
    applicant_name: str
    party_ref: str
    office_name: str
    clerk_name: str
    reviewer_name: str
    approver_name: str
    opened_at: datetime
    due_at: datetime
    standing: str
    """window | review | approve | decided | handed_out | left | ended"""
    turn: str
    """mine: this officer's hand is waited for now; else empty."""
    late: str
    """yes: it was not decided by when it should have been."""


@snapshot
class PairFigure:
    """How the pairs of an office went: how many were opened, decided in time, late, or given up."""

    office_name: str
    opened: int
    in_time: int
    late: int
    left: int


@snapshot
class Beside:
    """What the page of a case shows: its pair, or who stands by for its office."""

    pair: PairRow | None
    office_name: str
    online: tuple[OnlineRow, ...]
