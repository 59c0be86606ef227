"""What the figures show: frozen rows, each with the key of what lies behind it."""

from datetime import datetime
from enum import StrEnum

from yimen.kernel.rates import Share
from yimen.kernel.reform.figures import OnTime
from yimen.kernel.snapshot import snapshot


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
    SERVED = "served"
    SERVED_OPEN = "served_open"
    RECEIVED = "received"
    ENDED = "ended"
    GRANTED = "granted"
    DENIED = "denied"
    CORRECTED = "corrected"


class OnTimeBy(StrEnum):
    """By what the cases of the rate are put together."""

    OFFICE = "office"
    CENTRE = "centre"
    ITEM = "item"


@snapshot
class GroupOnTime:
    """An office, a centre or an item: its cases due in the time, ended without a decision, decided the same day."""

    ref: str
    name: str
    """Empty with the ref `none`: cases that were handed in at no centre."""
    on_time: OnTime
    taken_back: int
    """Withdrawn, lapsed, refused or not needed: shown, and in neither part of the rate."""
    same_day: Share
    """Of the cases decided in the time, those decided on the day of their acceptance."""


@snapshot
class OnTimeReport:
    """On-time completion of everything the asker oversees, and of each office, centre or item, the worst first."""

    begins: datetime
    ends: datetime
    total: OnTime
    taken_back: int
    same_day: Share
    by: OnTimeBy
    groups: tuple[GroupOnTime, ...]


@snapshot
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


@snapshot
class CountedPage:
    """Cases behind a figure, a page by key."""

    rows: tuple[CountedCase, ...]
    after: str | None


@snapshot
class ModeCount:
    """A service mode 服务方式 and the cases that were served by it: those that ended in the time, those open now."""

    mode: str
    """kernel.service_modes.ServiceMode"""
    cases: int
    open: int


@snapshot
class CentreServed:
    """The cases that were handed in at one centre and ended in the time, by service mode."""

    ref: str
    name: str
    """Empty with the ref `none`: cases that were handed in at no centre."""
    ended: int
    served: int
    """Of them those that were served in any of the modes."""
    modes: tuple[ModeCount, ...]


@snapshot
class ServedReport:
    """Service modes of everything the asker oversees, every mode told, also one that nobody was served by."""

    begins: datetime
    ends: datetime
    ended: int
    served: int
    modes: tuple[ModeCount, ...]
    centres: tuple[CentreServed, ...]


@snapshot
class WindowZeros:
    """The six zeros 六零 of one window: each is nought, or has its cases."""

    post_ref: str
    window: str
    centre: str
    cases: int
    """Cases that came to their end in the time."""
    vetoes: int
    """零否决: how often somebody was told no at the window; what nobody confirmed was told to nobody."""
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


@snapshot
class Trips:
    """Cases of one item decided in one district: how often people came, and what the item asked at first."""

    item_ref: str
    name: str
    district: str
    cases: int
    visits: int
    before: int
    """Trips for the same cases under the first published version of the item."""

    @property
    def saved(self) -> int:
        """Trips that were not made; below nought when more were."""
        return self.before - self.visits

    @property
    def a_case(self) -> float:
        """How often somebody came for one case."""
        return round(self.visits / self.cases, 2)


@snapshot
class TripsTotal:
    """Cases of all items and districts that somebody oversees: how often people came, and what was asked at first."""

    cases: int
    visits: int
    before: int
    without: int
    """Cases for which nobody came at all."""

    @property
    def saved(self) -> int:
        """Trips that were not made; below nought when more were."""
        return self.before - self.visits

    @property
    def no_trip(self) -> Share:
        """Cases for which nobody came, of all: what declared online items really are."""
        return Share(self.without, self.cases)


@snapshot
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


@snapshot
class Flow:
    """The way of an item's cases of one class: what they touched inside and outside, now and in the time before."""

    item_ref: str
    name: str
    office_name: str
    complexity: str
    cases: int
    sections: float
    """内部横向: sections touched, on average."""
    ranks: float
    """内部纵向."""
    departments: float
    """外部横向."""
    levels: float
    """外部纵向."""
    before: tuple[float, float, float, float] | None
    """The same four in the time before; None: no case was decided then."""
    too_many_ranks: int
    """Cases that passed more ranks than their class allows."""
    several_levels: int
    """Cases that passed more than one level of government."""


@snapshot
class Idle:
    """A step of an item: how long cases waited there and how long they were worked on, in minutes of office time."""

    item_ref: str
    name: str
    step: str
    stays: int
    waited: int
    worked: int
    longest: int

    @property
    def waiting(self) -> Share:
        """Waiting, of the whole time of the step."""
        return Share(self.waited, self.waited + self.worked)


@snapshot
class AtPoint:
    """An item at one point: how it went there."""

    centre_ref: str
    centre: str
    cases: int
    denied: int
    refused: int
    corrections: int
    median: int | None
    """Half of the decided cases took at most so many minutes of office time."""
    late: int
    versions: int
    """By how many versions of the item they were handled; one: the same parameters."""
    stands_out: str
    """slower, or stricter, than the item is elsewhere; empty: it is done alike."""


@snapshot
class Spread:
    """An item that is handed in at several points, and how far they are apart."""

    item_ref: str
    name: str
    points: int
    cases: int
    quickest: int
    slowest: int
    """Medians of the quickest and the slowest point, in minutes of office time."""


@snapshot
class Jump:
    """A case that was taken up before others that had come to the same desk earlier."""

    case_ref: str
    number: str
    item_name: str
    office_name: str
    post_name: str
    step: str
    came_at: datetime
    touched_at: datetime
    waiting_since: datetime
    """When the one came that waited on."""
    overtaken: int
    ground: str
    """On which ground it was allowed; empty: nobody allowed it."""


@snapshot
class Anomaly:
    """A case whose times are not those of the others."""

    case_ref: str
    number: str
    item_name: str
    office_name: str
    what: str
    """too_fast, at_night or in_one_minute"""
    at: datetime
    took: int | None
    usual: int | None


@snapshot
class ItemEffort:
    """What an item asks of its applicants: acts a case, by kind."""

    item_ref: str
    name: str
    cases: int
    submits: int
    corrects: int
    pays: int
    collects: int
    others: int
    """Anything beside the four: nothing of the kind should be asked."""

    @property
    def a_case(self) -> float:
        """Acts of an applicant a case."""
        total = self.submits + self.corrects + self.pays + self.collects + self.others
        return round(total / self.cases, 2) if self.cases else 0.0


@snapshot
class ClassRow:
    """A class of procedure: its cases, what they passed and took, and how many came into it from another one."""

    complexity: str
    cases: int
    sections: float
    ranks: float
    took: int | None
    on_time: Share
    came_in: int
    left: int


@snapshot
class Reclassified:
    """A case that was put into another class, and why."""

    case_ref: str
    number: str
    item_name: str
    office_name: str
    before: str
    after: str
    reason: str
    staff_name: str
    at: datetime


@snapshot
class OfficerDiscretion:
    """One officer: what they decided and proposed, and how often that departed from what was published or advised."""

    staff_ref: str
    name: str
    office_name: str
    decided: int
    denied: int
    in_words_alone: int
    """Denials that name no criterion: the item publishes none."""
    against_advice: int
    """Decisions other than the review before them advised."""
    proposed: int
    """Refusals that they proposed and that were answered."""
    rejected: int
    """… of which the approver let the case go on."""

    @property
    def departures(self) -> int:
        """How often in all."""
        return self.in_words_alone + self.against_advice + self.rejected


@snapshot
class Amount:
    """Items of one level of government, or (0) of all, as of a moment."""

    level: int
    items: int
    """In force, for people and enterprises: each item of each office."""
    base_items: int
    """What exists in law of them, each once."""
    ended: int
    """Items that had been in force and were no more."""
    handed_down: int
    """Delegations in force to units of this level."""
    held: int
    """Items that an approval division of this level held for its department."""


@snapshot
class Amounts:
    """How many items there are: all levels together, then each."""

    at: datetime
    total: Amount
    levels: tuple[Amount, ...]
