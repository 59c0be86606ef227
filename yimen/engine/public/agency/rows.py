"""What the agency shows: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class ProofRow:
    """A mandate given, or asked for, at a point."""

    ref: str
    principal_ref: str
    principal_name: str
    agent_name: str
    centre_name: str
    items: tuple[tuple[str, str], ...]
    """Reference and name of each item."""
    way: str
    asked_at: datetime
    given_at: datetime | None
    until: datetime
    standing: str
    """waiting, given, declined or ended"""


@snapshot
class FiledRow:
    """A case that the agent of a point handed in, with where it is decided and how far it is."""

    ref: str
    number: str
    item_name: str
    applicant_name: str
    office_name: str
    level: int
    """Of the office that decides: 1 province, 2 city, 3 county, 4 town."""
    state: str
    due_at: datetime | None
    decided_at: datetime | None
    delivered_at: datetime | None
    returned: str
    """yes while the village is to check it anew: the town returned what it had sealed."""


@snapshot
class IntakeRow:
    """One coming of a villager, with every case that came of it: all levels in one view."""

    ref: str
    principal_name: str
    agent_name: str
    taken_at: datetime
    cases: tuple[FiledRow, ...]


@snapshot
class AtHand:
    """What waits for the agent of a point: to mend, to deliver, and what else is under way."""

    point_ref: str
    point_name: str
    mend: tuple[FiledRow, ...]
    deliver: tuple[FiledRow, ...]
    under_way: tuple[FiledRow, ...]


@snapshot
class VillageLedgerRow:
    """A line of the village ledger 一本台账: who, what, when, what came of it, and how it was handed over."""

    id: int
    number: str
    applicant_name: str
    item_name: str
    agent_name: str
    received_at: datetime
    state: str
    decided_at: datetime | None
    delivered_at: datetime | None
    delivered_how: str
    signed: str
    """yes: it was handed over against a signature, in person or by post."""


@snapshot
class VillageLedger:
    """A page of a point's ledger, the newest first; `after` opens the next page, None at the end."""

    centre_ref: str
    centre_name: str
    rows: tuple[VillageLedgerRow, ...]
    after: str | None
