"""What the counter shows: frozen rows."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """A result that lies ready for somebody."""

    ref: str
    number: str
    item_name: str
    office_name: str
    decided_at: datetime
    outcome: str
    """grant or deny."""
    owed: str
    """The state of a bill that is not settled; empty: nothing holds it back."""


@dataclass(frozen=True, slots=True)
class InstantRow:
    """How instant items of an office went: finished while somebody waited, or fallen back to the ordinary way."""

    office_name: str
    finished: int
    fallen_back: int
