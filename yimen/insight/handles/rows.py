"""What the handles show: frozen rows."""

from yimen.kernel.reform.handles import Handle
from yimen.kernel.snapshot import snapshot


@snapshot
class HandleCount:
    """How many of a level's items are handled so."""

    handle: Handle
    count: int
    percent: int


@snapshot
class LevelHandles:
    """A level of government with its items in force, and how many of them each handle holds for."""

    level: int
    """0: all levels together."""
    items: int
    counts: tuple[HandleCount, ...]


@snapshot
class HandledItem:
    """An item with the handles that hold for it."""

    ref: str
    name: str
    office_name: str
    level: int
    near_points: int
    handles: tuple[Handle, ...]


@snapshot
class HandledPage:
    """A page of items by key: `after` opens the next, None at the end."""

    rows: tuple[HandledItem, ...]
    after: str | None
