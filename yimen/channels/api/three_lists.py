"""The three lists: entries of the negative and the supervision list, and the checks that a grant opens."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Body, BodyRef, Code, PathRef, Text500, Text2000, result_of, several, shown
from yimen.engine.supervision.supervision_tasks import operations as checks
from yimen.engine.supervision.supervision_tasks import queries as tasks
from yimen.engine.supervision.supervision_tasks.operations import TaskKept
from yimen.engine.supervision.supervision_tasks.rows import TaskRow, TaskStanding
from yimen.kernel.three_lists import DutyList, Effect, SupervisionOutcome
from yimen.registries.dated import day_of
from yimen.registries.three_lists import operations, queries
from yimen.registries.three_lists.operations import Check, ListEntryKept
from yimen.registries.three_lists.rows import ListEntryPage
from yimen.threshold import clock

router = Router(tags=["three lists"])

Basis = Annotated[str, Field(min_length=1, max_length=200)]


class NegativeTold(Body):
    """What is forbidden or needs approval, and since when."""

    item: Code
    effect: Effect
    says: Text500
    basis: Basis
    begins: date


class SupervisionTold(Body):
    """What is checked after an item was granted, within how many days and by which office."""

    item: Code
    says: Text500
    within_days: int = Field(ge=0, le=100_000)
    office: BodyRef
    basis: Basis
    begins: date


class ListEntryEnd(Body):
    """From which day on an entry is no more in force, and why."""

    ends: date
    basis: Basis


class TaskResult(Body):
    """What came of a check after approval."""

    outcome: SupervisionOutcome
    finding: Text2000


@router.get("/tasks", auth=STAFF, response=several(TaskRow), operation_id="supervision_tasks")
def waiting(request: HttpRequest) -> list[TaskRow]:
    """The open tasks of one's offices, by their day."""
    return list(tasks.waiting(asker(request), day_of(clock.now())))


@router.get("/tasks/closed", auth=STAFF, response=several(TaskRow), operation_id="supervision_tasks_closed")
def closed(request: HttpRequest) -> list[TaskRow]:
    """The tasks that one's offices closed last."""
    return list(tasks.closed_lately(asker(request), day_of(clock.now())))


@router.get("/standing", auth=ALL, response=shown(TaskStanding), operation_id="supervision_standing")
def standing(request: HttpRequest) -> TaskStanding:
    """How many checks after approval are open, overdue and closed, each counted up to a thousand."""
    return tasks.standing(day_of(clock.now()))


@router.get("/entries/{which}", auth=ALL, response=shown(ListEntryPage), operation_id="three_list_entries")
def listed(request: HttpRequest, which: DutyList, after: After = "") -> ListEntryPage:
    """The entries of a list. What offices may decide is the list `power` at /lists."""
    return queries.entries(which, clock.now(), after)


@router.post(
    "/negative", auth=STAFF, response=result_of(operations.enter_negative), operation_id="three_list_enter_negative"
)
def enter_negative(request: HttpRequest, body: NegativeTold) -> ListEntryKept:
    """Enter what is forbidden or needs approval.

    Refuses with NotAllowed, Missing, TooLong, StrangeCharacter, ImpossibleDates, NoSuchThing or AlreadyOnList.
    """
    told = (body.item, str(body.effect), body.says, body.basis, body.begins)
    return done(request, operations.enter_negative, *told)


@router.post(
    "/supervision",
    auth=STAFF,
    response=result_of(operations.enter_supervision),
    operation_id="three_list_enter_supervision",
)
def enter_supervision(request: HttpRequest, body: SupervisionTold) -> ListEntryKept:
    """Enter what is checked after each grant.

    Refuses with NotAllowed, CheckDaysUnfit, Missing, TooLong, StrangeCharacter, ImpossibleDates, NoSuchThing or
    AlreadyOnList.
    """
    check = Check(body.says, body.within_days, body.office)
    return done(request, operations.enter_supervision, body.item, check, body.basis, body.begins)


@router.post(
    "/entries/{ref}/end", auth=STAFF, response=result_of(operations.end_list_entry), operation_id="three_list_end"
)
def end(request: HttpRequest, ref: PathRef, body: ListEntryEnd) -> ListEntryKept:
    """Take an entry off its list from a day on.

    Refuses with NotAllowed, NoSuchThing, Missing, TooLong, StrangeCharacter, ImpossibleDates or ListEntryOver.
    """
    return done(request, operations.end_list_entry, ref, body.ends, body.basis)


@router.post(
    "/tasks/{ref}/close",
    auth=STAFF,
    response=result_of(checks.close_supervision_task),
    operation_id="supervision_task_close",
)
def close(request: HttpRequest, ref: PathRef, body: TaskResult) -> TaskKept:
    """Close a task with what was found; by nobody who reviewed or decided the case.

    Refuses with NoSuchThing, NotAllowed, CheckerDecided, Missing, TooLong, StrangeCharacter or TaskClosed.
    """
    return done(request, checks.close_supervision_task, ref, str(body.outcome), body.finding)
