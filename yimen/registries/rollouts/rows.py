"""What the rollouts show: frozen rows, never models."""

from datetime import date

from yimen.kernel.readiness import Channel
from yimen.kernel.snapshot import snapshot


@snapshot
class RolloutRow:
    """An item on its way to one more channel: open, ready, preparing or late follow from its records."""

    id: int
    ref: str
    item_ref: str
    item_name: str
    office_id: int
    office_name: str
    channel: Channel
    batch: str
    due: date
    planned_on: date
    trained_on: date | None
    trained_note: str
    trial_on: date | None
    trial_note: str
    standing: str
    """open: a version in force offers it; ready: everything is there; preparing; late: its day has passed."""
    lacking: tuple[str, ...]
    """Codes of the checks and confirmations that are not there yet."""


@snapshot
class RolloutPage:
    """Rollouts by their day, a page by key."""

    rows: tuple[RolloutRow, ...]
    after: str | None


@snapshot
class BatchFigures:
    """A batch: how many items, how many of them are open, and how many are late."""

    batch: str
    due: date
    items: int
    open: int
    late: int


@snapshot
class ChannelStep:
    """One channel of an item: offered since which version, planned for which day, or neither."""

    channel: Channel
    offered: str
    """yes or no."""
    due: date | None
    batch: str


@snapshot
class ItemReadiness:
    """An item with its channels from the window to the phone, and its checklist: each check passed or not."""

    item_ref: str
    item_name: str
    office_id: int
    office_name: str
    channels: tuple[ChannelStep, ...]
    checks: tuple[tuple[str, str], ...]
    """Code of a check or confirmation, and yes or no."""
    elements: tuple[str, ...]
    """The elements of the item that are to be mended."""
    rollouts: tuple[RolloutRow, ...]


@snapshot
class GapRow:
    """An item that is filed at a window only, with the day on which it shall go online, when one is planned."""

    item_ref: str
    item_name: str
    office_name: str
    due: date | None
    batch: str


@snapshot
class GapPage:
    """Items without an online counterpart by name, a page by key."""

    rows: tuple[GapRow, ...]
    after: str | None
