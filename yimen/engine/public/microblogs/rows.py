"""What the microblogs show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class MicroblogRow:
    """An official account: where, whose, answered within how many office hours, and whether its source answers."""

    ref: str
    platform: str
    handle: str
    name: str
    office: str
    hours: int
    asked_at: datetime | None
    silent_since: datetime | None
    waiting: int


@snapshot
class BlogPostRow:
    """A post at the desk, with what became of it."""

    ref: str
    account: str
    platform: str
    office: str
    author: str
    text: str
    address: str
    posted_at: datetime
    taken_at: datetime
    read_by: datetime
    """Until when the desk makes it an order or sets it aside."""
    late: str
    aside_why: str
    voice_ref: str
    voice_number: str
    voice_state: str


@snapshot
class MicroblogStanding:
    """How an account was worked with in a time; every figure is counted from its posts and their orders."""

    ref: str
    platform: str
    name: str
    office: str
    hours: int
    taken: int
    orders: int
    aside: int
    waiting: int
    read: Share
    """Read within the desk's four hours, of all whose time for it has come."""
    responded: Share
    """First words in time, of all whose time for it has come."""
    answered: Share
    """Answers in time, of all that were answered or should have been."""
    content: Share
    """Content, of all who said whether they are."""
