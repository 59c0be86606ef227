"""What the consultations show: frozen rows, never models."""

from datetime import datetime

from yimen.engine.case.noes.rows import NoRow
from yimen.kernel.snapshot import snapshot


@snapshot
class SectionAnswer:
    """One section: until when it was asked, and what it said."""

    ref: str
    post_name: str
    due_at: datetime
    stance: str
    """favour, against, no_view; empty while it has not answered."""
    text: str
    basis: str
    answered_by: str
    answered_at: datetime | None
    examined: str = ""
    """yes while the section's "no" waits for its approver; that is all who asked learns of it."""


@snapshot
class ConsultationRow:
    """A consultation with every section's answer and the report."""

    ref: str
    question: str
    asked_by: str
    asked_at: datetime
    report: str
    reported_at: datetime | None
    answers: tuple[SectionAnswer, ...]
    mark: str
    """Of what the sections have said so far: who reports says by this what they have read."""


@snapshot
class Asked:
    """A case as a section that is asked about it sees it: what is applied for and the question, no files."""

    ref: str
    case_number: str
    item_name: str
    applicant_name: str
    office_name: str
    question: str
    asked_by: str
    due_at: datetime
    form: tuple[tuple[str, str], ...]
    stance: str
    text: str
    basis: str
    answered_at: datetime | None
    no: NoRow | None = None
    """The latest "no" of the section, waiting, confirmed or sent back."""
