"""What the project models show: frozen rows, never models."""

from datetime import date
from decimal import Decimal

from yimen.kernel.snapshot import snapshot


@snapshot
class StageItemRow:
    """An item of a stage with its parallel group."""

    item_ref: str
    item_name: str
    office_id: int
    office_name: str
    group: int
    need: str
    """always or chosen."""
    spared: str
    """yes: a project of simplified set-up does without it."""


@snapshot
class SittingTerm:
    """A joint sitting of a stage."""

    id: int
    kind: str
    lead_id: int
    lead_name: str
    offices: tuple[tuple[int, str], ...]
    days: Decimal


@snapshot
class StageRow:
    """A stage of a model with its items, group by group."""

    id: int
    number: int
    name: str
    lead_id: int
    lead_name: str
    days: Decimal
    bundle_ref: str
    items: tuple[StageItemRow, ...]
    sittings: tuple[SittingTerm, ...]
    needs_site: str

    @property
    def groups(self) -> int:
        return len({one.group for one in self.items})


@snapshot
class ModelRow:
    """A version of a model with its stages."""

    id: int
    ref: str
    name: str
    number: int
    document: str
    begins: date
    ends: date | None
    days: Decimal
    days_before: Decimal | None
    stages: tuple[StageRow, ...]

    @property
    def items(self) -> int:
        return sum(len(stage.items) for stage in self.stages)

    @property
    def groups(self) -> int:
        return sum(stage.groups for stage in self.stages)

    @property
    def offices(self) -> int:
        return len({one.office_id for stage in self.stages for one in stage.items})


@snapshot
class SimplifiedRow:
    """An entry of the list of simplified set-up."""

    id: int
    ref: str
    project_class: str
    project_code: str
    document: str
    begins: date
    ends: date | None
