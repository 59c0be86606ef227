"""Moves of a subtask: lock, move. The only writer of its state; its acts are told on the chain of its case."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from yimen.engine.case.cases import clocks
from yimen.engine.case.cases.file import ClockFacts
from yimen.engine.parallel.subtasks.models import Subtask
from yimen.engine.parallel.subtasks.refusals import SubtaskUnknown
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import SUBTASK_LIFE, UNDONE, SubtaskKind, SubtaskMove, SubtaskState
from yimen.registries.calendars import queries as calendars


@snapshot
class LockedSubtask:
    """A subtask under its lock."""

    id: int
    ref: str
    case_id: int
    case_ref: str
    kind: SubtaskKind
    step: str
    work: str
    office_id: int
    rank: int
    state: SubtaskState
    taken_up_by: int | None
    zone_level: int | None
    """At which level it decides by a zone's template; None: by none."""


def lock(ref: str) -> LockedSubtask:
    """The subtask with this ref, locked until our transaction ends; refuses with SubtaskUnknown."""
    row = Subtask.objects.select_for_update(of=("self",)).select_related("case").filter(ref=ref).first()
    if row is None:
        raise SubtaskUnknown(ref=ref)
    return LockedSubtask(
        row.pk, row.ref, row.case_id, row.case.ref, SubtaskKind(row.kind), row.step, row.work, row.office_id, row.rank,
        SubtaskState(row.state), row.taken_up_by_id, row.zone_level,
    )  # fmt: skip


def move(task: LockedSubtask, step: SubtaskMove, now: datetime, sets: Mapping[str, object]) -> SubtaskState:
    """Take one step of a subtask's life; refuses with WrongState. Its time stops with its end."""
    state = SUBTASK_LIFE.after(step, task.state)
    ends = {} if state in UNDONE else {"ended_at": now, "next_warning_at": None}
    if not Subtask.objects.filter(pk=task.id, state=task.state).update(state=state, **ends, **sets):
        raise WrongState(move=step, state=task.state)
    return state


def others_undone(task: LockedSubtask) -> int:
    """How many other subtasks of the same case are still undone."""
    return Subtask.objects.filter(case_id=task.case_id, state__in=sorted(UNDONE)).exclude(pk=task.id).count()


@snapshot
class TaskTime:
    """The time of a subtask on its unit's calendar."""

    calendar_id: int
    revision: int
    amount: Decimal
    unit: str
    started_at: datetime

    def moments(self, now: datetime) -> dict[str, datetime | None]:
        """Due, warning and next rung, counted on the calendar as it stands; nothing in the case stops them."""
        calendar = calendars.at_revision(self.calendar_id, self.revision)
        facts = ClockFacts("promised", self.amount, self.unit, self.started_at)
        return clocks.derive(clocks.deadlines((facts,), ()), calendar, now).columns()
