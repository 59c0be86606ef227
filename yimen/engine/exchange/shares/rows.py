"""What the shares show: frozen rows, never models."""

from datetime import datetime

from yimen.engine.case.cases.rows import CaseView
from yimen.kernel.snapshot import snapshot


@snapshot
class ShareRow:
    """One share: which case, to whom it is open, what for, and until when."""

    ref: str
    case_number: str
    item_name: str
    applicant_name: str
    office_name: str
    centre_name: str
    right: str
    """look | continue"""
    reason: str
    shared_by: str
    shared_at: datetime
    until: datetime
    ended_at: datetime | None
    end_reason: str
    in_force: str
    """yes while it has neither been taken back nor run out."""


@snapshot
class ShareDeed:
    """What somebody did through a share, as its chain tells it."""

    verb: str
    at: datetime
    staff_name: str


@snapshot
class ShareHistory:
    """A share as the office that gave it sees it: with every look and act of the other centre."""

    share: ShareRow
    deeds: tuple[ShareDeed, ...]


@snapshot
class SharedPaperRow:
    """A paper of the case that the other centre may open and print."""

    ref: str
    title: str
    number: str


@snapshot
class SharedCase:
    """A case as the other centre sees it: what its applicant sees, the number masked, and what may be done there."""

    share: ShareRow
    view: CaseView
    papers: tuple[SharedPaperRow, ...]
    may: tuple[str, ...]
    """take_in, hand_back, hand_out"""


@snapshot
class SharedFile:
    """A file or a paper with its bytes."""

    name: str
    kind: str
    content: bytes
