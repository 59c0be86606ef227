"""What the documents show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class DocumentRow:
    """A notice or receipt of a case."""

    ref: str
    kind: str
    title: str
    number: str
    dated_at: datetime
    corrected_by: str
    """The number of the erratum that corrects it, "" when nothing was wrong."""
    ready: bool
    """The sealed paper lies in the store; before that it is drawn when it is asked for."""
    waits_for_seal: str
    """yes: an approval seal has to be set on it first, so that nobody can open it yet."""


@snapshot
class DocumentProof:
    """What anybody who holds a document may learn by its verification code: no names."""

    kind: str
    title: str
    number: str
    office_name: str
    dated_at: datetime
    case_number: str
    item_name: str
    corrected_by: str = ""
    """The number of the erratum that corrects it."""


@snapshot
class FiledPaper:
    """A document as it goes on file: the act that made it, and the hash of its sealed paper ("" while it has none)."""

    entry_id: int
    kind: str
    title: str
    number: str
    dated_at: datetime
    sha256: str


@snapshot
class PrintedDocument:
    """What a document says, for whoever looks for a slip of the pen on it."""

    title: str
    number: str
    text: str
