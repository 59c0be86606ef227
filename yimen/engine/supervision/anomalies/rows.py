"""What the anomalies show: frozen rows."""

from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

READERS = (Role.SUPERVISOR, Role.REFORM_OFFICE)


@snapshot
class AnomalyRuleRow:
    """From which figure on something is asked about."""

    kind: str
    counts: str
    """What the margin counts; empty: there is none."""
    margin: int
    least: int
    document: str
    begins: date


@snapshot
class AnomalyNoteRow:
    """What came of a figure."""

    ref: str
    kind: str
    staff_ref: str
    outcome: str
    words: str
    noted_by: str
    noted_at: datetime


@snapshot
class AnomalyCase:
    """A case behind a figure."""

    id: int
    case_ref: str
    number: str
    item_name: str
    at: datetime


@snapshot
class AnomalyFigure:
    """A figure of an officer in a month that reached the least of its rule."""

    kind: str
    staff_ref: str
    staff_name: str
    office_name: str
    count: int
    of: int
    """Of how many acts of this kind by them; nought: not counted."""
    cases: tuple[AnomalyCase, ...]
