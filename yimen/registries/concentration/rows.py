"""What the concentration of powers shows: frozen rows, never models."""

from collections.abc import Mapping
from datetime import date, datetime

from yimen.kernel.offices.concentration import Duty, Integration, Presence, Seats, SeatSide, SetUp, Task, Template
from yimen.kernel.offices.entry_order import EntryTag
from yimen.kernel.snapshot import snapshot


@snapshot
class TemplateRow:
    """By which template a region asks, from when to when."""

    region_ref: str
    region_name: str
    template: Template
    begins: date
    ends: date | None
    basis: str


@snapshot
class SectionRow:
    """A section that a determination ends."""

    ref: str
    name: str


@snapshot
class DeterminationRow:
    """The three determinations of a division; without `approved_at` it is a proposal."""

    ref: str
    number: str
    office_ref: str
    office_name: str
    name: str
    form: str
    way: SetUp
    integration: Integration
    tasks: tuple[Task, ...]
    headcount: int
    closes: tuple[SectionRow, ...]
    begins: date
    proposed_at: datetime
    approved_at: datetime | None


@snapshot
class DutyRow:
    """What somebody is to a division."""

    ref: str
    office_ref: str
    staff_ref: str
    staff_name: str
    duty: Duty
    begins: date
    ends: date | None
    basis: str


@snapshot
class Led:
    """The division to which an office's cases go up: its office, and who leads and heads it."""

    office_id: int
    staff: Mapping[Duty, int]


@snapshot
class DivisionGap:
    """A division that lacks its leader or its head."""

    office_ref: str
    office_name: str
    division_name: str
    lacks: tuple[Duty, ...]


@snapshot
class DivisionGapPage:
    """Divisions without a leader or a head, a page by key."""

    rows: tuple[DivisionGap, ...]
    after: str | None


@snapshot
class SeatRow:
    """The seats of a centre: how many there are, how many are held by plans and residents, how many are free."""

    centre_ref: str
    centre_name: str
    stock: Seats
    held: Seats
    free: Seats
    reaching: str
    """yes: a stock was set; no: nobody has said yet how many seats there are."""


@snapshot
class SeatPlanRow:
    """One seat of a plan: whose it is, and who sits there."""

    ref: str
    code: str
    side: SeatSide
    office_ref: str
    """Empty: no department's."""
    office_name: str
    staff_ref: str
    """Empty: nobody sits there."""
    staff_name: str
    since: date | None
    """From which day they sit there; it may lie ahead."""


@snapshot
class ResidencyRow:
    """An office in a centre, or on its way there; its presence follows from its days."""

    id: int
    ref: str
    office_ref: str
    office_name: str
    centre_ref: str
    centre_name: str
    batch: str
    due: date
    seats: Seats
    windows: int
    staff: int
    planned_on: date
    entered_on: date | None
    left_on: date | None
    presence: Presence
    in_time: str
    """yes: entered by its day; no: later; empty: not yet."""
    items: int
    """Handled there today."""
    waiting: int
    """Scheduled and not begun."""
    leader: str
    head: str
    basis: str
    posts_here: int
    posts: int
    """Of the posts of its approval section those whose workplace is in the centre, and all of them."""

    @property
    def section(self) -> str:
        """whole: the section has entered with every post; partial: one was left behind; empty: not entered, or none."""
        if self.presence is not Presence.ENTERED or not self.posts_here:
            return ""
        return "whole" if self.posts_here == self.posts else "partial"


@snapshot
class SectionPostRow:
    """A post of an approval section."""

    ref: str
    name: str
    role: str
    holders: str
    here: str
    """counter: it stands at a counter of the centre; section: it was brought in; empty: it was left behind."""


@snapshot
class ResidencyPage:
    """A page of residencies by key."""

    rows: tuple[ResidencyRow, ...]
    after: str | None


@snapshot
class PlacedRow:
    """An item of an office with where it is handled on a day: entered, scheduled, late, in_place or outside."""

    item_ref: str
    item_name: str
    office_ref: str
    office_name: str
    kind: str
    standing: str
    place: str
    ground: str
    centre_ref: str
    centre_name: str
    windows: tuple[str, ...]
    """Codes of the windows that take it in."""
    since: date | None
    batch: str
    due: date | None
    basis: str
    tag: EntryTag
    """With which theme the item is tagged for its entry."""


@snapshot
class PlacedPage:
    """A page of an office's items by key."""

    rows: tuple[PlacedRow, ...]
    after: str | None
