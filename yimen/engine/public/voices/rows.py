"""What the voices show: frozen rows, never models. Who raised one stands in none of those that a desk lists."""

from collections.abc import Mapping
from datetime import date, datetime

from yimen.kernel.actor import Role
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot

RECORDERS = (Role.WINDOW, Role.CENTRE_MANAGER)
"""Who records what somebody says at the window or by phone, beside the members of the desk."""
HEADS = (Role.CENTRE_MANAGER,)
"""Who keeps the desk: its members, shifts, routes and schemes."""


@snapshot
class OrderRow:
    """One handing out of a voice."""

    nth: int
    office: str
    by_route: str
    why: str
    handed_at: datetime
    respond_by: datetime
    answer_by: datetime
    taken_at: datetime | None
    taken_by: str
    urged: int
    outcome: str
    reason: str
    answer: str
    answered_by: str
    ended_at: datetime | None


@snapshot
class VoiceRow:
    """A voice as who raised it sees it: how far it is, and the answer once it was checked."""

    ref: str
    number: str
    kind: str
    topic: str
    title: str
    told: str
    place: str
    state: str
    office: str
    lodged_at: datetime
    hand_out_by: datetime
    answer_by: datetime | None
    taken_at: datetime | None
    answer: str
    closed_at: datetime | None
    content: str
    shown: str
    withheld_why: str
    may: tuple[str, ...]
    """withdraw, content."""


@snapshot
class DeskVoice:
    """A voice at the desk, at the department that answers and before supervision; not who raised it."""

    ref: str
    number: str
    way: str
    kind: str
    topic: str
    title: str
    told: str
    place: str
    region_ref: str
    case_ref: str
    source: str
    open: str
    anonymous: str
    """yes: nobody was named, nobody can be called."""
    state: str
    office: str
    office_ref: str
    lodged_at: datetime
    hand_out_by: datetime
    due_at: datetime
    """By when the next act is due: handing out, the first word, the answer, or its check."""
    late: str
    raised: str
    answer: str
    closed_at: datetime | None
    reopened_at: datetime | None
    content: str
    called_at: datetime | None
    heard: str
    shown_at: datetime | None
    shown_title: str
    shown_told: str
    shown_answer: str
    withheld_why: str
    orders: tuple[OrderRow, ...]
    may: tuple[str, ...]
    """assign, take, give_back, answer, return, close, urge, show, withhold, take_down, call, reopen, speaker."""


@snapshot
class SpeakerShown:
    """Who raised a voice, for whoever calls them back; each look is on the chain."""

    ref: str
    name: str
    phone: str


@snapshot
class CommentRow:
    """A comment as the public reads it."""

    ref: str
    name: str
    text: str
    written_at: datetime
    likes: int
    liked: str
    """yes: by who reads now."""


@snapshot
class UnreadComment:
    """A comment that waits for a reader, or that was reported."""

    ref: str
    voice_ref: str
    voice_title: str
    name: str
    text: str
    written_at: datetime
    shown_at: datetime | None
    reports: tuple[str, ...]


@snapshot
class PublicVoice:
    """A published voice: masked, with its answer and the department that gave it."""

    ref: str
    kind: str
    topic: str
    title: str
    told: str
    place: str
    answer: str
    office: str
    lodged_at: datetime
    closed_at: datetime
    shown_at: datetime
    content: str
    comments: int


@snapshot
class VoicePage:
    """One page of published voices, and after which the next begins."""

    rows: tuple[PublicVoice, ...]
    after: str | None


@snapshot
class OfficeStanding:
    """How a department worked with the voices handed to it in a time; every figure counted from its orders."""

    office_id: int
    office: str
    orders: int
    responded: Share
    """First words in time, of all whose time for it has come."""
    on_time: Share
    """Answers in time, of all that were answered or should have been; what is open and late counts against it."""
    quality: Share
    """Answers that the desk did not return, of all answers."""
    content: Share
    """Content, of all who said whether they are."""
    given_back: int
    score: str
    """Of a hundred, as it is said; a dash when nothing can be told yet."""
    rank: int


@snapshot
class ShiftRow:
    """One shift at the desk."""

    ref: str
    staff: str
    begins: datetime
    ends: datetime
    came_at: datetime | None
    left_at: datetime | None
    mine: str


@snapshot
class Attendance:
    """Who was there in a time, and when nobody was."""

    shifts: tuple[ShiftRow, ...]
    gaps: tuple[tuple[datetime, datetime], ...]
    minutes: int

    @property
    def hours(self) -> str:
        """How long nobody was there, in hours to a tenth."""
        return f"{self.minutes / 60:.1f}"


@snapshot
class MemberRow:
    """Somebody who belongs to the desk."""

    staff_ref: str
    name: str
    since: date


@snapshot
class RouteRow:
    """Where voices of a topic and a place go by themselves."""

    ref: str
    topic: str
    region: str
    office: str


@snapshot
class SchemeRow:
    """How the work of departments is weighed, and since when."""

    kind: str
    since: date
    responded: int
    on_time: int
    quality: int
    content: int
    basis: str


@snapshot
class ReportRow:
    """A monthly report as it was frozen: its facts are counted once and never again."""

    ref: str
    month: date
    version: int
    why: str
    facts: Mapping[str, object]
    made_at: datetime
    publish_on: date
    published_at: datetime | None
