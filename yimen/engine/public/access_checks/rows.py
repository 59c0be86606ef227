"""What the access checks show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class PageChecked:
    """A page as the house found it last."""

    address: str
    found: tuple[tuple[str, Share, str], ...]
    """Each criterion with what is in order of it, and yes where it is met."""
    met: str
    """yes: all of it, and it opens."""
    opened: str
    """yes: it opened when the house went round last."""
    first_at: datetime
    last_at: datetime


@snapshot
class PersonChecked:
    """A page as somebody found it."""

    address: str
    criterion: str
    met: str
    words: str
    by: str
    at: datetime
