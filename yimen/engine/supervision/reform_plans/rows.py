"""What the reform plans show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot
from yimen.registries.concentration.division_plans import DivisionPlan


@snapshot
class ReformPlanRow:
    """A plan in a list."""

    ref: str
    title: str
    office_ref: str
    office_name: str
    state: str
    version: int
    changed_at: datetime
    unread: int
    """Notices that nobody of the reader's offices has read."""


@snapshot
class ReformVersionRow:
    """A version as it was handed in."""

    number: int
    title: str
    text: str
    division: DivisionPlan
    closes: tuple[str, ...]
    """Names of the sections that end when it begins."""
    begins: date
    partners: tuple[str, ...]
    """Names of the offices that are told."""
    sha256: str
    written_by: str
    written_at: datetime


@snapshot
class ReformStepRow:
    """What was done, with which version; and who was told of it and has read it."""

    verb: str
    version: int
    staff_name: str
    number: str
    words: str
    done_at: datetime
    told: tuple[tuple[str, str, datetime | None], ...]
    """Office, who of it read the notice (empty: nobody yet), and when."""


@snapshot
class ReformPlanView:
    """A plan with every version, the latest first, and every step."""

    row: ReformPlanRow
    approval_number: str
    determination_ref: str
    partner_refs: tuple[str, ...]
    versions: tuple[ReformVersionRow, ...]
    steps: tuple[ReformStepRow, ...]
    may: tuple[str, ...]
    """revise, withdraw, approve, return, determine, send_back, read: a hint for pages; the rule is in the act."""

    @property
    def seen(self) -> str:
        """What somebody has read who reads this: the hash of the version that stands."""
        return self.versions[0].sha256
