"""What the secondments show: frozen rows, never models."""

from datetime import date, datetime

from yimen.engine.staff.assessments.rows import AssessmentRow
from yimen.engine.staff.rotas.rows import AttendanceSum, LeaveRow
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.secondment import Criterion, Suitability
from yimen.registries.people.rows import SecondmentRow


@snapshot
class CriterionShown:
    """A criterion with whether it is met, and what shows it."""

    criterion: Criterion
    met: str


@snapshot
class PostingProposalRow:
    """Somebody proposed for a centre, with what the records say of them: now, or when it was decided."""

    ref: str
    staff_name: str
    staff_number: str
    office_ref: str
    office_name: str
    centre_ref: str
    centre_name: str
    post_name: str
    begins: date
    reason: str
    grade: str
    grade_year: int | None
    grade_document: str
    state: str
    proposed_by: str
    proposed_at: datetime
    found: Suitability
    words: str
    decided_by: str
    decided_at: datetime | None

    @property
    def criteria(self) -> tuple[CriterionShown, ...]:
        """Each criterion, met or not."""
        unmet = self.found.unmet
        return tuple(CriterionShown(one, "no" if one in unmet else "yes") for one in Criterion)

    @property
    def fits(self) -> str:
        """yes: every criterion is met."""
        return "" if self.found.unmet else "yes"


@snapshot
class ReturnAskedRow:
    """The home unit wants somebody back."""

    ref: str
    order_ref: str
    reason: str
    asked_by: str
    asked_at: datetime
    outcome: str
    words: str


@snapshot
class PostedRow:
    """Somebody in a centre by an order, with a request for their return."""

    order: SecondmentRow
    seat: str
    asked: ReturnAskedRow | None


@snapshot
class PostingRecord:
    """What the centre keeps of somebody who is posted there, to be read."""

    order: SecondmentRow
    attendance: AttendanceSum | None
    results: tuple[AssessmentRow, ...]
    leaves: tuple[LeaveRow, ...]
