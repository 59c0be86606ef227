"""What the populations show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class PopulationRow:
    """A figure of a place, with who entered it; a withdrawn one says why."""

    ref: str
    region_id: int
    region_ref: str
    people: int
    as_of: date
    source: str
    entered_by: str
    entered_at: datetime
    withdrawn_at: datetime | None
    withdrawn_for: str
