"""What the zones show: frozen rows, never models."""

from datetime import date, datetime
from decimal import Decimal

from yimen.engine.parallel.subtasks.rows import LevelDecision
from yimen.kernel.snapshot import snapshot


@snapshot
class LevelSaid:
    """A decision that a template lays down: at which level and office, about what, for how long, in which turn."""

    level: int
    office: str
    work: str
    days: Decimal
    turn: int = 1


@snapshot
class LevelRow:
    """The same as it is shown, with the name of the office."""

    level: int
    office_id: int
    office_name: str
    work: str
    days: str
    turn: int


@snapshot
class TemplateRow:
    """A template of a zone, with the levels that it asks beside the item's own office."""

    id: int
    ref: str
    zone: str
    station_name: str
    item_ref: str
    item_name: str
    own_office: str
    document: str
    begins: date
    ends: date | None
    levels: tuple[LevelRow, ...]
    matters: int
    seen: int


@snapshot
class MatterRow:
    """A matter in a line: of which zone, and how many of its levels have decided."""

    case_ref: str
    case_number: str
    item_name: str
    applicant_name: str
    zone: str
    station_name: str
    opened_at: datetime
    due_at: datetime | None
    levels: int
    decided: int


@snapshot
class ZoneMatterView:
    """A matter whole: what each level decided, when and under which seal."""

    row: MatterRow
    template: TemplateRow
    levels: tuple[LevelDecision, ...]
