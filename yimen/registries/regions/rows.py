"""What the regions show: frozen rows, never models."""

from datetime import date

from yimen.kernel.snapshot import snapshot


@snapshot
class RegionRow:
    """A region as it is called on a day."""

    id: int
    ref: str
    code: str
    name: str
    level: int
    parent_ref: str


@snapshot
class RegionTermRow:
    """What a region was called from when to when, and by which document."""

    code: str
    name: str
    begins: date
    ends: date | None
    basis: str
    end_basis: str


@snapshot
class RegionLine:
    """The nodes of levels 2 to 5 above and at a region: what a case copies at receipt."""

    city_id: int | None = None
    county_id: int | None = None
    town_id: int | None = None
    village_id: int | None = None
