"""What the sharing shows: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.actor import Role
from yimen.kernel.snapshot import snapshot

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.OFFICE_HEAD)
"""Who publishes data sets: the head of the office that owns them, and who keeps the catalogue."""
READERS = (*KEEPERS, Role.SUPERVISOR, Role.CENTRE_MANAGER, Role.CHIEF)


@snapshot
class DataSetRow:
    """A data set of the catalogue, with who uses it and how often it answered."""

    ref: str
    name: str
    about: str
    office_name: str
    source: str
    condition: str
    basis: str
    published_at: datetime
    ended_at: datetime | None
    items: int
    """For how many items its use stands today."""
    uses: int
    """In the last thirty days."""
    answered: int
    mine: str
    """yes: it is this reader's to take off."""


@snapshot
class DataRequestRow:
    """A request, and what was said."""

    ref: str
    data_set_name: str
    owner_name: str
    office_name: str
    item_name: str
    why: str
    asked_at: datetime
    answer_by: datetime
    answer: str
    reason: str
    until: datetime | None
    mine: str
    """yes: it is this reader's to answer."""


@snapshot
class DataUseRow:
    """One use of a data set about somebody."""

    data_set_name: str
    owner_name: str
    purpose: str
    place: str
    used_at: datetime
    outcome: str
    item_name: str
    case_number: str


@snapshot
class UsableSet:
    """A data set that may be used for a case now."""

    ref: str
    name: str
