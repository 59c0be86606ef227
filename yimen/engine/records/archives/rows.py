"""What the archives show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.papers.archive_file import Part
from yimen.kernel.snapshot import snapshot

WHO_KEEPS = (Role.OFFICE_HEAD, Role.DECIDER, Role.CHIEF, Role.WINDOW, Role.REVIEWER)
"""Who keeps the files of an office."""


@snapshot
class ArchiveRow:
    """A case on file."""

    ref: str
    case_number: str
    item_name: str
    edition: int
    number: str
    retention: str
    keep_until: date | None
    parts: int
    upto_seq: int
    manifest_sha256: str
    archived_at: datetime
    longer: str = ""
    """yes: it is kept longer than it was to be; no last day then means for good."""
    destroyed_at: datetime | None = None


@snapshot
class ArchiveView:
    """A volume with its index."""

    row: ArchiveRow
    index: tuple[Part, ...]


@snapshot
class Unfiled:
    """A closed case whose volume lacks something."""

    ref: str
    number: str
    item_name: str
    decided_at: datetime
    missing: tuple[str, ...]


@snapshot
class ArchivePage:
    """Volumes of an office, the latest first, a page by key."""

    rows: tuple[ArchiveRow, ...]
    after: str | None


@snapshot
class AppraisedRow:
    """A volume in an appraisal: until when it was kept, and what became of it."""

    number: str
    case_number: str
    item_name: str
    keep_until: date | None
    outcome: str
    kept_until: date | None
    ended_at: datetime | None
    cleared_at: datetime | None
    manifest_sha256: str


@snapshot
class AppraisalRow:
    """An appraisal with its volumes, and what its reader may do: approve, reject, withdraw."""

    ref: str
    office: str
    ruling: str
    years: int | None
    reason: str
    state: str
    proposed_by: str
    proposed_at: datetime
    answered_by: str
    answered_at: datetime | None
    answer_reason: str
    volumes: tuple[AppraisedRow, ...]
    may: tuple[str, ...]


@snapshot
class RegisterRow:
    """A line of the destruction register 销毁清册: which volume, by whose two hands, when, and by which manifest."""

    number: str
    case_number: str
    item_name: str
    parts: int
    editions: int
    reason: str
    proposed_by: str
    answered_by: str
    destroyed_at: datetime
    cleared_at: datetime | None
    manifest_sha256: str
    earlier: tuple[str, ...] = ()
    """The manifests of the editions before, which went with the last one."""
