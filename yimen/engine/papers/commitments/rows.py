"""What the signed commitments show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class SignedRow:
    """Under which words a signature stands, and how it came there."""

    words_hash: str
    how: str
    """home: the applicant's own act; paper: a signed paper that the window scanned."""
    signed_at: datetime
    taken_by: str
    """Who scanned it; empty at home and for the applicant, who deals with the office."""
    file_ref: str


@snapshot
class ToSign:
    """The commitment of a case as its applicant reads it: the words, the code under them, and the signature."""

    words: str
    code: str
    signed: SignedRow | None
