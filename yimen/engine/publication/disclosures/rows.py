"""What the disclosures show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class DisclosureRow:
    """A decision that grants a licence, as anybody may read it."""

    ref: str
    decision_number: str
    item_name: str
    office_name: str
    holder: str
    holder_code: str
    certificate: str
    certificate_number: str
    decided_on: date
    valid_from: date | None
    valid_to: date | None
    standing: str
    """granted | valid | withheld | suspended | expired | revoked | cancelled, as of today."""


@snapshot
class DisclosurePage:
    """Decisions, the latest first, a page by key."""

    rows: tuple[DisclosureRow, ...]
    after: str | None


@snapshot
class ObjectionRow:
    """What somebody said against a disclosure, and what was answered."""

    ref: str
    disclosure_ref: str
    item_name: str
    holder: str
    text: str
    made_at: datetime
    answer: str
    answer_reason: str
    answered_at: datetime | None
