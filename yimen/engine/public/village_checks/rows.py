"""What the village checks show: frozen rows, never models."""

from datetime import datetime

from yimen.engine.case.cases.rows import FileRow, TimelineRow
from yimen.kernel.snapshot import snapshot


@snapshot
class VillageCheckRow:
    """A check: whose case it is, what the village sealed, what the town made of it, what both signatures are worth."""

    id: int
    ref: str
    case_ref: str
    case_number: str
    item_name: str
    applicant_name: str
    point_name: str
    town_name: str
    state: str
    opinion: str
    checked_by: str
    serial: str
    checked_at: datetime
    review: str
    reviewed_by: str
    review_serial: str
    reviewed_at: datetime | None
    file_sha256: str
    village_paper: str
    """yes as soon as the village's sealed sheet is on record."""
    town_paper: str
    village_signature: str
    """sound, or altered when the record says something else than was signed."""
    town_signature: str
    """sound, altered, or empty while it was not reviewed."""
    closed_by: str
    """Who withdrew it, or set it aside; empty while nobody did."""
    closed_at: datetime | None
    reason: str
    file: str
    """same, or changed when the file is not what the village sealed; empty in lists."""


@snapshot
class CheckedMaterial:
    """A material of the file with its papers."""

    code: str
    name: str
    files: tuple[FileRow, ...]


@snapshot
class VillageCheckView:
    """A check with the electronic file that was sealed."""

    row: VillageCheckRow
    form: tuple[tuple[str, str], ...]
    materials: tuple[CheckedMaterial, ...]
    timeline: tuple[TimelineRow, ...]
    ours: str
    """yes for an officer of the town."""
    may_set_aside: str
    """yes for who may decide without it, while a decision waits for it."""
    may_withdraw: str
    """yes for the agent of the village while the town has not reviewed it."""
