"""What the budgets show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.budgets import Balance


@snapshot
class PlanRow:
    """A year's plan or a change of it."""

    ref: str
    fen: int
    document: str
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str
    confirmed_at: datetime | None
    may: tuple[str, ...]
    """confirm, drop."""


@snapshot
class PostingRow:
    """Money bound, freed or paid."""

    ref: str
    kind: str
    fen: int
    about: str
    voucher: str
    by: str
    at: datetime
    standing: str
    """Of what was bound: paid, freed, or open."""
    may: str
    """yes: the reader may pay it."""


@snapshot
class LineRow:
    """A line with its figures, its plans and its latest postings."""

    ref: str
    year: int
    purpose: str
    balance: Balance
    plans: tuple[PlanRow, ...]
    postings: tuple[PostingRow, ...]
