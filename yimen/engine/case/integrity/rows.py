"""What the integrity file shows: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
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
    repairable_from: date
    """The first day on which a repair may be asked for."""
    repair: str
    """What was put right, as the latest request says."""
    repair_answer: str
    repair_reason: str
    repaired_on: date | None
    repair_asked: str
    """"yes" while a request for repair waits."""
    waits: str
    """"yes" while an appeal or a request for repair waits for its answer."""
