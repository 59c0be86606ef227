"""Lock, move, tell: the only writer of the state of an assessment, and the chains of what belongs to it."""

from datetime import datetime

from yimen.engine.staff.assessments.models import (
    Assessment,
    AssessmentStandard,
    Committee,
    ConductNote,
    ExcellentShare,
    Promotion,
)
from yimen.engine.staff.rotas.queries import is_above
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.staffing.assessment import (
    ASSESSMENT_LIFE,
    AssessmentMove,
    AssessmentState,
    ScoresASuperior,
    ScoresOneself,
)
from yimen.kernel.staffing.managing import must_manage
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import locked

Row = Assessment | AssessmentStandard | Committee | ConductNote | ExcellentShare | Promotion
KINDS: dict[type[Row], tuple[str, str]] = {
    Assessment: ("assessment", "assessments_assessment"),
    AssessmentStandard: ("assessment_standard", "assessments_assessmentstandard"),
    Committee: ("committee", "assessments_committee"),
    ConductNote: ("conduct_note", "assessments_conductnote"),
    ExcellentShare: ("excellent_share", "assessments_excellentshare"),
    Promotion: ("promotion", "assessments_promotion"),
}


def told(row: Row, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    """Tell an act on the row's own chain."""
    kind, table = KINDS[type(row)]
    subject = Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, Line(verb, body, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def move(row: Assessment, step: AssessmentMove, sets: dict[str, object]) -> None:
    """Take an assessment one step on, with what is written then; refuses with WrongState."""
    row.state = ASSESSMENT_LIFE.after(step, AssessmentState(row.state))
    for name, value in sets.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *sets])


def managed(ref: str, by: Actor, now: datetime) -> Assessment:
    """An assessment, locked, for who manages its centre and may judge whom it is about.

    Refuses with NoSuchThing, ScoresOneself or ScoresASuperior.
    """
    row = locked(Assessment, ref, "assessment")
    must_manage(by, row.centre_id, "assessment")
    may_judge(by, row.staff_id, now)
    return row


def may_judge(by: Actor, staff_id: int, now: datetime) -> int:
    """Nobody judges themself or their superior; the id of who judges.

    Refuses with NotAllowed, ScoresOneself or ScoresASuperior.
    """
    if by.staff_id is None:
        raise NotAllowed()
    if by.staff_id == staff_id:
        raise ScoresOneself()
    if is_above(staff_id, by.staff_id, now):
        raise ScoresASuperior()
    return by.staff_id
