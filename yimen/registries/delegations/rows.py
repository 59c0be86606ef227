"""What delegations show: frozen rows, never models."""

from datetime import date

from yimen.kernel.offices.powers import RIGHTS, Mode, Right
from yimen.kernel.snapshot import snapshot


@snapshot
class AnnouncementRow:
    """A published document, with how many items it names and how many rights stand on it today."""

    ref: str
    number: str
    title: str
    issuer: str
    issued_on: date
    package: str
    items: int
    standing: int


@snapshot
class AnnouncedRow:
    """One item of a document, with how many units have it today."""

    item_ref: str
    item_name: str
    office_name: str
    mode: str
    least_class: int
    equal: str
    villages: str
    units: int


@snapshot
class DelegationRow:
    """An item in the hands of one unit."""

    id: int
    ref: str
    item_ref: str
    item_name: str
    office_name: str
    mode: str
    unit_ref: str
    unit_name: str
    unit_kind: str
    """office or centre"""
    region_ref: str
    least_class: int
    equal: str
    villages: str
    begins: date | None
    ends: date | None
    document: str
    document_ref: str
    windows: int
    formal_staff: int
    standing: str
    """standing, coming or ended"""

    def gives(self, right: str) -> bool:
        return Right(right) in RIGHTS[Mode(self.mode)]


@snapshot
class DelegationPage:
    """A page of delegations by key: `after` opens the next page, None at the end."""

    rows: tuple[DelegationRow, ...]
    after: str | None


@snapshot
class PlaceRow:
    """A place where an item can be handed in: how far it gets there, and who decides it."""

    centre_ref: str
    name: str
    kind: str
    level: int
    region_ref: str
    region_name: str
    address: str
    phone: str
    hours: str
    windows: int
    mode: str
    """By which mode the place takes it in; empty: by the office's own power."""
    decides_ref: str
    decides_name: str
    """The office that decides what is handed in there."""
    equal: str

    @property
    def reach(self) -> str:
        """decide: it is decided there; accept: taken up there; collect: only collected and sent up."""
        if not self.mode:
            return "accept"
        rights = RIGHTS[Mode(self.mode)]
        return "decide" if Right.DECIDE in rights else "accept" if Right.ACCEPT in rights else "collect"


@snapshot
class PointItem:
    """An item that a place takes in under what was handed down to it."""

    item_ref: str
    item_name: str
    office_name: str
    mode: str


@snapshot
class OfficeChoice:
    """An office that may decide an item with the same effect as the others."""

    office_ref: str
    office_name: str
    region_name: str


@snapshot
class HandlingRow:
    """How an item is handled since a day, and by which document."""

    way: str
    begins: date
    ends: date | None
    basis: str


@snapshot
class MovedRow:
    """An item that an approval division took over: from whom, since when, and how many rights of others ended."""

    item_ref: str
    item_name: str
    from_office: str
    begins: date
    ends: date | None
    basis: str
    ended: int
