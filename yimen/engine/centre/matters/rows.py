"""What the matters show: frozen rows, never models."""

from datetime import datetime

from yimen.engine.case.cases.rows import FileRow
from yimen.kernel.bundles import OneField, OneMaterial, OneQuestion, Saved
from yimen.kernel.snapshot import snapshot


@snapshot
class Begun:
    """What somebody has begun: matters, and drafts in them or beside them."""

    matters: bool
    drafts: bool


@snapshot
class MatterRow:
    """A matter in a list: what it is about, for whom, and how far it is."""

    ref: str
    bundle_ref: str
    bundle_name: str
    party_ref: str
    party_name: str
    parts: int
    cases: int
    decided: int
    delivered: int
    started_at: datetime
    submitted_at: datetime | None

    @property
    def standing(self) -> str:
        """draft, under_way, ready or delivered."""
        if self.submitted_at is None:
            return "draft"
        if self.delivered == self.parts:
            return "delivered"
        return "ready" if self.decided == self.parts else "under_way"


@snapshot
class PartRow:
    """One item of a matter: a draft, or a case with how it stands."""

    item_ref: str
    item_name: str
    office_name: str
    draft_ref: str
    case_ref: str
    number: str
    state: str
    """Of the case; empty while it is a draft."""
    due_at: datetime | None
    decided_at: datetime | None
    delivered_at: datetime | None
    waits_for: tuple[str, ...]
    """Names of the items whose result it waits for before it can be handed in."""


@snapshot
class MatterView:
    """A matter as its applicant, or the window, sees it: one progress over all its parts."""

    row: MatterRow
    revision: int
    parts: tuple[PartRow, ...]
    due_at: datetime | None
    """When the last of them is due."""


@snapshot
class MaterialHeld:
    """A material of the one list with the files that lie for it."""

    one: OneMaterial
    names: tuple[str, ...]
    """For which items."""
    files: tuple[FileRow, ...]


@snapshot
class OneForm:
    """The one form of a matter that is still being written."""

    matter: MatterView
    party_number: str
    questions: tuple[OneQuestion, ...]
    fields: tuple[OneField, ...]
    typed: dict[str, str]
    materials: tuple[MaterialHeld, ...]
    saved: Saved
    missing: tuple[tuple[str, str, str], ...]
    """What still keeps it from being handed in: (kind situation|field|material, key, label)."""
    changed: tuple[str, ...]
    """Names of items whose requirements changed since it was begun."""


@snapshot
class ReasonRow:
    """An item that another office decided though its matter was handed in at a lower place: a reason to delegate it."""

    item_ref: str
    item_name: str
    office_name: str
    cases: int
    matters: int
