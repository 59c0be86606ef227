"""What the supervision records show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

LOOKERS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
"""Who of an office reads what it looks after."""
NAMERS = (Role.SUPERVISOR, Role.REFORM_OFFICE, Role.ADMINISTRATOR)
"""Who names an office for a permit that nobody looks after."""


@snapshot
class ResultRow:
    """One result: where it came from, what was found, and when."""

    source: str
    outcome: str
    finding: str
    found_at: datetime


@snapshot
class RecordRow:
    """A permit under supervision, as its office reads it."""

    id: int
    ref: str
    item_name: str
    holder_name: str
    licence: str
    """The number printed on the permit."""
    standing: str
    way: str
    granted_on: date
    approver: str
    owner: str
    owner_basis: str
    band: str
    reason: str
    last_outcome: str
    last_on: date | None
    next_on: date
    overdue: str
    """"yes" when the day by which it was to be looked at has passed."""


@snapshot
class RecordView:
    """One record whole: its plan and everything that came of it."""

    row: RecordRow
    plan: tuple[str, ...]
    results: tuple[ResultRow, ...]


@snapshot
class RecordPage:
    """Records by their next day, a page by key."""

    rows: tuple[RecordRow, ...]
    after: str | None


@snapshot
class UnownedRow:
    """Permits of one item that nobody looks after; one of them by its reference."""

    item_ref: str
    item_name: str
    approver: str
    permits: int
    first_ref: str


@snapshot
class ElsewhereRow:
    """Permits of one item that another office looks after than the one that granted them."""

    item_name: str
    approver: str
    owner: str
    basis: str
    permits: int


@snapshot
class NeverRow:
    """An enterprise that holds permits and was never looked at: how many, since when, by whom it ought to be."""

    holder_name: str
    permits: int
    since: date
    owner: str
    overdue: str


@snapshot
class Gaps:
    """Where supervision is missing or in other hands 监管缺位或错位; each list says when there are more."""

    permits: int
    unowned: tuple[UnownedRow, ...]
    unowned_permits: int
    elsewhere: tuple[ElsewhereRow, ...]
    elsewhere_permits: int
    never: tuple[NeverRow, ...]
    never_enterprises: int
    enterprises: int
    unrecorded: int
    """Permits of the stock that came of no case: they have no record."""


@snapshot
class SidesRow:
    """The checks of one item before its permits were granted and after, side by side 严进与宽进."""

    item_name: str
    permits: int
    quick: int
    """Of them granted on a promise or at once."""
    before: int
    """Reviews, and inspections of the place that were concluded."""
    after: int
    """Spot checks, later checks and tasks of the supervision list with their results."""


@snapshot
class HeldPermit:
    """A permit that may be drawn: by its record, with what decides who may look at it."""

    record_id: int
    ref: str
    band: str
    holder_id: int
    decided_by: tuple[int, ...]
