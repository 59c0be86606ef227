"""What the figures show: frozen rows, each with the key of what lies behind it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from yimen.kernel.figures import OnTime, Share


class Behind(StrEnum):
    """Which cases lie behind a figure."""

    IN_TIME = "in_time"
    LATE = "late"
    OPEN_OVERDUE = "open_overdue"
    TAKEN_BACK = "taken_back"
    SAME_DAY = "same_day"
    VETO = "veto"
    PASSED_BACK = "passed_back"
    TRIPS = "trips"
    BACKLOG = "backlog"
    ERROR = "error"
    COMPLAINT = "complaint"
    OTHER_EFFORT = "other_effort"


@dataclass(frozen=True, slots=True)
class OfficeOnTime:
    """One office: its cases due in the time, those that ended without a decision, and those decided the same day."""

    ref: str
    name: str
    on_time: OnTime
    taken_back: int
    """Withdrawn, lapsed, refused or not needed: shown, and in neither part of the rate."""
    same_day: Share
    """Of the cases decided in the time, those decided on the day of their acceptance."""


@dataclass(frozen=True, slots=True)
class OnTimeReport:
    """On-time completion of everything the asker oversees, and of each office in it, the worst first."""

    begins: datetime
    ends: datetime
    total: OnTime
    taken_back: int
    same_day: Share
    offices: tuple[OfficeOnTime, ...]


@dataclass(frozen=True, slots=True)
class CountedCase:
    """A case behind a figure: what it is, when it was due and when it ended, and what it counts with."""

    ref: str
    number: str
    item_name: str
    office_name: str
    received_at: datetime
    due_at: datetime | None
    ended_at: datetime | None
    outcome: str
    counts: int


@dataclass(frozen=True, slots=True)
class CountedPage:
    """Cases behind a figure, a page by key."""

    rows: tuple[CountedCase, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class WindowZeros:
    """The six zeros 六零 of one window: each is nought, or has its cases."""

    post_ref: str
    window: str
    centre: str
    cases: int
    """Cases that came to their end in the time."""
    vetoes: int
    """零否决: how often the window said no."""
    passed_back: int
    """零推诿: steps sent back or given to another desk."""
    trips: int
    """零距离: visits beyond the first one."""
    backlog: int
    """零积压: open cases over their time, now."""
    errors: int
    """零差错: errata, revocations, and corrections that should have been told before."""
    complaints: int
    """零投诉: objections to the decision, and answers that did not help."""

    @property
    def zeros(self) -> int:
        """How many of the six are nought."""
        six = (self.vetoes, self.passed_back, self.trips, self.backlog, self.errors, self.complaints)
        return sum(one == 0 for one in six)


@dataclass(frozen=True, slots=True)
class Pace:
    """Cases of one office, level, licence or item: minutes of office time by law, by promise, and really."""

    ref: str
    name: str
    cases: int
    counted: int
    """Those that have a limit by law; the others are in no rate."""
    statutory: int
    promised: int
    promised_of: int
    """Minutes by law of the cases that have a promise: what it is held against."""
    took: int
    took_of: int

    @property
    def promised_share(self) -> Share:
        """What the promise leaves out, of what the law gives."""
        return Share(self.promised_of - self.promised, self.promised_of)

    @property
    def actual_share(self) -> Share:
        """What was really left out, of what the law gives."""
        return Share(self.took_of - self.took, self.took_of)
