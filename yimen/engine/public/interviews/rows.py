"""What the interviews show: frozen rows, never models. Of who asked, the first character alone."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class GuestRow:
    """An official named for a session, and as what."""

    staff_ref: str
    name: str
    duty: str


@snapshot
class InterviewRow:
    """A session in a list: when, with whom, how far, and what came of its questions."""

    ref: str
    title: str
    about: str
    topic: str
    office: str
    place: str
    begins: datetime
    ends: datetime
    stage: str
    """coming, live, over, closed, published or called_off."""
    called_off_why: str
    published_at: datetime | None
    guests: tuple[GuestRow, ...]
    shown: int
    answered: int
    handed_on: int
    withheld: int


@snapshot
class QuestionRow:
    """A question as its readers see it; the public those that were shown, who asked also their own."""

    ref: str
    name: str
    text: str
    asked_at: datetime
    live: str
    """yes: asked while the session was on."""
    shown_at: datetime | None
    withheld_why: str
    answer: str
    answered_by: str
    answered_at: datetime | None
    handed_on: str
    """yes: it became an order."""
    voice_number: str
    voice_ref: str


@snapshot
class InterviewPage:
    """One session with its questions, for one reader."""

    row: InterviewRow
    questions: tuple[QuestionRow, ...]
    mine: tuple[QuestionRow, ...]
    may: tuple[str, ...]
    """ask, answer, read, close, publish, call_off."""
