"""What the register of parallel items shows: frozen rows, never models."""

from datetime import date, datetime
from decimal import Decimal

from yimen.kernel.snapshot import snapshot


@snapshot
class ParticipantRow:
    """An office that takes part in a version of rules."""

    ref: str
    code: str
    office_id: int
    office_ref: str
    office_name: str
    work: str
    amount: Decimal
    unit: str
    materials: tuple[str, ...]
    needs: tuple[str, ...]
    when: tuple[str, ...]
    """The answers in which it is asked; empty: always."""
    group: int
    confirmed_by: str
    confirmed_at: datetime | None


@snapshot
class RulesRow:
    """A version of an item's rules with everybody who takes part, group by group."""

    id: int
    ref: str
    number: int
    title: str
    text: str
    tacit: str
    """yes: who does not answer in time has agreed, on the basis named; no: an alarm alone."""
    tacit_basis: str
    proposed_by: str
    proposed_at: datetime
    settled_at: datetime | None
    dropped_at: datetime | None
    standing: str
    """in_force, proposed, superseded or dropped."""
    participants: tuple[ParticipantRow, ...]
    groups: int
    may_confirm: str
    """yes when the reader speaks for a participant that has not confirmed it."""
    may_drop: str


@snapshot
class ParallelRow:
    """An item of the register: who leads, how many take part, since when."""

    id: int
    ref: str
    item_ref: str
    item_name: str
    lead_ref: str
    lead_name: str
    document: str
    begins: date
    ends: date | None
    number: int
    """Of the rules in force; 0: none are settled yet, and its cases are not handled so."""
    participants: int
    groups: int
    waiting: int
    """How many offices have yet to confirm the version that is proposed."""


@snapshot
class ParallelView:
    """One item of the register with every version of its rules, the newest first."""

    row: ParallelRow
    rules: tuple[RulesRow, ...]
    may_propose: str
    """yes when the reader speaks for the lead."""
    may_end: str
