"""What the archives show: frozen rows, never models."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.kernel.papers.archive_file import Part


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """A volume with its index."""

    row: ArchiveRow
    index: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Unfiled:
    """A closed case whose volume lacks something."""

    ref: str
    number: str
    item_name: str
    decided_at: datetime
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """Volumes of an office, the latest first, a page by key."""

    rows: tuple[ArchiveRow, ...]
    after: str | None
