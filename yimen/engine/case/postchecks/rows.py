"""What the post-checks show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class CheckRow:
    """A post-check."""

    case_ref: str
    case_number: str
    item_name: str
    applicant_name: str
    state: str
    overdue: str
    """"yes" when its day has passed and nobody has closed it."""
    opened_at: datetime
    due_on: date
    inspectors: tuple[str, ...]
    mine: str
    """"yes" when the reader is one of the two."""
    own: str
    """"yes" when the reader reviewed or decided the case: others name who checks it."""
    conditions: tuple[str, ...]
    finding: str
    found_at: datetime | None
    closed_at: datetime | None
