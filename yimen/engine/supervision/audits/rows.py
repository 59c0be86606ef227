"""What the audits show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class SampleRow:
    """A sample: out of how many, for whom, how far it has come and what was found."""

    ref: str
    office_name: str
    auditor_name: str
    since: date
    until: date
    pool: int
    drawn_at: datetime
    due_on: date
    cases: int
    recorded: int
    flawed: int
    wrong: int


@snapshot
class AuditRow:
    """A case of a sample, with what was found."""

    ref: str
    case_ref: str
    number: str
    item_name: str
    outcome: str
    decided_at: datetime
    result: str
    finding: str
    recorded_at: datetime | None


@snapshot
class SampleView:
    """A sample with its cases; `mine` says whether the reader is its auditor."""

    sample: SampleRow
    cases: tuple[AuditRow, ...]
    mine: str


@snapshot
class ActRow:
    """An act on an audited case, as its journal tells it."""

    verb: str
    at: datetime
    who: str


@snapshot
class AuditView:
    """What an auditor reads of a case: the decision with its reasons, the reviews, and every act on its way."""

    row: AuditRow
    sample_ref: str
    due_at: datetime | None
    reasons: str
    law: str
    reviews: tuple[str, ...]
    acts: tuple[ActRow, ...]
    mine: str
