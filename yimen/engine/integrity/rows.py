"""What the integrity file shows: frozen rows, never models."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class IntegrityRow:
    """One record, as the party and the office see it."""

    ref: str
    kind: str
    case_number: str
    item_name: str
    office_name: str
    party_name: str
    fact: str
    recorded_at: datetime
    until: date
    appeal: str
    appealed_at: datetime | None
    answer: str
    answer_reason: str
    answered_at: datetime | None
