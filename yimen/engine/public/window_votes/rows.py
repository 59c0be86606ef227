"""What the window votes show: frozen rows, never models. Of a name the first character stands alone."""

from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot

MODERATORS = (Role.SUPERVISOR,)
"""Who hides unlawful words, of windows to which they do not belong."""


@snapshot
class WindowVoteRow:
    """A vote as the public reads it; hidden words are told by why they are hidden."""

    ref: str
    window_ref: str
    window: str
    who: str
    grade: str
    words: str
    cast_at: datetime
    changed_at: datetime | None
    agreed: int
    hidden_ground: str
    hidden_why: str
    own: str
    """yes: the reader's own."""
    may: tuple[str, ...]
    """agree, hide."""
    seen: str
    """What was read, as a mark: who agrees or hides words says which they were."""


@snapshot
class RatedWindow:
    """A window with its votes of the quarter, and of all time, counted; hidden words change nothing in it."""

    ref: str
    window: str
    centre: str
    satisfied: Share
    """Very satisfied and satisfied of all votes of this quarter."""
    grades: tuple[tuple[str, int], ...]
    """How many of each grade this quarter, the best first."""
    all: Share
    closed: str
    """yes: the window is closed by now."""


@snapshot
class WindowVotesView:
    """What is said of one window, and what the reader may say."""

    row: RatedWindow
    quarter: date
    order: str
    votes: tuple[WindowVoteRow, ...]
    own: WindowVoteRow | None
    """The reader's own vote of this quarter."""
    may: tuple[str, ...]
    """cast, change."""


@snapshot
class MayRate:
    """A window at which I had a case, and whether I rated it this quarter."""

    ref: str
    window: str
    grade: str
