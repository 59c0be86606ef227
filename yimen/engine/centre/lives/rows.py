"""What a life shows: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.lives import LifeKind, Suggestion
from yimen.kernel.snapshot import snapshot


@snapshot
class LifeRow:
    """One thing along a life: a case, a certificate or a notice."""

    at: datetime
    kind: str
    """case | certificate | notice"""
    ref: str
    title: str
    """What it is called; of a notice, its kind."""
    office_name: str
    state: str
    """Of a case or a certificate, as it stands; empty for a notice."""
    number: str
    case_ref: str
    """The case of a notice."""


@snapshot
class LifeView:
    """A life: whose, what happened on one page, what comes next, and how much there is in all."""

    party_ref: str
    party_name: str
    kind: LifeKind
    born: date | None
    rows: tuple[LifeRow, ...]
    before: str
    """The key of the page of what was earlier; empty when this is the last."""
    cases: int
    certificates: int
    notices: int
    next: tuple[Suggestion, ...]


@snapshot
class LifeReadingRow:
    """A look into a life, as its owner reads it: which post, when, for what."""

    ref: str
    post: str
    office_name: str
    purpose: str
    read_at: datetime
