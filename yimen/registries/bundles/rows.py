"""What the bundles show: frozen rows, never models."""

from datetime import date

from yimen.kernel.bundles import OneField, OneMaterial, OneQuestion, Saved
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import TimeLimit


@snapshot
class BundleRow:
    """A matter with how many items it bundles, of how many departments."""

    id: int
    ref: str
    name: str
    summary: str
    audience: str
    life_event: str
    items: int
    offices: int
    begins: date
    ends: date | None
    basis: str
    kind: str
    """matter, or stage of a project."""


@snapshot
class BundleItemRow:
    """An item of a bundle in force."""

    ref: str
    name: str
    office_ref: str
    office_name: str
    need: str
    """always: everybody applies for it; chosen: who wants it."""
    promised: TimeLimit | None
    fen: int
    waits_for: tuple[str, ...]
    """Names of the items of the bundle whose result it needs first."""


@snapshot
class BundleGuide:
    """One guide for the whole matter: its items, and what is asked once of all that were chosen."""

    bundle: BundleRow
    items: tuple[BundleItemRow, ...]
    chosen: tuple[str, ...]
    questions: tuple[OneQuestion, ...]
    fields: tuple[OneField, ...]
    materials: tuple[OneMaterial, ...]
    saved: Saved
    promised: TimeLimit | None
    """How long the slowest of them takes; they run side by side. None: one of them promises nothing."""
    fen: int
    trips: int


@snapshot
class FitRow:
    """How far one item of a bundle gets at a place, told before the trip."""

    item_ref: str
    item_name: str
    reach: str
    """decide: decided there; accept: taken up there, decided elsewhere; collect: sent up; none: not taken in there."""
    decides: str
    """The office that decides it."""
