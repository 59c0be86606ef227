"""What the conduct of items shows: frozen rows."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LateItem:
    """An item whose cases missed the limit of the law again and again."""

    item_ref: str
    cases: int
    last: datetime


@dataclass(frozen=True, slots=True)
class DemandedMaterial:
    """A material that an item does not require, and that its cases were asked for again and again."""

    item_ref: str
    material: str
    name: str
    cases: int
    last: datetime
