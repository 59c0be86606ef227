"""What the projects show: frozen rows, never models."""

from datetime import datetime
from decimal import Decimal

from yimen.kernel.snapshot import snapshot


@snapshot
class PartView:
    """An item of a stage: which case it became, how far that is, and for whom it waits."""

    item_ref: str
    item_name: str
    office_name: str
    group: int
    case_ref: str
    number: str
    state: str
    """Of the case; empty: not handed in yet."""
    accepted_at: datetime | None
    due_at: datetime | None
    decided_at: datetime | None
    used: Decimal | None
    """Working days that its office has used since the group began."""
    late: str
    """yes: its limit is over or was."""


@snapshot
class GroupView:
    """A parallel group: when it began, when all of it was decided."""

    number: int
    started_at: datetime | None
    joined_at: datetime | None
    parts: tuple[PartView, ...]


@snapshot
class ViewRow:
    """What one office says of one version of a package."""

    office_id: int
    office_name: str
    view: str
    """pass, mend or fail; empty: it has not spoken."""
    text: str
    defects: tuple[str, ...]
    said_by: str
    said_at: datetime | None


@snapshot
class RoundView:
    """One version of the package with every view of it and the one report."""

    number: int
    note: str
    opened_at: datetime
    views: tuple[ViewRow, ...]
    files: tuple[tuple[str, str], ...]
    """Reference and name of what was handed in with it."""
    report: str
    absent: tuple[str, ...]
    concluded_by: str
    concluded_at: datetime | None


@snapshot
class SittingRow:
    """A joint sitting with every round; `used` is what the offices used of its days, without the owner's time."""

    ref: str
    kind: str
    lead_name: str
    days: Decimal
    used: Decimal
    state: str
    due_at: datetime | None
    ended_at: datetime | None
    late: str
    rounds: tuple[RoundView, ...]
    defects: tuple[tuple[str, str, str], ...]
    """The one list of what is wrong: office, what, and whether it is put right (yes or empty)."""
    may: tuple[str, ...]
    """hand_in, submit_again, withdraw, speak, conclude."""


@snapshot
class MeasuredSittings:
    """Joint sittings of a kind that have ended: how many, their average in tenths of a working day, how many late."""

    kind: str
    ended: int
    average: Decimal | None
    late: int
    days: Decimal | None
    """The average of their limits."""


@snapshot
class WaitingSite:
    """A question about a site that waits for an office."""

    site_ref: str
    project_name: str
    subject: str
    due_at: datetime
    late: str


@snapshot
class SittingTermRow:
    """A joint sitting that the model foresees."""

    kind: str
    lead_name: str
    days: Decimal
    standing: str
    """none, or the state of the one under way."""


@snapshot
class StageView:
    """A stage of a project: its groups, its sittings, and the days it has really taken."""

    number: int
    name: str
    lead_name: str
    days: Decimal
    standing: str
    """closed, open or done."""
    opened_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    matter_ref: str
    groups: tuple[GroupView, ...]
    foreseen: tuple[SittingTermRow, ...]
    sittings: tuple[SittingRow, ...]
    used: Decimal
    """Working days that the offices used: the critical path."""
    owner: Decimal
    """Working days that were the owner's, from beginning to end."""
    late: str
    waits_for: tuple[str, ...]
    """For whom it waits now: offices by name, counter or owner."""
    may: tuple[str, ...]
    """open, or choose_site before it; start, ask:kind."""
    choice: tuple[tuple[str, str], ...]
    """Items of a stage not opened yet that not every project needs."""


@snapshot
class IndicatorRow:
    """A control indicator as it is fixed."""

    indicator: str
    amount: Decimal
    document: str
    fixed_at: datetime
    replaced_at: datetime | None


@snapshot
class ProjectRow:
    """A project in a list."""

    id: int
    ref: str
    code: str
    name: str
    kind: str
    funding: str
    project_class: str
    place: str
    party_ref: str
    owner_name: str
    model_name: str
    model_number: int
    simplified: str
    """The document of its entry on the list; empty: the common way."""
    set_up_at: datetime
    stopped_at: datetime | None
    stopped_why: str


@snapshot
class ProjectPage:
    """A page of projects by key."""

    rows: tuple[ProjectRow, ...]
    after: str | None


@snapshot
class ProjectView:
    """A project with every stage, and its time told twice: what the owner waited and what the offices used."""

    row: ProjectRow
    stages: tuple[StageView, ...]
    indicators: tuple[IndicatorRow, ...]
    days: Decimal
    days_before: Decimal | None
    used: Decimal
    owner: Decimal
    late: str
    standing: str
    """under_way, done or stopped."""
    may: tuple[str, ...]

    @property
    def now_at(self) -> StageView | None:
        """The stage that is open, or is opened next."""
        return next((stage for stage in self.stages if stage.standing != "done"), None)
