"""What the outreach shows: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class HomeVisitRow:
    """A visit at home as the applicant and the centre see it."""

    ref: str
    party_name: str
    phone: str
    centre_name: str
    item_ref: str
    item_name: str
    case_ref: str
    address: str
    reason: str
    wish: str
    wished_at: datetime
    asked_at: datetime
    officer_ref: str
    officer_name: str
    planned_at: datetime | None
    taken: tuple[str, ...]
    done: str
    outcome: str
    ended_at: datetime | None
    answer: str
    may: tuple[str, ...]
    """What this actor may do with it now: dispatch, finish, decline, cancel."""


@snapshot
class StepRow:
    """One step with the guide."""

    how: str
    place: str
    text: str
    done_at: datetime


@snapshot
class AccompanimentRow:
    """A guide of a case, with everything they did."""

    ref: str
    guide_name: str
    reason: str
    begun_at: datetime
    finished_at: datetime | None
    confirmed_at: datetime | None
    steps: tuple[StepRow, ...]


@snapshot
class NoteRow:
    """One contact of a tracking."""

    staff_name: str
    text: str
    written_at: datetime


@snapshot
class TrackingRow:
    """A case that is followed up."""

    ref: str
    case_ref: str
    case_number: str
    item_name: str
    applicant_name: str
    owner_name: str
    why: str
    next_contact: date
    overdue: str
    """yes when the day of the next contact has passed"""
    misses: int
    started_at: datetime
    ended_at: datetime | None
    notes: tuple[NoteRow, ...]


@snapshot
class AssistanceRow:
    """Who helped with filing online."""

    helper_name: str
    centre_name: str
    what: str
    helped_at: datetime


@snapshot
class SessionRow:
    """A late session of a clerk."""

    ref: str
    staff_name: str
    centre_name: str
    reason: str
    begins: datetime
    ends: datetime | None
    overtime_minutes: int


@snapshot
class OutOfHours:
    """What officers did for a case out of hours on one day, as they told it with each act."""

    kind: str
    """extended 延时, weekend 周末, holiday 节假日 (kernel.time.service_hours), as the act's own line says"""
    first_at: datetime
    acts: int
    staff_name: str
    """Empty for the applicant, who deals with the office."""


@snapshot
class CaseOutreach:
    """Everything beyond the counter that was done for one case, and what this actor may do now."""

    home_visits: tuple[HomeVisitRow, ...]
    accompaniments: tuple[AccompanimentRow, ...]
    trackings: tuple[TrackingRow, ...]
    assistance: AssistanceRow | None
    out_of_hours: tuple[OutOfHours, ...]
    may: tuple[str, ...]
    """assign_guide, log_step, finish_guidance, confirm_guidance, start_tracking, note_tracking, end_tracking"""

    @property
    def anything(self) -> str:
        """yes when there is something to show."""
        some = self.home_visits or self.accompaniments or self.trackings or self.assistance or self.out_of_hours
        return "yes" if some else ""
