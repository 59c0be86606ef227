"""What accountability shows: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class BroughtUp:
    """Before whom of the division a missed limit was brought, and what they said to it."""

    duty: str
    """leader | head"""
    staff_name: str
    """Empty: the division had nobody with this duty at the time."""
    instructed_at: datetime | None
    instruction: str


@snapshot
class ItemRow:
    """A missed limit, and the answer when there is one."""

    ref: str
    case_ref: str
    number: str
    item_name: str
    office_name: str
    desk_name: str
    step: str
    """The step whose limit it was; empty: the limit of the case."""
    side: str
    """promised | statutory"""
    due_at: datetime
    opened_at: datetime
    answered_by: str
    answered_at: datetime | None
    reason: str
    remedy: str
    may_answer: bool
    """Whether the asker may answer it now."""
    may_open: bool
    """Whether the asker may see the case; a department that did a piece of it answers without."""
    brought_up: tuple[BroughtUp, ...] = ()


@snapshot
class ItemPage:
    """A page of items, the latest first; `after` is the key of the next page."""

    rows: tuple[ItemRow, ...]
    after: str | None


@snapshot
class EscalationRow:
    """A missed limit that was brought before the asker, as who leads or heads the division."""

    ref: str
    number: str
    item_name: str
    office_name: str
    desk_name: str
    step: str
    side: str
    due_at: datetime
    duty: str
    raised_at: datetime
    reason: str
    remedy: str
    """What the head of the office said; empty: nothing yet."""
    instructed_by: str
    instructed_at: datetime | None
    instruction: str


@snapshot
class EscalationPage:
    """A page of what was brought up, the latest first."""

    rows: tuple[EscalationRow, ...]
    after: str | None
