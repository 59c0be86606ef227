"""What the catalogue shows: frozen rows, never models."""

import json
from datetime import datetime
from decimal import Decimal

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import MaterialTerm, Terms, TimeLimit
from yimen.registries.catalogue.themes import Theme


@snapshot
class ItemView:
    """A version of an item with everything that guide, form, receipt and clock read.

    `guide_only`: found and shown, but not complete; nobody can apply for it.
    """

    item_id: int
    ref: str
    version_id: int
    version_ref: str
    number: int
    state: str
    guide_only: bool
    in_force_from: datetime | None
    in_force_until: datetime | None
    base_code: str
    implementation_code: str
    local_code: str
    source: str
    name: str
    kind: str
    theme: str
    life_event: str
    office_id: int
    office_ref: str
    office_name: str
    terms_hash: bytes
    seen: int
    """How many acts the version's chain holds: given back with an edit, so that a stale page is noticed."""
    terms: Terms

    @property
    def version(self) -> int:
        """Which version of the item this is."""
        return self.number

    @property
    def promised(self) -> TimeLimit | None:
        return self.terms.promised

    @property
    def statutory(self) -> TimeLimit | None:
        return self.terms.statutory

    @property
    def materials(self) -> tuple[MaterialTerm, ...]:
        return self.terms.materials

    @property
    def code(self) -> str:
        """The code to show: the national one, or the local one of where it comes from."""
        return self.implementation_code or self.local_code or self.base_code


@snapshot
class ItemRow:
    """One line of a list of items."""

    ref: str
    name: str
    kind: str
    audience: str
    theme: str
    life_event: str
    office_ref: str
    office_name: str
    promised: TimeLimit | None
    instant: str
    trips: int
    guide_only: bool


@snapshot
class ItemPage:
    """A page of items by key: `after` opens the next page, None at the end."""

    rows: tuple[ItemRow, ...]
    after: str | None


@snapshot
class Shelved:
    """A theme or life event with how many items stand under it."""

    theme: Theme
    count: int


@snapshot
class OfficeShelf:
    """An office with how many items it has."""

    ref: str
    name: str
    count: int


@snapshot
class DraftRow:
    """A draft on the catalogue desk."""

    version_ref: str
    item_ref: str
    code: str
    name: str
    office_name: str
    imported: str
    """yes: from elsewhere, shown as a guide; no: drafted here."""
    created_at: datetime


@snapshot
class VersionRow:
    """One version in the history of an item."""

    version_ref: str
    number: int
    state: str
    name: str
    in_force_from: datetime | None
    in_force_until: datetime | None


def limit_from_text(stored: str | None) -> TimeLimit | None:
    """A limit out of its JSON text; no limit stays none."""
    told = json.loads(stored) if stored else None
    return None if told is None else TimeLimit(Decimal(told["amount"]), told["unit"])


@snapshot
class SuspensionRow:
    """A time in which an item takes no applications, and why."""

    since: datetime
    until: datetime | None
    reason: str
    basis: str
