"""Send a piece of a case to another unit, and call it off; by the desk at which the case lies."""

from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.parallel.subtasks import moves
from yimen.engine.parallel.subtasks.asking import TaskAsked, must_fit, put, unit_asked
from yimen.engine.parallel.subtasks.models import Subtask
from yimen.engine.parallel.subtasks.refusals import LevelDecides, SubtaskUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CASE_LIFE, CaseMove
from yimen.kernel.evidence import Line, digest
from yimen.kernel.rulings import Awaited
from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import SubtaskMove
from yimen.kernel.text import must_be_said


@snapshot
class SubtaskTold:
    """A subtask as an act left it."""

    ref: str
    state: str
    case_ref: str


@operation
def send_subtask(case_ref: str, asked: TaskAsked, seen: int | None = None, *, by: Actor, now: datetime) -> SubtaskTold:
    """Ask a unit of another level or region, or an outside body, to do a piece of a case by a time of its own.

    The clock of the case runs on, and its decision waits. Refuses with NotYourDesk, WrongState, UnitUnknown,
    AskedAlready, MaterialUnknown, EndsAfterTheCase, BodyCannotDecide, BodyNotEntrusted, Missing or TextMissing.
    """
    file = cases.read(case_ref, by, now, seen)
    officer = allow.at_desk(file, "send_subtask", *allow.WHO_REVIEWS)
    CASE_LIFE.after(CaseMove.DENY, file.state)
    office = unit_asked(asked, file, now)
    row = put(asked, file, office, officer.staff_id, now)
    must_fit(row, file, now)
    return told_sent(row, file, office.ref, office.name, by, now)


def told_sent(row: Subtask, file: CaseFile, office_ref: str, office_name: str, by: Actor, now: datetime) -> SubtaskTold:
    """The line of a subtask that was sent; from here on the decision waits for it."""
    body = {"subtask": row.ref, "unit": office_ref, "unit_name": office_name, "kind": row.kind, "due_at": row.due_at}
    waits = {"awaits": [*(one for one in file.awaits if one != Awaited.SUBTASK), Awaited.SUBTASK]}
    cases.remark(file, Line("send_subtask", body, now), by, waits)
    return SubtaskTold(row.ref, row.state, file.ref)


@operation
def call_off_subtask(ref: str, reason: str, *, by: Actor, now: datetime) -> SubtaskTold:
    """Call a subtask off with the reason, by the desk at which the case lies; the unit need not finish it.

    Refuses with SubtaskUnknown, NotYourDesk, LevelDecides, WrongState or TextMissing.
    """
    task = moves.lock(ref)
    file = cases.read_freely(task.case_ref, by, now)
    if not cases.may_see(file, by):
        raise SubtaskUnknown(ref=ref)
    allow.at_desk(file, "call_off_subtask", *allow.WHO_REVIEWS)
    if task.zone_level is not None:
        raise LevelDecides()
    return ended(task, file, SubtaskMove.CALL_OFF, must_be_said("reason", reason, 500), by, now)


def ended(
    task: moves.LockedSubtask, file: CaseFile, step: SubtaskMove, reason: str, by: Actor, now: datetime
) -> SubtaskTold:
    """A subtask that ends without a result, told on its case; the decision waits for the others alone."""
    state = moves.move(task, step, now, {"end_reason": reason, "ended_seq": file.seq + 1})
    verb = "call_off_subtask" if step is SubtaskMove.CALL_OFF else "decline_subtask"
    line = Line(verb, {"subtask": task.ref, "reason": digest(reason.encode(), task.ref.encode())}, now)
    cases.remark(file, line, by, awaits_without(task, file))
    return SubtaskTold(task.ref, state, file.ref)


def awaits_without(task: moves.LockedSubtask, file: CaseFile) -> dict[str, object]:
    """What the decision waits for once this subtask has ended."""
    if moves.others_undone(task):
        return {}
    return {"awaits": [one for one in file.awaits if one != Awaited.SUBTASK] or None}
