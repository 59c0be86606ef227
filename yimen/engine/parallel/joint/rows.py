"""What the joint approval shows: frozen rows, never models."""

from datetime import datetime

from yimen.engine.case.cases.rows import FileRow
from yimen.kernel.snapshot import snapshot


@snapshot
class AnswerRow:
    """What a department said in one round, and how the lead dealt with it."""

    round: int
    stance: str
    """agree | conditions | disagree"""
    text: str
    basis: str
    guidance: str
    written_by: str
    written_at: datetime
    said_by: str
    said_at: datetime | None
    sent_back_by: str
    sent_back_reason: str
    dealing: str
    """followed | not_followed; empty: nobody has dealt with it, or there is nothing to deal with."""
    dealing_text: str
    dealt_by: str
    dealt_at: datetime | None


@snapshot
class OpinionRow:
    """One opinion on the board: whose, by when, and what came of it."""

    ref: str
    number: int
    group: int
    office_id: int
    office_name: str
    work: str
    state: str
    """planned | running | answered | tacit | withdrawn"""
    round: int
    amount: str
    unit: str
    tacit: str
    """yes when its silence is consent by the rules, which it confirmed; no: an alarm alone."""
    began_at: datetime | None
    """The one moment of its group, unless it was added or asked again."""
    due_at: datetime | None
    lamp: str
    """green | amber | red while it runs; in_time | late once it is answered; none before and when withdrawn."""
    noticed_by: str
    noticed_at: datetime | None
    ended_at: datetime | None
    reason: str
    materials: tuple[str, ...]
    answer: AnswerRow | None
    """What the department has said in this round; nothing while it has not."""
    plan_begins: datetime | None
    plan_ends: datetime | None
    critical: str
    """yes when the whole hangs on it, no, or empty for one that was withdrawn."""
    slack_minutes: int
    """By how many open minutes it could be later without the whole being later."""


@snapshot
class GroupRow:
    """Opinions that are asked together."""

    number: int
    started_at: datetime | None
    joined_at: datetime | None
    opinions: tuple[OpinionRow, ...]


@snapshot
class IfAnswered:
    """What follows for the whole if the one on whom it hangs answers by a moment."""

    answered_at: datetime
    ends_at: datetime
    late: str
    """yes when the whole would end after the case is due."""


@snapshot
class Board:
    """The joint approval of a case on one page."""

    ref: str
    case_ref: str
    case_number: str
    item_name: str
    applicant_name: str
    lead_name: str
    rules_title: str
    rules_number: int
    tacit: str
    begun_at: datetime
    concluded_at: datetime | None
    called_off_at: datetime | None
    ends_at: datetime
    """When it was concluded, or when it will be if everybody answers in time."""
    case_due_at: datetime | None
    groups: tuple[GroupRow, ...]
    asked: int
    answered: int
    late: int
    hangs_on: str
    """The office on whose answer the whole hangs now; empty when nobody is to answer now."""
    if_answered: tuple[IfAnswered, ...]
    """What follows if it answers today, a working day later, and so on."""
    undealt: int
    """Disagreements with which the lead has yet to deal."""
    mine: str
    """yes when the case lies at a desk of the reader, who leads it."""


@snapshot
class NoticeRow:
    """A copy notice in the list of a department."""

    id: int
    ref: str
    work: str
    state: str
    round: int
    group: int
    case_number: str
    item_name: str
    applicant_name: str
    lead_name: str
    copied_at: datetime
    noticed_at: datetime | None
    due_at: datetime | None
    lamp: str
    waits: str
    """yes while a disagreement of the department waits for its approver."""


@snapshot
class NoticePage:
    """A page of copy notices, the most urgent first; `after` is the key of the next page."""

    rows: tuple[NoticeRow, ...]
    after: str | None


@snapshot
class LedRow:
    """A joint approval that a desk leads."""

    case_ref: str
    case_number: str
    item_name: str
    applicant_name: str
    begun_at: datetime
    asked: int
    answered: int
    late: int
    next_due_at: datetime | None


@snapshot
class UsedMaterial:
    """A material that an opinion uses, with its files."""

    code: str
    name: str
    files: tuple[FileRow, ...]


@snapshot
class OpinionView:
    """An opinion on its page: the shared data, what was said so far, and what this reader may do."""

    row: OpinionRow
    board: Board
    form: tuple[tuple[str, str], ...]
    materials: tuple[UsedMaterial, ...]
    answers: tuple[AnswerRow, ...]
    """Of every round, the latest first; for the department itself also what was proposed and sent back."""
    ours: str
    """yes: the reader works at the department."""
    may_answer: str
    may_confirm: str
    may_take_back: str
    by_work: str
    """yes: it is answered by doing the work, not by saying so."""


@snapshot
class JointProgress:
    """How far a joint approval is, for everybody who may see the case: of so many offices so many have answered."""

    asked: int
    answered: int
    concluded_at: datetime | None
    offices: tuple[tuple[str, str], ...]
    """Each office with answered or waiting; what it said is between offices."""


@snapshot
class FiledOpinion:
    """An opinion as it goes on file: who was asked what, in which time, and everything that was said."""

    office_name: str
    work: str
    group: int
    state: str
    began_at: datetime | None
    due_at: datetime | None
    noticed_at: datetime | None
    ended_at: datetime | None
    answers: tuple[AnswerRow, ...]
