"""What the cases show to the doors: frozen rows, never models."""

from collections.abc import Mapping
from datetime import date, datetime

from yimen.kernel.case_life import CaseState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldTerm, MaterialTerm, ReviewPoint, Situation, Terms


@snapshot
class CaseRow:
    """One line of a list."""

    id: int
    ref: str
    number: str
    item_name: str
    applicant_name: str
    state: CaseState
    leg_name: str
    """What the case waits for: accept | correct | hand_over | review | check | decide | pause | deliver | done; for its
    applicant examine, while a "no" waits for its approver."""
    office_name: str
    received_at: datetime
    due_at: datetime | None
    lamp: str
    """green | amber | red | paused | none, as of the `now` the query was asked with."""
    paused: str
    asks: str = ""
    """What its applicant is asked for now, in their own list: supplement | materials (promised for later) | missed."""
    asks_until: date | None = None


@snapshot
class Page:
    """A page of rows by key: `after` is the opaque key of the next page, None at the end."""

    rows: tuple[CaseRow, ...]
    after: str | None


@snapshot
class FileRow:
    ref: str
    filename: str
    kind: str
    size: int
    pages: int
    material: str
    round: int
    added_at: datetime


@snapshot
class MaterialRow:
    """A material as it applies to this case, with the files handed in for it."""

    term: MaterialTerm
    files: tuple[FileRow, ...]
    follows_by: date | None


@snapshot
class AnswerRow:
    """A field of the form with what was answered, as plain text."""

    term: FieldTerm
    value: str


@snapshot
class TimelineRow:
    """One act as told to the journal, newest first. `text` facts are for the desk; the hall shows public ones."""

    seq: int
    verb: str
    effective_at: datetime
    actor_name: str
    public: str
    """yes: the applicant may see it too; no: internal."""
    facts: dict[str, str]
    principal_name: str = ""
    """For whom an agent did it; empty when nobody acted for another."""


@snapshot
class DefectRow:
    material: str
    material_name: str
    code: str
    text: str
    remedy: str


@snapshot
class CorrectionRow:
    round: int
    defects: tuple[DefectRow, ...]
    note: str
    opened_at: datetime
    lapses_at: datetime
    closed_at: datetime | None


@snapshot
class ProposalRow:
    ref: str
    basis: str
    explanation: str
    guidance: str
    proposed_by: str
    proposed_at: datetime
    answer: str
    answer_reason: str


@snapshot
class ReviewRow:
    staff_name: str
    advice: str
    opinion: str
    reviewed_at: datetime


@snapshot
class PointRow:
    """A point of the review sheet with the answer that stands."""

    term: ReviewPoint
    asked: str
    """before: it is answered before the issue; after: the post-check looks at it (on commitment)."""
    finding: str
    """kernel.review_sheets.PointFinding; empty: not answered yet."""
    note: str
    staff_name: str
    answered_at: datetime | None


@snapshot
class ReturnRow:
    """A step that was sent back, by whom, from which leg, and why."""

    staff_name: str
    leg: int
    reason: str
    returned_at: datetime


@snapshot
class RulingRow:
    outcome: str
    staff_name: str
    reasons: str
    law: str
    remedies: str
    certificate_ref: str
    decided_at: datetime
    criterion: str


@snapshot
class AccountDayRow:
    """One day of the clock's account."""

    date: date
    counted: str
    why: str
    name: str = ""
    """What the day is called, when it breaks the week: 国庆节."""


@snapshot
class StopRow:
    """A time in which the case stood still for somebody: what for, from when to when, and whether this side stopped."""

    ground: str
    begins_at: datetime
    ends_at: datetime | None
    """When the clock ran on, or will at the latest; None: no end was told."""
    stops: str
    """yes, or no: this side ran on, because neither law nor promise lets that ground stop it."""


@snapshot
class ClockRow:
    """One side of the clock, explained day by day."""

    side: str
    """acceptance | promised | statutory"""
    amount: str
    unit: str
    started_at: datetime
    due_at: datetime | None
    used: str
    remaining: str
    lamp: str
    provisional: bool
    account: tuple[AccountDayRow, ...]
    stops: tuple[StopRow, ...] = ()
    """Every stop since it began, those too through which this side ran on."""


@snapshot
class LedgerRow:
    """A pause or an extension, with the notice that told the applicant."""

    kind: str
    """pause | extension"""
    ground: str
    begins_at: datetime
    ends_at: datetime | None
    amount: str
    unit: str
    notice: str


@snapshot
class CaseAccount:
    """The time of a case in full, without a word about people: what the console may read."""

    number: str
    state: CaseState
    calendar: str
    calendar_revision: int
    due_at: datetime | None
    clocks: tuple[ClockRow, ...]
    ledger: tuple[LedgerRow, ...]


@snapshot
class Choice:
    """An act on this case: may this actor do it now, and if not, why not (a refusal code and the law)."""

    act: str
    allowed: bool
    why_not: str
    law: str
    facts: Mapping[str, str]
    """What the reason names."""


@snapshot
class ServedRow:
    """One way in which a case was served beyond the counter in its hours."""

    mode: str
    """kernel.service_modes.ServiceMode"""
    since: datetime
    acts: int


@snapshot
class CaseView:
    """Everything one page about a case needs; `for_staff` parts are empty for the applicant."""

    id: int
    ref: str
    number: str
    seq: int
    """Journal seq the page was made from: acts send it back as `seen`."""
    state: CaseState
    leg_name: str
    item_ref: str
    item_name: str
    version_number: int
    terms: Terms
    answers: tuple[str, ...]
    form: tuple[AnswerRow, ...]
    materials: tuple[MaterialRow, ...]
    applicant_name: str
    applicant_number: str
    """Masked (前六后四) for everybody but the applicant and the officer in charge."""
    applicant_phone: str
    office_ref: str
    office_name: str
    centre_ref: str
    centre_name: str
    channel: str
    received_at: datetime
    materials_in_at: datetime
    accepted_at: datetime | None
    decided_at: datetime | None
    delivered_at: datetime | None
    delivered_how: str
    archived_at: datetime | None
    closing: str
    paused: str
    renews_until: date | None
    """The last day of the certificate that the case renews: not decided by then, it counts as renewed."""
    if_accepted: datetime | None
    """While it waits at the door: when it would have to be done if it were accepted now."""
    late_intake: str
    """yes: it is promised for the same day and less than an hour of it is left."""
    due_at: datetime | None
    lamp: str
    desk_name: str
    """Empty for the applicant, who deals with the office."""
    mine: str
    """yes when it lies at a desk of the reader"""
    clocks: tuple[ClockRow, ...]
    timeline: tuple[TimelineRow, ...]
    corrections: tuple[CorrectionRow, ...]
    proposal: ProposalRow | None
    reviews: tuple[ReviewRow, ...]
    sheet: tuple[PointRow, ...]
    """The review sheet 审查表 of the item's version, for staff; empty: the item has none."""
    ruling: RulingRow | None
    notes: tuple[tuple[str, str, datetime], ...]
    choices: tuple[Choice, ...]
    returns: tuple[ReturnRow, ...]
    awaits: tuple[str, ...]
    """What the decision waits for besides reviews (kernel.rulings.Awaited)."""
    graded: int | None
    """The rank at which it is decided, where its office grades its decisions."""
    barred: str
    """Why the reader has no hand in it: the code of the refusal; empty when they have."""
    served: tuple[ServedRow, ...]
    """By which service modes 服务方式 it was served, as its own acts made it so."""
    promise_over: date | None
    """The day that passed without a material that was to follow 容缺: it is granted no more, and denied for that."""


@snapshot
class DraftRow:
    ref: str
    item_ref: str
    item_name: str
    party_name: str
    changed_at: datetime
    filled: int
    fields: int


@snapshot
class DraftView:
    """A draft with the terms that apply to its situation now."""

    ref: str
    revision: int
    item_ref: str
    item_name: str
    version_ref: str
    terms: Terms
    answers: tuple[str, ...]
    form: dict[str, str]
    party_ref: str
    party_name: str
    party_number: str
    questions: tuple[Situation, ...]
    """The questions that matter with these answers, answered or not."""
    applying: Terms
    """The terms as they apply to this situation: what the case will freeze."""
    fields: tuple[FieldTerm, ...]
    materials: tuple[MaterialRow, ...]
    missing: tuple[tuple[str, str, str], ...]
    """What still keeps it from being submitted: (kind situation|field|material, code, label)."""
    changed_at: datetime


@snapshot
class DraftSaid:
    """What an open draft says so far, as the window reads it for who stands there."""

    ref: str
    answers: tuple[str, ...]
    form: dict[str, str]


@snapshot
class Progress:
    """What anybody with number and query code may see: no names, no files."""

    number: str
    item_name: str
    office_name: str
    state: CaseState
    received_at: datetime
    due_at: datetime | None
    lamp: str
    steps: tuple[tuple[str, datetime], ...]
