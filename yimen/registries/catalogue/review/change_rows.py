"""What the review and publication of changes show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.change_life import ChangeKind, ChangeState
from yimen.kernel.snapshot import snapshot


@snapshot
class ChangeRow:
    """One change on a list: what it is, where it stands, since when it waits there."""

    ref: str
    item_ref: str
    name: str
    office_id: int
    office_ref: str
    office_name: str
    kind: ChangeKind
    state: ChangeState
    waits_since: datetime
    notice_begins: datetime | None
    notice_ends: datetime | None
    takes_effect: datetime | None
    comments: int
    unanswered: int


@snapshot
class ChangePage:
    """A page of changes by key: `after` opens the next page, None at the end."""

    rows: tuple[ChangeRow, ...]
    after: str | None


@snapshot
class ReviewRow:
    """What one level said."""

    level: str
    verdict: str
    opinion: str
    staff_name: str
    reviewed_at: datetime
    counts: str
    """yes, or no: it was said of an earlier asking."""


@snapshot
class CommentRow:
    """A comment with its answer; nobody knows from whom it is."""

    ref: str
    text: str
    given_at: datetime
    answer: str
    answered_at: datetime | None


@snapshot
class RoundRow:
    """A round of reform."""

    ref: str
    name: str
    document: str
    decided_on: date


@snapshot
class RemovedRow:
    """A material that is not asked for any more, and why."""

    material: str
    why: str


@snapshot
class ChangeView:
    """Everything of a change that its page shows."""

    row: ChangeRow
    version_ref: str
    """The version it proposes; empty: it needs no text."""
    reason: str
    basis: str
    round: RoundRow | None
    batch: str
    counterpart: str
    into_name: str
    removed: tuple[RemovedRow, ...]
    proposed_at: datetime
    notice_skipped: str
    reviews: tuple[ReviewRow, ...]
    comments: tuple[CommentRow, ...]
    author_staff_id: frozenset[int]
    """Staff who wrote or proposed it: they do not review it."""
    reviewer_staff_id: frozenset[int]
    """Staff whose passing counts: they do not review it again."""
    seen: int
    """How many acts its chain holds: given back with an act, so that a stale page is noticed."""
