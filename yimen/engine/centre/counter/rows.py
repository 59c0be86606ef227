"""What the counter shows: frozen rows."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
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


@snapshot
class InstantRow:
    """How instant items of an office went: finished while somebody waited, or fallen back to the ordinary way."""

    office_name: str
    finished: int
    fallen_back: int
