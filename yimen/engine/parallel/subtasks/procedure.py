"""The procedure across levels 跨层级审批流程: which step of an item is sent next, to whom and for how long."""

from datetime import datetime

from yimen.engine.case.cases import clocks
from yimen.engine.parallel.subtasks.asking import TaskAsked
from yimen.engine.parallel.subtasks.models import Subtask
from yimen.kernel.subtask_life import RANKS, UNDONE, Finding, kind_of, next_step, performer
from yimen.kernel.terms import StepTerm, Terms
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import OfficeRow


def next_of(case_id: int, terms: Terms) -> StepTerm | None:
    """The step of a case that is to be sent now; none while one is out, or after one found against it."""
    if not any(performer(step) for step in terms.steps):
        return None
    told = list(Subtask.objects.filter(case_id=case_id).exclude(step="").values_list("step", "state", "finding"))
    if any(finding == Finding.AGAINST for _, _, finding in told):
        return None
    returned = {step for step, state, _ in told if state == "returned"}
    return next_step(terms.steps, returned, {step for step, state, _ in told if state in UNDONE})


def unit_of(step: StepTerm, now: datetime) -> OfficeRow | None:
    """The unit that a step names, as it is called today."""
    return offices.office_by_name(performer(step), day_of(now))


def asked_by(step: StepTerm, terms: Terms, now: datetime) -> TaskAsked | None:
    """What the version asks of the unit; None when no unit of that name is in force."""
    unit = unit_of(step, now)
    if unit is None or step.limit is None:
        return None
    rank = int(RANKS[step.rank]) if step.rank in RANKS else 0
    materials = tuple(one.code for one in terms.materials)
    return TaskAsked(
        unit.ref, kind_of(step), step.name, step.note or step.name, clocks.limit_of(step.limit), materials, rank,
        step.code,
    )  # fmt: skip
