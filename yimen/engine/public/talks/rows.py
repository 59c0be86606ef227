"""What the talks show: frozen rows, never models. Numbers of people are shown to the two sides alone."""

from datetime import datetime

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class LineRow:
    """A line of a talk: who said it and what, or what happened."""

    nth: int
    side: str
    event: str
    who: str
    """The clerk by name; the applicant needs none."""
    text: str
    said_at: datetime


@snapshot
class VideoRow:
    """A video appointment: when, and who was there."""

    ref: str
    begins: datetime
    ends: datetime
    began_at: datetime | None
    """When both sides were there."""
    ended_at: datetime | None
    called_off_at: datetime | None
    clerk_at: datetime | None
    applicant_at: datetime | None
    may: tuple[str, ...]
    """enter, call_off, end."""


@snapshot
class TalkRow:
    """A talk in a list: about what, with which centre, how far. Nothing of what was said."""

    ref: str
    topic: str
    item_ref: str
    item_name: str
    case_ref: str
    centre: str
    clerk: str
    state: str
    asked_at: datetime
    taken_at: datetime | None
    ended_at: datetime | None
    outcome: str
    passed_to: str
    may: tuple[str, ...]
    """say, leave, take_up, take_over, take_back, pass_on, book_video, close."""


@snapshot
class TalkPage:
    """One talk with its record, for one reader."""

    row: TalkRow
    lines: tuple[LineRow, ...]
    videos: tuple[VideoRow, ...]
    summary: str
    side: str
    """applicant or clerk; empty for who reads the record at its case, without numbers of people."""
    ahead: int
    """How many wait before; while it waits."""
    waits_until: datetime
    last: int
    """The place of the last line, as who closes it says."""
    record: str
    """The digest of the whole, as it stands on the chain; empty until it is closed."""


@snapshot
class Colleague:
    """Somebody else at a window of a centre."""

    id: int
    ref: str
    name: str


@snapshot
class OpenCentre:
    """A centre at whose keyboards somebody may sit: its hours, whether it is open, and how many wait."""

    ref: str
    name: str
    hours: str
    open: str
    opens: datetime
    waiting: int


@snapshot
class TalkFigures:
    """What was asked for in a span of time, and what became of it."""

    asked: int
    taken_up: int
    closed: int
    left: int
    waited_minutes: int
    """Until a clerk took it up, on average."""
    with_case: int
    videos: int
    """Held: both sides were there."""
    filed_online: int
    """Of the closed ones about an item: an application for it came in online within thirty days."""
    filed_at_counter: int

    @property
    def taken_up_rate(self) -> str:
        return Share(self.taken_up, self.asked).percent
