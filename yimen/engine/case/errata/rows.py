"""What the errata show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class ErratumRow:
    """A slip of the pen, and what became of it."""

    ref: str
    case_ref: str
    subject: str
    title: str
    number: str
    place: str
    wrong: str
    right: str
    reason: str
    proposed_by: str
    mine: str
    """yes when the reader proposed it: then another answers."""
    proposed_at: datetime
    answer: str
    answer_reason: str


@snapshot
class ErratumMoved:
    """An erratum by its reference, with its answer ("" while it waits)."""

    ref: str
    answer: str
