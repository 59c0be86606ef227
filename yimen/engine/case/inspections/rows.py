"""What the inspections show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class InspectorRow:
    """A named officer, of which office, and when they signed."""

    name: str
    office_name: str
    signed_at: datetime | None


@snapshot
class Photo:
    """A photograph of the place."""

    ref: str
    filename: str
    added_at: datetime


@snapshot
class InspectionRow:
    """An inspection with its officers, points, findings, photographs and conclusion."""

    ref: str
    case_ref: str
    case_number: str
    item_name: str
    applicant_name: str
    planned_at: datetime
    place: str
    checks: tuple[tuple[str, str], ...]
    """What was to be looked at, and what was found."""
    outcome: str
    conclusion: str
    written_by: str
    concluded_at: datetime | None
    called_off_at: datetime | None
    inspectors: tuple[InspectorRow, ...]
    photos: tuple[Photo, ...]
    mark: str
    """Of the conclusion as it stands and its photographs: who signs or rewrites it says by this what they have read."""
