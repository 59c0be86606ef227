"""What consignments show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class PaperRow:
    """A paper of a case: sent, and whether it came."""

    code: str
    name: str
    sent: str
    came: str
    """yes, no, or empty while nobody has looked."""


@snapshot
class ConsignedRow:
    """A case in a consignment."""

    case_ref: str
    number: str
    item_name: str
    applicant_name: str
    papers: tuple[PaperRow, ...]
    checked_at: datetime | None
    checked_by: str
    remark: str
    differs: str
    """yes: something did not come, or came without having been sent."""


@snapshot
class ConsignmentRow:
    """A consignment in a list."""

    id: int
    ref: str
    state: str
    origin_name: str
    destination_name: str
    agent_name: str
    cases: int
    checked: int
    packed_at: datetime
    left_at: datetime | None
    signed_at: datetime | None
    signed_by: str
    settlement: str


@snapshot
class ConsignmentView:
    """A consignment with everything in it."""

    row: ConsignmentRow
    lines: tuple[ConsignedRow, ...]


@snapshot
class WaitingRow:
    """An open case of a point whose papers have not been packed: its materials by code and name."""

    case_ref: str
    number: str
    item_name: str
    applicant_name: str
    received_at: datetime
    materials: tuple[tuple[str, str], ...]
