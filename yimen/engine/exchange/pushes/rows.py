"""What the pushes show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class SystemRow:
    """An office's own system, and how it keeps in step."""

    ref: str
    name: str
    office_name: str
    opened_at: datetime
    last_number: int
    last_happened_at: datetime | None
    last_heard_at: datetime | None
    lag_seconds: int
    """Between the happening and the hearing of its last word."""
    usual_lag_seconds: int
    """Nineteen of twenty words of the last seven days came within so long."""
    pushes: int
    """How many words were taken in the last seven days."""
    waiting: int
    """How many cases and subtasks lie at the office now, counted up to a thousand."""
    step: str
    """in_step | lagging | silent | unheard"""


@snapshot
class PushRow:
    """One word of an own system that was taken."""

    number: int
    verb: str
    case_ref: str
    officer_name: str
    happened_at: datetime
    heard_at: datetime
    lag_seconds: int
