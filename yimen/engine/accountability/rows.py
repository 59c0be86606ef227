"""What accountability shows: frozen rows, never models."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class ItemPage:
    """A page of items, the latest first; `after` is the key of the next page."""

    rows: tuple[ItemRow, ...]
    after: str | None
