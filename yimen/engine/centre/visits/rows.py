"""What the visits show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class VisitRow:
    """One coming of a person to a window, with what was done meanwhile."""

    ref: str
    party_name: str
    party_ref: str
    purpose: str
    clerk: str
    opened_at: datetime
    closed_at: datetime | None
    acts: tuple[tuple[str, datetime], ...]
    """Verb and moment of each act on a case."""


@snapshot
class Facing:
    """What the screen towards the visitor shows: their visit, and the cases touched on it, the last one first."""

    visit: VisitRow
    cases: tuple[str, ...]
