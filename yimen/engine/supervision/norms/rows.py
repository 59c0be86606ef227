"""What the norms show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class ClauseRow:
    """A clause; `found` is what the house finds of a centre now, or found when the self-check was handed in."""

    number: int
    group: str
    text: str
    probe: str
    least: int
    outcome: str
    found: Share | None
    evidence: str
    struck: str


@snapshot
class GroupRow:
    """A group of clauses, with how many are met of those that could be looked at."""

    name: str
    met: Share
    clauses: tuple[ClauseRow, ...]


@snapshot
class NormRow:
    """A norm in force."""

    ref: str
    family: str
    title: str
    basis: str
    basis_ref: str
    basis_over: str
    """yes: the document on which it rests is in force no more."""
    kinds: tuple[str, ...]
    begins: date
    clauses: int
    probed: int


@snapshot
class SelfCheckRow:
    """A self-check as it stands in a list."""

    ref: str
    norm: str
    family: str
    centre: str
    centre_ref: str
    state: str
    opened_at: datetime
    submitted_at: datetime | None
    confirmed_at: datetime | None
    met: Share
    """Of what was answered and found; of an open one, what the house finds now."""


@snapshot
class SelfCheckView:
    """A whole self-check, with what its reader may do: answer, submit, return, confirm."""

    row: SelfCheckRow
    groups: tuple[GroupRow, ...]
    opened_by: str
    submitted_by: str
    returned_why: str
    confirmed_by: str
    seen: str
    may: tuple[str, ...]


@snapshot
class Standing:
    """How a centre stands against a norm by its last confirmed self-check, and against the probes today."""

    centre: str
    centre_ref: str
    norm: str
    norm_ref: str
    family: str
    ref: str
    confirmed_at: datetime | None
    met: Share
    live: Share
    """Of the clauses at which the house looks by itself, as of now."""
