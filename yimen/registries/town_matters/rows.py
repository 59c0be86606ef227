"""What the town matters show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot
from yimen.kernel.villages.matters import TownUnit


@snapshot
class TownMatterRow:
    """A matter of a town on a day, and whether its centre does it."""

    ref: str
    name: str
    unit: str
    unit_kind: TownUnit
    item_ref: str
    in_centre: str
    """yes: a window of its family is open; no: it is still handled elsewhere."""
    family: str
    windows: tuple[str, ...]
    place: str
    """Where it is handled instead; empty: at a family of the centre, whether a window is open or not."""
    since: date
    basis: str
    seen: int


@snapshot
class TownMatterCount:
    """How many matters a town has, how many its centre does, and when its list was published last."""

    centre_ref: str
    centre_name: str
    matters: int
    in_centre: int
    published_at: datetime | None

    @property
    def elsewhere(self) -> int:
        """How many are still handled elsewhere."""
        return self.matters - self.in_centre


@snapshot
class ListedMatter:
    """A matter as a published list tells it."""

    name: str
    unit: str
    unit_kind: TownUnit
    item_ref: str
    in_centre: str
    windows: tuple[str, ...]
    place: str


@snapshot
class PublishedTownMatters:
    """A list as it was published, with its number and document."""

    number: int
    document: str
    published_at: datetime
    matters: tuple[ListedMatter, ...]
