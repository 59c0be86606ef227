"""What the three lists show: frozen rows, never models."""

from datetime import date

from yimen.kernel.snapshot import snapshot


@snapshot
class ListEntryRow:
    """An entry with its item; the name of the item is that of the version in force."""

    id: int
    ref: str
    which: str
    item_ref: str
    item_name: str
    item_office: str
    says: str
    effect: str
    office_id: int | None
    office_name: str
    """Who checks afterwards."""
    within_days: int | None
    basis: str
    begins: date
    ends: date | None


@snapshot
class ListEntryPage:
    """Entries of one list, a page by key."""

    rows: tuple[ListEntryRow, ...]
    after: str | None
