"""What the bulk works show: frozen rows, never models."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from yimen.kernel.snapshot import snapshot


class BulkKind(StrEnum):
    """What a bulk work does."""

    IMPORT = "import"
    EXPORT = "export"
    RESTATE = "restate"


class BulkLevel(StrEnum):
    """What came of a line, or would come of it as long as the work was only looked at."""

    DRAFTED = "drafted"
    AMENDED = "amended"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    WARNED = "warned"
    NOTED = "noted"


@snapshot
class BulkWorkRow:
    """A bulk work with how far it has come."""

    ref: str
    kind: BulkKind
    state: str
    asked: Mapping[str, Any]
    by: str
    filename: str
    size: int
    total: int
    done: int
    counts: Mapping[str, int]
    asked_at: datetime
    ended_at: datetime | None
    seen: int

    @property
    def percent(self) -> int:
        """How far it has come, of a hundred."""
        return 100 if self.ended_at else min(99, self.done * 100 // self.total) if self.total else 0


@snapshot
class BulkLineRow:
    """One line of the report."""

    number: int
    level: BulkLevel
    item_ref: str
    name: str
    code: str
    facts: Mapping[str, Any]


@snapshot
class BulkWorkPage:
    """Works, the newest first; `after` opens the next page."""

    rows: tuple[BulkWorkRow, ...]
    after: str | None


@snapshot
class BulkReport:
    """Lines of a report, a page by key."""

    lines: tuple[BulkLineRow, ...]
    after: str | None
