"""What the conduct of items shows: frozen rows."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class LateItem:
    """An item whose cases missed the limit of the law again and again."""

    item_ref: str
    cases: int
    last: datetime


@snapshot
class DemandedMaterial:
    """A material that an item does not require, and that its cases were asked for again and again."""

    item_ref: str
    material: str
    name: str
    cases: int
    last: datetime
