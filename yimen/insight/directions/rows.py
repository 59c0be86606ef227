"""What the three directions show: frozen rows, never models."""

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class DirectionRow:
    """An item in the three directions: by rule, by oneself, on the telephone, with what was done in each."""

    item_ref: str
    item_name: str
    office_name: str
    by_rule: str
    self_service: str
    mobile: str
    granted: int
    passed_on: int
    at_terminals: int
    on_telephones: int


@snapshot
class Directions:
    """How many items go in each direction, and what was done in a span of days; the items that go in one first."""

    items: int
    by_rule: Share
    self_service: Share
    mobile: Share
    granted: Share
    """Of the cases that were weighed by rule, those granted."""
    at_terminals: int
    on_telephones: int
    minutes: int | None
    """From receipt to decision by rule, in the middle; None when nothing was granted so."""
    rows: tuple[DirectionRow, ...]
