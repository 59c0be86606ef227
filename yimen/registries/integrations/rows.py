"""What the integration of departments shows: frozen rows, never models."""

from datetime import date

from yimen.kernel.offices.concentration import Integration
from yimen.kernel.offices.integration import PlacedStep
from yimen.kernel.snapshot import snapshot


@snapshot
class IntegrationRow:
    """By which model a department shares its approvals, with the names of its sections, the leading one first."""

    ref: str
    office_ref: str
    office_name: str
    model: Integration
    sections: tuple[str, ...]
    others: tuple[str, ...]
    """Names of the department's other sections, which are only heard."""
    begins: date
    ends: date | None
    basis: str


@snapshot
class StepPlaceRow:
    """Where a step is done: of one item, or of all items of an office."""

    ref: str
    item_ref: str
    item_name: str
    step: PlacedStep
    centre_ref: str
    place: str
    """The name of the centre, or of the place that is none."""
    begins: date
    ends: date | None
    basis: str
