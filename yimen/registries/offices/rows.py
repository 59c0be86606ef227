"""What offices, divisions, centres and windows show: frozen rows, never models."""

from datetime import date
from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class Affiliation(StrEnum):
    """At which level an office is kept 隶属: a tax bureau in the county is a central unit all the same."""

    CENTRAL = "central"
    PROVINCIAL = "provincial"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"


@snapshot
class UnnumberedRow:
    """An office that has no unified social credit code: it can issue no certificate."""

    ref: str
    name: str


@snapshot
class OfficeRow:
    """An office as it is called on a day."""

    id: int
    ref: str
    name: str
    short_name: str
    uscc: str
    document_mark: str
    region_id: int
    region_ref: str
    calendar_id: int
    calendar_ref: str
    parent_ref: str
    affiliation: str

    @property
    def numbered_as(self) -> str:
        """What the numbers of its documents begin with: its mark, or its whole name, which no other office bears."""
        return self.document_mark or self.name


@snapshot
class OfficeTermRow:
    """What an office was called from when to when, and by which document."""

    name: str
    short_name: str
    document_mark: str
    begins: date
    ends: date | None
    basis: str
    end_basis: str
    affiliation: str


@snapshot
class DivisionRow:
    """An approval division, with its days."""

    ref: str
    office_ref: str
    name: str
    form: str
    begins: date
    ends: date | None


@snapshot
class CentreRow:
    """A centre or service point as it is on a day."""

    id: int
    ref: str
    name: str
    kind: str
    region_id: int
    region_ref: str
    calendar_id: int
    calendar_ref: str
    address: str
    phone: str
    hours: str


@snapshot
class UnitFound:
    """An office or a centre found by a name it bears, or bore once."""

    kind: str
    """office or centre"""
    ref: str
    name: str
    """What it is called now, or was last called."""
    found_by: str
    begins: date
    ends: date | None
    standing: str
    """yes: it is still there; no: it was closed or merged, and `basis` says by which document."""
    basis: str


@snapshot
class CentreTermRow:
    """What a centre was from when to when, and by which document."""

    name: str
    address: str
    phone: str
    hours: str
    begins: date
    ends: date | None
    basis: str
    end_basis: str


@snapshot
class WindowRow:
    """A counter; without an office it is comprehensive 综合窗口."""

    id: int
    ref: str
    code: str
    name: str
    centre_id: int
    centre_ref: str
    office_id: int | None
    office_ref: str
    begins: date
    ends: date | None
