"""The minutes: what was decided of every point in the presence of whom it concerns; issued, it becomes directives."""

from collections import defaultdict
from datetime import date, datetime

from yimen.engine.supervision.coordinations import moves
from yimen.engine.supervision.coordinations.models import (
    Coordination,
    CoordinationOpinion,
    CoordinationPoint,
    CoordinationSeat,
    CoordinationTask,
)
from yimen.engine.supervision.coordinations.operations.calling import CoordinationKept
from yimen.engine.supervision.coordinations.refusals import NotInvited, NotThen, PointsUndecided, SignaturesMissing
from yimen.engine.supervision.directives.moves import Given, hand_out
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.coordination import COORDINATION_LIFE, CoordinationMove, CoordinationState, must_have_sat
from yimen.kernel.directive_life import DirectiveSource, must_fall_due_later
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, named
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices


@snapshot
class Tasked:
    """Something to be done, by which office, until when."""

    title: str
    office_ref: str
    due_on: date


@snapshot
class Decided:
    """What was decided of a point, and what is to be done for it; a point may end without a task."""

    number: int
    decision: str
    tasks: tuple[Tasked, ...] = ()


@operation
def keep_minutes(ref: str, minutes: str, decided: tuple[Decided, ...], *, by: Actor, now: datetime) -> CoordinationKept:
    """Keep the minutes with what was decided of every point; written anew they lose their signatures.

    Refuses with CoordinationUnknown, NotTheCaller, NotThen, PointsUndecided, NotInvited, SeatsEmpty, NoSuchThing,
    DueBeforeGiven, Missing, TextMissing or WrongState.
    """
    row = moves.lock_called(ref, by)
    COORDINATION_LIFE.after(CoordinationMove.MINUTE, CoordinationState(row.state))
    if now < row.begins_at:
        raise NotThen()
    said = must_be_said("minutes", minutes, 4000).strip()
    points = {one.number: one for one in row.points.all()}
    if {one.number for one in decided} != points.keys() or len(decided) != len(points):
        raise PointsUndecided()
    seats = {one.office_id: one for one in row.seats.all()}
    tasks = [_task(points[one.number], task, now) for one in decided for task in one.tasks]
    _must_have_sat(row, seats, list(points.values()), {task.office_id for task in tasks})
    moves.move(row, CoordinationMove.MINUTE, minutes=said, minuted_at=now)
    CoordinationTask.objects.filter(point__coordination=row).delete()
    for one in decided:
        CoordinationPoint.objects.filter(pk=points[one.number].pk).update(
            decision=must_be_said("decision", one.decision, 1000).strip()
        )
    CoordinationTask.objects.bulk_create(tasks)
    row.seats.update(signed_by=None, signed_at=None)
    told = "\x1f".join([said, *(one.decision for one in decided)])
    body = {
        "said": digest(told.encode(), ref.encode()), "tasks": [[task.office_id, task.due_on] for task in tasks],
        "came": sorted(one.office_id for one in seats.values() if one.came_id is not None),
    }  # fmt: skip
    moves.told(row, Line("keep_minutes", body, now), by)
    return CoordinationKept(ref, row.state)


@operation
def issue_minutes(ref: str, *, by: Actor, now: datetime) -> CoordinationKept:
    """Issue the minutes that everybody who came has signed; what was decided becomes directives.

    Refuses with CoordinationUnknown, NotTheCaller, SignaturesMissing, DueBeforeGiven or WrongState.
    """
    row = moves.lock_called(ref, by)
    unsigned = sorted(row.seats.filter(signed_at=None, came__isnull=False).values_list("office_id", flat=True))
    if row.state == CoordinationState.MINUTED and unsigned:
        names = offices.office_names(unsigned, day_of(now))
        raise SignaturesMissing(offices=tuple(names.get(one, "") for one in unsigned))
    moves.move(row, CoordinationMove.ISSUE, issued_at=now)
    for task in CoordinationTask.objects.filter(point__coordination=row).select_related("point").order_by("pk"):
        task.directive_ref = _directed(row, task, by, now)
        task.save(update_fields=["directive_ref"])
    moves.told(row, Line("issue_minutes", {}, now), by)
    return CoordinationKept(ref, row.state)


def _directed(row: Coordination, task: CoordinationTask, by: Actor, now: datetime) -> str:
    """The directive of a task: judged by who called the meeting; of their own office, by the leading group."""
    office = offices.office(task.office_id, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    given = Given(task.title, task.point.decision, office.ref, task.due_on)
    verifier = by.staff_id if task.office_id not in moves.offices_of(by) else None
    return hand_out(DirectiveSource.COORDINATION, row.ref, row.title, given, verifier, by, now).ref


def _task(point: CoordinationPoint, task: Tasked, now: datetime) -> CoordinationTask:
    office = offices.office(task.office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    return CoordinationTask(
        point=point, office_id=office.id, title=named(task.title, "title", 80),
        due_on=must_fall_due_later(task.due_on, day_of(now)),
    )  # fmt: skip


def _must_have_sat(
    row: Coordination, seats: dict[int, CoordinationSeat], points: list[CoordinationPoint], tasked: set[int]
) -> None:
    """Who always sits, on whom a point hangs and who is given something was there, or wrote."""
    if not tasked <= seats.keys():
        raise NotInvited()
    needed = {one.office_id for one in seats.values() if one.standing == "yes"}
    needed |= {one.office_id for one in points} | tasked
    came = {one.office_id for one in seats.values() if one.came_id is not None}
    wrote: dict[int, set[int]] = defaultdict(set)
    for office, number in CoordinationOpinion.objects.filter(point__coordination=row).values_list(
        "seat__office_id", "point__number"
    ):
        wrote[office].add(number)
    names = offices.office_names(seats.keys(), day_of(row.begins_at))
    must_have_sat(needed, came, wrote, [one.number for one in points], names)
