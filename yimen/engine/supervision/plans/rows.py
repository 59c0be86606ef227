"""What the plans show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class MilestoneRow:
    """A milestone with how far it is, and how many days it has gone from the day first planned."""

    ref: str
    plan_ref: str
    plan: str
    title: str
    office: str
    project_code: str
    project_ref: str
    cases: int
    """Of the project with this code."""
    parcel: str
    first_due: date
    due_on: date
    state: str
    late: str
    deviation: int
    evidence: str
    reported_by: str
    why: str
    confirmed_by: str
    confirmed_at: datetime | None
    asked: str
    """put_off or drop, when its keeper asks for it and another has not said yet."""
    asked_due: date | None
    asked_why: str
    asked_by: str
    mark: str
    may: tuple[str, ...]
    """report, return, confirm, put_off, drop, agree."""


@snapshot
class YearRow:
    """A year of a plan: how many milestones were done of those that stand, and how many are over their day."""

    year: int
    done: Share
    late: int
    milestones: tuple[MilestoneRow, ...]


@snapshot
class PlanRow:
    """A plan with how far it is."""

    ref: str
    kind: str
    title: str
    basis: str
    basis_ref: str
    begins: date
    ends: date
    public: str
    done: Share
    late: int


@snapshot
class PlanView:
    """A plan year by year."""

    row: PlanRow
    years: tuple[YearRow, ...]
