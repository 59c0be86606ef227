"""What the messages show: frozen rows, never models. The words are the door's: a message is its kind and its facts."""

from collections.abc import Mapping
from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class ServiceRow:
    """One way a message went 送达记录."""

    way: str
    state: str
    sent_at: datetime | None
    arrived_at: datetime | None
    tries: int
    failure: str


@snapshot
class MessageRow:
    """What a party is told."""

    ref: str
    kind: str
    case_ref: str
    facts: Mapping[str, str]
    """number, item, office and what the kind needs besides (round, until, days, certificate)."""
    created_at: datetime
    read_at: datetime | None
    services: tuple[ServiceRow, ...]


@snapshot
class Inbox:
    """A page of messages; `after` is the key of the next page, None at the end."""

    rows: tuple[MessageRow, ...]
    after: str | None
