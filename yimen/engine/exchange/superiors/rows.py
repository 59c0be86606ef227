"""What the superiors show: frozen rows, never models."""

from collections.abc import Mapping
from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)
"""Who keeps the register of superior platforms and their codes."""
READERS = (*KEEPERS, Role.SUPERVISOR, Role.CENTRE_MANAGER, Role.OFFICE_HEAD)
SETTLERS = (*KEEPERS, Role.SUPERVISOR)
"""Who says how a finding was settled."""


@snapshot
class SuperiorShown:
    """A superior platform, with how the exchange goes by what came from it and what waits for it."""

    ref: str
    kind: str
    name: str
    office_name: str
    address: str
    contract: str
    codes: str
    files: str
    certificates: str
    opened_at: datetime
    closed_at: datetime | None
    last_number: int
    taken_number: int
    waiting: int
    """Words that have not been taken yet, counted up to a thousand."""
    uncoded: int
    """How many of them wait for a code of theirs."""
    waiting_since: datetime | None
    heard_at: datetime | None
    failed_in_a_row: int
    stood_in_a_row: int
    """So often it answered and took nothing."""
    came_at: datetime | None
    """When it came by itself with something signed; that it answers what is sent is another matter."""
    rests_until: datetime | None
    findings: int
    """How many stand open."""
    filed: int
    """How many cases came from there."""
    refused: int
    """How many filings wait there to be put right."""
    link: str


@snapshot
class SuperiorWordRow:
    """One word upward."""

    number: int | None
    kind: str
    verb: str
    about: str
    """Of which case, item or card it speaks."""
    happened_at: datetime
    lacks_code: str
    taken_at: datetime | None


@snapshot
class SuperiorDayRow:
    """The counts of a day and a kind."""

    day: date
    kind: str
    ours: int
    theirs: int


@snapshot
class SuperiorFindingRow:
    """What is, or was, wrong with the exchange."""

    ref: str
    what: str
    day: date | None
    kind: str
    ours: int
    theirs: int
    found_at: datetime
    settled_at: datetime | None
    settled_by: str
    """Empty: it put itself right."""
    how: str


@snapshot
class SuperiorFilingRow:
    """An application that was filed up there."""

    their_number: str
    case_ref: str
    case_number: str
    item_name: str
    code: str
    """Why it is no case yet; empty: it is one."""
    lacks: str
    facts: Mapping[str, object]
    """What else the refusal tells, for its sentence."""
    came_at: datetime


@snapshot
class SuperiorCodeRow:
    """What one of ours is called up there; empty: nobody has said it, and words wait for it."""

    list: str
    ours: str
    name: str
    theirs: str
    waiting: int


@snapshot
class FiledAbove:
    """Where a case was filed: on which platform, under which number of theirs."""

    platform_name: str
    their_number: str
    came_at: datetime


@snapshot
class HallAbove:
    """The service hall of the level above."""

    ref: str
    name: str


@snapshot
class SuperiorResultRow:
    """How a case of the level above stands."""

    platform_name: str
    their_number: str
    party_name: str
    item_name: str
    office_name: str
    state: str
    happened_at: datetime
