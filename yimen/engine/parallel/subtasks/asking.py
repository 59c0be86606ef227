"""Asking: what a unit is asked to do, and the row of it. Who may ask is for the operations."""

from datetime import datetime

from django.db.models import Max

from yimen.engine.case.cases import clocks
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.parallel.subtasks.models import Subtask
from yimen.engine.parallel.subtasks.moves import TaskTime
from yimen.engine.parallel.subtasks.refusals import AskedAlready, MaterialUnknown, UnitUnknown
from yimen.kernel.snapshot import snapshot
from yimen.kernel.subtask_life import (
    MOST_OF_A_CASE,
    BodyNotEntrusted,
    SubtaskKind,
    elsewhere,
    must_be_asked_rightly,
    must_end_in_time,
)
from yimen.kernel.text import must_be_said
from yimen.kernel.time.limit import Limit
from yimen.kernel.writing import NotInList, named
from yimen.registries.bodies import queries as bodies
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import OfficeRow


@snapshot
class TaskAsked:
    """What is asked: of which unit, what, in how much time, with which of the case's materials."""

    office: str
    kind: SubtaskKind
    work: str
    question: str
    limit: Limit
    materials: tuple[str, ...]
    rank: int = 0
    step: str = ""


def unit_asked(asked: TaskAsked, file: CaseFile, now: datetime) -> OfficeRow:
    """The unit, in force and another one; an outside body is asked for its own work.

    Refuses with UnitUnknown, BodyCannotDecide or BodyNotEntrusted.
    """
    day = day_of(now)
    office = offices.office(asked.office, day)
    if office is None or office.id in (file.office_id, file.desk_office):
        raise UnitUnknown()
    body = bodies.body_of(office.id, day)
    if body is None and bodies.was_body(office.id):
        raise BodyNotEntrusted(work=asked.work)
    must_be_asked_rightly(asked.kind, body.kind if body else None, asked.work, body.works if body else ())
    return office


def put(
    asked: TaskAsked, file: CaseFile, office: OfficeRow, staff_id: int | None, now: datetime, level: int | None = None
) -> Subtask:
    """The row of a subtask, counted on its unit's calendar; `level`: the one of a zone's template that it decides for.

    Refuses with AskedAlready or MaterialUnknown.
    """
    if asked.step and all(step.code != asked.step for step in elsewhere(file.terms.steps)):
        raise NotInList(field="step")
    known = {one.code for one in file.terms.materials}
    for code in asked.materials:
        if code not in known:
            raise MaterialUnknown(material=code)
    last = Subtask.objects.filter(case_id=file.id).aggregate(last=Max("number"))["last"] or 0
    if last >= MOST_OF_A_CASE:
        raise AskedAlready()
    revision = calendars.calendar(office.calendar_id).revision
    time = TaskTime(office.calendar_id, revision, asked.limit.amount, asked.limit.unit, now)
    with refusing(subtask_asks_a_unit_for_a_work_once=AskedAlready(), subtask_is_numbered_in_its_case=AskedAlready()):
        return Subtask.objects.create(
            ref=new_ref(),
            case_id=file.id,
            number=last + 1,
            kind=asked.kind,
            step=asked.step,
            work=named(asked.work, "work", 100),
            office_id=office.id,
            sent_by_id=staff_id,
            desk_id=file.desk_id,
            question=must_be_said("question", asked.question, 2000),
            materials=list(dict.fromkeys(asked.materials)),
            rank=asked.rank,
            zone_level=level,
            amount=asked.limit.amount,
            unit=asked.limit.unit,
            calendar_id=office.calendar_id,
            calendar_revision=revision,
            sent_at=now,
            **time.moments(now),
        )


def must_fit(task: Subtask, file: CaseFile, now: datetime) -> None:
    """The subtask ends before the case is due. Refuses with EndsAfterTheCase."""
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    must_end_in_time(task.due_at, clocks.derived(file, calendar, now).due_at, now)
