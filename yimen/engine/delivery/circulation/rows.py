"""What the circulation shows: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class PieceHandoverRow:
    """One hand-over of a piece."""

    giver: str
    receiver: str
    why: str
    given_by: str
    given_at: datetime
    answered_by: str
    answered_at: datetime | None
    signed: str
    """yes, no (refused), or empty: it waits."""


@snapshot
class PieceRow:
    """A piece with where it is and its whole way."""

    ref: str
    label: str
    case_ref: str
    case_number: str
    what: str
    kind: str
    holder: str
    taken_in_at: datetime
    ended_at: datetime | None
    ended_as: str
    how: str
    mine: str
    """yes: it lies in the reader's hands; offered: it waits for their signature."""
    handovers: tuple[PieceHandoverRow, ...]
