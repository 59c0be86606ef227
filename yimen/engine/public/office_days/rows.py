"""What the office days show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class RaisedRow:
    """A matter as it stands."""

    ref: str
    told: str
    office: str
    due_on: date
    answer: str
    answered_at: datetime | None
    closed_at: datetime | None
    sent_back: str
    late: str
    may: tuple[str, ...]
    """answer, close."""


@snapshot
class OfficeDayRow:
    """A day on which a leader is there."""

    ref: str
    centre: str
    leader: str
    title: str
    topic: str
    begins: datetime
    ends: datetime
    held_at: datetime | None
    record: str
    called_off_for: str
    raised: tuple[RaisedRow, ...]

    @property
    def closed(self) -> int:
        """How many of its matters have been closed."""
        return sum(1 for one in self.raised if one.closed_at is not None)
