"""What happens by itself: the steps of an item pass from unit to unit, limits are watched, ended cases call off.

A consumer of the journal sends the next step when a case was handed over and when the step before it came back: nobody
enters anything again. What cannot be sent (no such unit today) is left to the desk, and the decision waits for it.
"""

from datetime import datetime

from django.db import connection

from yimen.engine.case.accountability.moves import Missed, open_items
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases import weighed
from yimen.engine.parallel.subtasks import moves, procedure
from yimen.engine.parallel.subtasks.asking import put, unit_asked
from yimen.engine.parallel.subtasks.models import Subtask
from yimen.engine.parallel.subtasks.moves import TaskTime
from yimen.engine.parallel.subtasks.operations.sending import ended, told_sent
from yimen.engine.parallel.subtasks.refusals import SubtaskUnknown
from yimen.journal import cursors
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.case_life import CASE_LIFE, CaseMove, CaseState
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import UNDONE, SubtaskMove

CONSUMER = "subtasks"
SLICE = 50
STARTS = frozenset({"hand_over", "return_subtask", "close_special"})
ENDS = frozenset({"withdraw", "deem_renewed", "deny", "grant", "grant_tolerated"})
IN_HAND = CASE_LIFE.moves[CaseMove.DENY][0]
WEIGHED = frozenset({weighed.Part.POWERS})
CASE_ENDED = "办件已经结束"

_DUE = """
select id from subtasks_subtask where ended_at is null and next_warning_at < %s order by next_warning_at limit %s
 for update skip locked
"""
_STALE = """
select s.id from subtasks_subtask s join calendars_calendar k on k.id = s.calendar_id
 where s.ended_at is null and s.calendar_revision < k.revision limit %s for update of s skip locked
"""


@snapshot
class TasksFollowed:
    """How many lines, clocks or rungs there were to look at."""

    done: int


@operation
def follow_procedure(size: int = SLICE, *, by: Actor, now: datetime) -> TasksFollowed:
    """Read the next lines of the journal: send the step that comes next, call off what a closed case needs no more."""
    _by_itself(by)
    lines = cursors.batch(CONSUMER, size)
    for line in lines:
        if line.kind == "case" and line.verb in STARTS:
            _send_next(line.ref, by, now)
        if line.kind == "case" and line.verb in ENDS:
            _call_off(line.subject_id, by, now)
    return TasksFollowed(len(lines))


def _by_itself(by: Actor) -> None:
    if by.kind is not ActorKind.SYSTEM:
        raise SubtaskUnknown(ref="")


def _send_next(case_ref: str, by: Actor, now: datetime) -> None:
    file = cases.read(case_ref, by, now, None, WEIGHED)
    step = procedure.next_of(file.id, file.terms) if file.state in IN_HAND else None
    asked = procedure.asked_by(step, file.terms, now) if step else None
    if asked is None:
        return
    try:
        office = unit_asked(asked, file, now)
    except Refusal:
        return
    told_sent(put(asked, file, office, None, now), file, office.ref, office.name, by, now)


def _call_off(case_id: int, by: Actor, now: datetime) -> None:
    for ref in Subtask.objects.filter(case_id=case_id, state__in=sorted(UNDONE)).values_list("ref", flat=True):
        task = moves.lock(ref)
        file = cases.read_freely(task.case_ref, by, now)
        if file.state not in (*IN_HAND, CaseState.SPECIAL_OPEN):
            ended(task, file, SubtaskMove.CALL_OFF, CASE_ENDED, by, now)


@operation
def claim_subtasks(size: int = SLICE, *, by: Actor, now: datetime) -> TasksFollowed:
    """Take note of the rungs that have come, each once; what was missed is told on the case and answered for."""
    _by_itself(by)
    due = list(Subtask.objects.filter(id__in=_ids(_DUE, now, size)).select_related("case"))
    for task in due:
        missed = task.due_at is not None and task.due_at < now
        task.next_warning_at = None if missed else task.due_at
        task.save(update_fields=["next_warning_at"])
        if missed:
            _missed(task, by, now)
    return TasksFollowed(len(due))


def _missed(task: Subtask, by: Actor, now: datetime) -> None:
    assert task.due_at is not None
    file = cases.read(task.case.ref, by, now, None, weighed.OFFICER_ALONE)
    cases.remark(file, Line("miss_subtask", {"subtask": task.ref, "due_at": task.due_at}, now), by)
    step = f"subtask-{task.number}"
    open_items((Missed(task.case_id, step, "promised", task.due_at, task.office_id, task.desk_id),), now)


@operation
def recount_subtasks(size: int = SLICE, *, by: Actor, now: datetime) -> TasksFollowed:
    """Count the running subtasks again whose unit's calendar has changed since."""
    _by_itself(by)
    stale = list(Subtask.objects.filter(id__in=_ids(_STALE, size)).select_related("calendar"))
    for task in stale:
        waited = task.next_warning_at
        task.calendar_revision = task.calendar.revision
        time = TaskTime(task.calendar_id, task.calendar_revision, task.amount, task.unit, task.sent_at)
        for name, moment in time.moments(now).items():
            setattr(task, name, moment)
        if waited is not None and task.next_warning_at is None:
            # The change moved its due moment into the past: missed, and nobody has been told.
            task.next_warning_at = task.due_at
        task.save(update_fields=["calendar_revision", "due_at", "warning_at", "next_warning_at"])
    return TasksFollowed(len(stale))


def _ids(sql: str, *facts: datetime | int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return [int(id_) for (id_,) in cursor.fetchall()]
