"""What the assessments show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class StandardRow:
    """A published standard."""

    ref: str
    period: str
    weights: tuple[tuple[str, int], ...]
    document: str
    begins: date
    ends: date | None


@snapshot
class MeasureRow:
    """One indicator of a result: what was counted of what, and the weight it has."""

    indicator: str
    share: Share
    weight: int
    """In per cent; nought: measured, and not part of the standard."""


@snapshot
class CorrectionShown:
    """A fixed result that was put right."""

    before: str
    after: str
    reason: str
    by: str
    at: datetime


@snapshot
class ConductRow:
    """What was noted of somebody."""

    ref: str
    staff_name: str
    day: date
    kind: str
    points: int
    told: str
    evidence: str
    noted_by: str
    withdrawn_for: str


@snapshot
class AssessmentRow:
    """A month or a year of somebody."""

    ref: str
    staff_ref: str
    staff_name: str
    period: str
    month: date
    state: str
    score: str
    """As it counts now."""
    score_shown: str
    points: int
    grade: str
    measures: tuple[MeasureRow, ...]
    conduct: tuple[ConductRow, ...]
    standard: str
    shown_at: datetime
    object_by: datetime
    noted_at: datetime | None
    objection: str
    objected_at: datetime | None
    answer: str
    answered_by: str
    answered_at: datetime | None
    fixed_at: datetime | None
    fixed_by: str
    corrections: tuple[CorrectionShown, ...]
    nomination: str
    """The reference of a nomination as excellent."""
    votes: tuple[int, int]
    """For it, and against."""
    may: tuple[str, ...]
    """note, object (whom it is about); answer, correct, nominate, vote."""


@snapshot
class QuotaRow:
    """How many may be excellent in a year."""

    people: int
    per_hundred: int
    most: int
    nominated: int
    document: str


@snapshot
class ReservePerson:
    """Somebody on the reserve list, with the years in which they were excellent."""

    staff_ref: str
    staff_name: str
    years: tuple[int, ...]
    promoted: str
    """To what, when they were promoted."""
    promoted_on: date | None


@snapshot
class ReserveList:
    """Who was excellent and may be considered 后备干部."""

    people: tuple[ReservePerson, ...]
