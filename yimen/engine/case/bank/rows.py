"""What the document bank shows: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class BankedUseRow:
    """One time a paper stood for a material."""

    used_at: datetime
    consent: str
    purpose: str
    place: str
    """Empty: the owner themselves."""
    item_name: str
    case_number: str
    """Empty: the draft was not handed in yet, or never."""


@snapshot
class BankedRow:
    """A paper of one's own in the bank."""

    ref: str
    owner_name: str
    kind: str
    name: str
    pages: int
    compared_at: datetime
    compared_by: str
    consent: str
    kept_at: datetime
    until: date | None
    standing: str
    """good, over (past its last day), or how it ended (kernel.bank.BankEnd)."""
    ended_at: datetime | None
    uses: tuple[BankedUseRow, ...]


@snapshot
class OfferedPaper:
    """A paper that may stand for a material instead of a new upload."""

    material: str
    ref: str
    kind: str
    name: str
    until: date | None
    compared_at: datetime
    compared_by: str


@snapshot
class KeepablePaper:
    """A file of a case that may go into the bank: of which material, and which basic paper it is."""

    file: str
    filename: str
    material: str
    material_name: str
    kind: str
    lasting: str
    """yes: papers of this kind have no last day."""


@snapshot
class BankStanding:
    """How the bank stands: papers offered, owners, times a paper was spared an upload, in the last thirty days."""

    papers: int
    owners: int
    uses: int
    at_windows: int
