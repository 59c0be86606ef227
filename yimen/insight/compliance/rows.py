"""What the compliance matrix shows: frozen rows, never models."""

from datetime import date

from yimen.kernel.offices.concentration import Requirement, RequirementFound, Task, Template
from yimen.kernel.snapshot import snapshot
from yimen.registries.concentration.rows import DeterminationRow, DutyRow, ResidencyRow


@snapshot
class OfficeFindings:
    """An office with everything that is asked of it: met or not, and since when."""

    id: int
    ref: str
    name: str
    template: Template
    asked: date
    """Since when it is asked."""
    division: str
    form: str
    findings: tuple[RequirementFound, ...]
    missing: int


@snapshot
class MatrixPage:
    """A page of offices by key."""

    rows: tuple[OfficeFindings, ...]
    after: str | None


@snapshot
class Gap:
    """One thing that is missing, as the records name it."""

    requirement: Requirement
    what: str
    """no_division, other_office, own_section, no_plan, planned, late, left, guide, outside, no_head, no_letter,
    no_seal, few_staff"""
    ref: str = ""
    """Of the item, when it is about one."""
    name: str = ""
    by: str = ""
    """The office or section at which it lies instead."""
    day: date | None = None
    has: int = 0
    needed: int = 0


@snapshot
class TaskRow:
    """One of the three tasks of a division: who bears it, by the posts they hold, and whether it was determined."""

    task: Task
    roles: tuple[str, ...]
    staff: tuple[str, ...]
    determined: str


@snapshot
class Departure:
    """Where a division is not as its determination says."""

    what: str
    """name, form, headcount, task, section"""
    determined: str
    found: str


@snapshot
class OfficeAccount:
    """Everything behind the line of one office."""

    office: OfficeFindings
    gaps: tuple[Gap, ...]
    duties: tuple[DutyRow, ...]
    tasks: tuple[TaskRow, ...]
    determination: DeterminationRow | None
    departures: tuple[Departure, ...]
    residencies: tuple[ResidencyRow, ...]


@snapshot
class FormCount:
    """How many divisions are of a form, of how many."""

    form: str
    divisions: int
    of: int
    percent: int
    """In whole per cent; those of all forms add up to 100."""


@snapshot
class EntryRates:
    """Items and departments in a centre, of those that people and enterprises have to do with."""

    items: int
    items_of: int
    offices: int
    offices_of: int
    in_place: int
    """Items that stay at their office by approval; they are not counted as entered."""
    overdue: int
    """Residencies whose day has passed without entry."""
    on: date


@snapshot
class LinksRow:
    """An item of a citizen centre with the links it has, of at most three (2+1), and its waiver if it has one."""

    item_ref: str
    item_name: str
    office_name: str
    links: int
    waiver: str
