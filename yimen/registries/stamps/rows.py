"""What the register of approval seals shows: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.offices.stamps import StampStanding
from yimen.kernel.snapshot import snapshot


@snapshot
class StampRow:
    """A stamp with where it stands and in whose hands it is."""

    id: int
    ref: str
    code: str
    office_ref: str
    office_name: str
    centre_ref: str
    centre_name: str
    made_at: datetime
    standing: StampStanding
    custodian_ref: str
    custodian: str
    letter_number: str
    since: datetime | None
    """When it was given to whoever has it."""
    uses: str
    """How many papers bear it, bounded: "1000+"."""
    end_basis: str
    mark: str
    """Of where it stands and in whose hands: who ends it says by this what they have read."""


@snapshot
class StampPage:
    """A page of stamps by key."""

    rows: tuple[StampRow, ...]
    after: str | None


@snapshot
class HandoverRow:
    """The record of a hand-over: who gave what to whom under which letter, with the moments of both signatures."""

    ref: str
    stamp_ref: str
    stamp_code: str
    office_name: str
    letter_ref: str
    letter_number: str
    giver: str
    receiver: str
    receiver_ref: str
    given_at: datetime
    received_at: datetime | None
    returned_at: datetime | None
    return_basis: str
    record: str


@snapshot
class UseRow:
    """One use of a stamp: the paper, its case, its hash, and who had the stamp."""

    id: int
    case_number: str
    paper: str
    title: str
    sha256: str
    used_at: datetime
    custodian: str
    letter_number: str


@snapshot
class UsePage:
    """A page of uses by key, the latest first."""

    rows: tuple[UseRow, ...]
    after: str | None
