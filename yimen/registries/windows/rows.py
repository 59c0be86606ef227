"""What the window groups show: frozen rows, never models."""

from datetime import date

from yimen.kernel.snapshot import snapshot
from yimen.kernel.visits.window_groups import GroupKind


@snapshot
class GroupRow:
    """A group of counters of a centre, with what it holds on a day."""

    ref: str
    centre_ref: str
    kind: GroupKind
    letter: str
    """What its tickets begin with: the business type of the queue."""
    name: str
    list_code: str
    windows: tuple[str, ...]
    """Codes of its counters."""
    items: int
    """How many items it takes in; of kind everything those that no other group names are not counted."""
    offices: int
    """Of how many departments these items are."""
    begins: date
    ends: date | None
    basis: str


@snapshot
class GroupItem:
    """An item that a group takes in."""

    ref: str
    name: str
    office_name: str
    promised_at_once: str
    """yes: done on the spot."""


@snapshot
class GroupItemPage:
    """A page of the items of a group by key: `after` opens the next one, None at the end."""

    rows: tuple[GroupItem, ...]
    after: str | None


@snapshot
class CounterRow:
    """A counter of a centre with the group in which it stands, if it does."""

    ref: str
    code: str
    name: str
    office_name: str
    """Whose counter it is; empty: a comprehensive one."""
    group_ref: str
    group_name: str
    letter: str


@snapshot
class Where:
    """The group of a centre that takes an item in: where to queue, at which counters."""

    ref: str
    letter: str
    name: str
    windows: tuple[str, ...]


@snapshot
class StandingRow:
    """A counter that stands in a group, as somebody holds a post at it."""

    group_id: int
    centre_id: int
    window_id: int
    code: str
    ref: str
    """Of the group, as its letter and its name."""
    letter: str
    name: str


@snapshot
class ChainItem:
    """An item of a chain: before (its result is needed first), the item itself, or after."""

    ref: str
    name: str
    office_name: str
    side: str
