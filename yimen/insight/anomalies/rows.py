"""What the anomaly report shows: frozen rows."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class AnomalyCase:
    """A case behind a figure."""

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
