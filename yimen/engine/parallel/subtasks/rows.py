"""What the subtasks show: frozen rows, never models."""

from datetime import datetime

from yimen.engine.case.cases.rows import FileRow, TimelineRow
from yimen.kernel.snapshot import snapshot


@snapshot
class SubtaskRow:
    """A subtask: whose case it is a piece of, who does it, how long that may take, and what came of it."""

    id: int
    ref: str
    number: int
    kind: str
    """assist | verify | decide"""
    step: str
    work: str
    case_ref: str
    case_number: str
    item_name: str
    applicant_name: str
    office_name: str
    """The office that answers for the case."""
    office_region: str
    unit_name: str
    unit_region: str
    unit_level: int
    """1 province to 5 village, of the unit that does it."""
    outside: str
    """institution or intermediary, when an outside body does it; else empty."""
    question: str
    rank: int
    state: str
    amount: str
    unit: str
    sent_at: datetime
    sent_by: str
    due_at: datetime | None
    lamp: str
    """green | amber | red while it runs; in_time | late once it came back; none when it did not."""
    taken_up_at: datetime | None
    taken_up_by: str
    finding: str
    result: str
    basis: str
    signed_by: str
    ended_at: datetime | None
    end_reason: str
    zone_level: int | None = None
    """At which level it decides by the template of a zone; None: by none."""
    seal: str = ""
    """Under which seal of its own office a level decided."""


@snapshot
class SubtaskPage:
    """A page of subtasks, the most urgent first; `after` is the key of the next page."""

    rows: tuple[SubtaskRow, ...]
    after: str | None


@snapshot
class SharedMaterial:
    """A material of the case that goes along with the subtask, with its files."""

    code: str
    name: str
    files: tuple[FileRow, ...]


@snapshot
class SubtaskView:
    """A subtask on its page: the one electronic set, the one timeline of the case, and its whole clock."""

    row: SubtaskRow
    form: tuple[tuple[str, str], ...]
    materials: tuple[SharedMaterial, ...]
    timeline: tuple[TimelineRow, ...]
    case_due_at: datetime | None
    case_lamp: str
    ours: str
    """yes: the asker works at the unit that does it."""


@snapshot
class OtherDecision:
    """What another unit did about a case, as the applicant reads it; nothing in it asks the applicant for anything."""

    unit_name: str
    work: str
    kind: str
    state: str
    due_at: datetime | None
    finding: str
    """favour or against, of a decision of its own; empty while it is open, and of what is internal."""
    result: str
    basis: str
    ended_at: datetime | None


@snapshot
class NextStep:
    """The step of the item that lies at another unit and has not been sent."""

    code: str
    name: str
    performer: str
    office_ref: str
    """Empty: no unit of that name is in force."""
    kind: str
    amount: str
    unit: str
    rank: int


@snapshot
class LevelDecision:
    """One decision that a case needs: of which level and unit, about what, how it stands, and under which number."""

    level: int
    """1 province to 5 village; 0 when no unit of that name is in force."""
    unit_name: str
    work: str
    state: str
    """waiting | under_way | granted | denied | refused | revoked | ended"""
    due_at: datetime | None
    decided_at: datetime | None
    document: str
    """The number of its own sealed decision; empty before."""
    seal: str = ""
    """Under which seal it was decided, where that is on record."""
