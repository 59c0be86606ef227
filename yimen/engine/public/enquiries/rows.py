"""What the enquiries show: frozen rows, never models."""

from datetime import datetime

from yimen.engine.case.noes.rows import NoRow
from yimen.kernel.rates import NONE
from yimen.kernel.snapshot import snapshot


@snapshot
class HandoverRow:
    """One hand-over, with who acknowledged it and when."""

    from_name: str
    to_office: str
    reason: str
    handed_at: datetime
    acknowledged_by: str
    acknowledged_at: datetime | None


@snapshot
class EnquiryRow:
    """An enquiry as its owner and its asker read it."""

    ref: str
    way: str
    topic: str
    question: str
    page: str
    item_ref: str
    item_name: str
    case_ref: str
    party_name: str
    owner_name: str
    """Empty for the asker: they deal with the office, not with a named clerk."""
    office_name: str
    asked_at: datetime
    taken_at: datetime | None
    due_at: datetime
    answer: str
    source: str
    ended: str
    ended_at: datetime | None
    solved: str
    late: str
    """yes when the answer is overdue, or came late"""
    may: tuple[str, ...]
    """What this actor may do with it now: take_up, answer, hand_over, acknowledge, end, confirm_no, withdraw_no,
    rate."""
    handovers: tuple[HandoverRow, ...]
    examined: str = ""
    """yes while a "no" waits for its approver; that is all the asker learns of it."""
    no: NoRow | None = None
    """The latest "no", for staff."""
    policy_ref: str = ""
    policy_title: str = ""
    follows: str = ""
    """The question it goes on from."""
    told_question: str = ""
    """The question as everybody may read it; empty while nobody else may."""


@snapshot
class ToldAnswer:
    """An answered question as everybody may read it: nothing of who asked."""

    topic: str
    question: str
    answer: str
    source: str
    office_name: str
    told_at: datetime
    way: str
    policy_ref: str
    policy_title: str
    item_ref: str
    item_name: str


@snapshot
class EnquiryFigures:
    """What was asked in a span of time, and what became of it."""

    asked: int
    answered: int
    with_intake: int
    without_intake: int
    """Consultations that ended and no application came of them: answered, or the asker left."""
    left: int
    open: int
    late: int
    handed_over: int
    waited_minutes: int
    """How long somebody waited on average until a human took it up."""
    rated: int
    solved: int
    at_once: int
    """Answered at once 即时回复: within so many minutes of being asked."""
    in_two_days: int
    """Answered within so many days of being asked, as the clock of the database had it."""

    @property
    def at_once_rate(self) -> str:
        """Of all that were asked, rounded down to a tenth; of none there is no rate."""
        return f"{1000 * self.at_once // self.asked / 10:.1f}%" if self.asked else NONE

    @property
    def in_two_days_rate(self) -> str:
        return f"{1000 * self.in_two_days // self.asked / 10:.1f}%" if self.asked else NONE
