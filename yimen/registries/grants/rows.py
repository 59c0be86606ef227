"""What authorisation letters show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.authority import Rank
from yimen.kernel.snapshot import snapshot


@snapshot
class LetterFace:
    """A letter as it is shown to centres and lower units: who may decide what, by whose word, from when to when."""

    ref: str
    number: str
    office_name: str
    grantor: str
    holder_name: str
    rank: Rank
    items: tuple[str, ...]
    """Refs of the items it covers; empty covers every item of the office."""
    seal: str
    begins: datetime
    ends: datetime | None


@snapshot
class MatterRow:
    """What a letter says of one item."""

    item_ref: str
    item_name: str
    manner: str
    procedure: str
    technical: str
    opinion: str


@snapshot
class LetterNoticeRow:
    """A letter as it was sent to a unit: acknowledged when and by whom, and how often it was reminded of."""

    letter_ref: str
    letter_number: str
    issuer: str
    holder_name: str
    unit_ref: str
    unit_name: str
    sent_at: datetime
    acknowledged_at: datetime | None
    acknowledged_by: str
    reminders: int


@snapshot
class TechnicalRow:
    """A technical item as the letters in force give it: decided directly at the window, or after consultation."""

    item_ref: str
    item_name: str
    office_name: str
    manner: str
    letter_number: str
    opinion: str


@snapshot
class TechnicalCount:
    """How many technical items were given for direct and for consultative decision on a day."""

    on: date
    direct: int
    consultative: int


@snapshot
class LetterRow:
    """A letter as anybody in the office may read it."""

    id: int
    ref: str
    number: str
    office_id: int
    office_ref: str
    grantor: str
    holder_id: int
    holder_ref: str
    holder_name: str
    rank: Rank
    items: tuple[int, ...]
    """Ids of the items it covers; empty covers every item of the office."""
    seal: str
    begins: datetime
    ends: datetime | None
    revoked_at: datetime | None
    revocation_basis: str

    def in_force(self, now: datetime) -> bool:
        """Begun, not over and not revoked."""
        over = (self.ends, self.revoked_at)
        return self.begins <= now and all(one is None or now < one for one in over)
