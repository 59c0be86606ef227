"""Cooperation: pieces of cases sent to other units, done there and returned signed; and the outside bodies to ask."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import SIGNED_IN, STAFF
from yimen.channels.api.shapes import (
    After,
    Body,
    BodyRef,
    Code,
    PathRef,
    Seen,
    Text100,
    Text500,
    Text1000,
    Text2000,
    Text4000,
    result_of,
    several,
    shown,
)
from yimen.engine.parallel.subtasks import operations as subtasks
from yimen.engine.parallel.subtasks import queries
from yimen.engine.parallel.subtasks.asking import TaskAsked
from yimen.engine.parallel.subtasks.levels import levels_of
from yimen.engine.parallel.subtasks.rows import LevelDecision, OtherDecision, SubtaskPage, SubtaskRow, SubtaskView
from yimen.engine.parallel.zones import queries as zones
from yimen.engine.records.prints.operations import print_subtask_paper
from yimen.kernel.papers.prints import Door
from yimen.kernel.subtask_life import Finding, OutsideKind, SubtaskKind
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.bodies import operations as bodies
from yimen.registries.bodies import queries as body_queries
from yimen.registries.bodies.queries import BodyRow
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.printing import printed
from yimen.threshold.security import as_attachment

router = Router(tags=["cooperation"])

Amount = Annotated[Decimal, Field(gt=0, le=100, decimal_places=1)]


class SubtaskSent(Seen):
    """What is asked of which unit, in how much time, with which materials of the case."""

    office: BodyRef
    kind: SubtaskKind
    work: Text100
    question: Text2000
    amount: Amount
    unit: Unit
    materials: list[Code] = Field(default=[], max_length=100)
    rank: int = Field(default=0, ge=0, le=4)
    step: Annotated[str, Field(max_length=64)] = ""


class SubtaskReturned(Body):
    """The signed result; a finding against something names its basis."""

    finding: Finding
    result: Text4000
    basis: Text1000 = ""


class SubtaskReason(Body):
    """Why."""

    reason: Text500


class SubtaskNothing(Body):
    """Nothing but the wish."""


class BodyToEnter(Body):
    """An outside body with the work that is transferred to it."""

    office: BodyRef
    kind: OutsideKind
    works: list[Text100] = Field(max_length=40)
    basis: Text100
    begins: date


class BodyToEnd(Body):
    """From which day on nothing more is asked of a body, and why."""

    on: date
    basis: Text100


@router.get("/subtasks", auth=STAFF, response=shown(SubtaskPage), operation_id="subtasks_waiting")
def waiting(request: HttpRequest, after: After = "") -> SubtaskPage:
    """What your units were asked to do and have not returned, by what falls due."""
    return queries.waiting(asker(request), clock.now(), after)


@router.get("/subtasks/sent", auth=STAFF, response=several(SubtaskRow), operation_id="subtasks_sent")
def sent(request: HttpRequest) -> list[SubtaskRow]:
    """What your desks wait for from other units."""
    return list(queries.sent(asker(request), clock.now()))


@router.get("/subtasks/{ref}", auth=STAFF, response=shown(SubtaskView), operation_id="subtasks_one")
def one(request: HttpRequest, ref: PathRef) -> SubtaskView:
    """A subtask with the set and the timeline of its case, for its unit and for whoever may see the case."""
    return there(queries.task(ref, asker(request), clock.now()))


@router.get("/subtasks/{ref}/paper", auth=STAFF, operation_id="subtasks_paper")
def paper(request: HttpRequest, ref: PathRef) -> HttpResponse:
    """The sealed paper of what came back; that it was taken is on record."""
    paper = there(printed(request, print_subtask_paper, ref, door=Door.API))
    return as_attachment(paper.content, paper.name, "application/pdf")


@router.get("/cases/{ref}/subtasks", auth=STAFF, response=several(SubtaskRow), operation_id="subtasks_of_case")
def of_case(request: HttpRequest, ref: PathRef) -> list[SubtaskRow]:
    """The subtasks of a case that you may see."""
    return list(queries.of_case(ref, asker(request), clock.now()))


@router.get(
    "/cases/{ref}/other-decisions", auth=SIGNED_IN, response=several(OtherDecision), operation_id="subtasks_told"
)
def other_decisions(request: HttpRequest, ref: PathRef) -> list[OtherDecision]:
    """What other units do about a case of yours, and what they decided in their own power."""
    return list(queries.told_to_applicant(ref, asker(request), clock.now()))


@router.get("/cases/{ref}/levels", auth=SIGNED_IN, response=several(LevelDecision), operation_id="case_levels")
def levels(request: HttpRequest, ref: PathRef) -> list[LevelDecision]:
    """Every decision that a case needs, of whatever level, with how it stands; none where one office decides alone."""
    me, now = asker(request), clock.now()
    return list(zones.levels(ref, me, now) or levels_of(ref, me, now))


@router.post(
    "/cases/{ref}/subtasks", auth=STAFF, response={201: result_of(subtasks.send_subtask)}, operation_id="subtasks_send"
)
def send(request: HttpRequest, ref: PathRef, body: SubtaskSent) -> Any:
    """Ask another unit to do a piece of a case at your desk. Refuses with CaseUnknown, NotYourDesk, NotYourRole,
    NotFormal, WrongState, UnitUnknown, AskedAlready, MaterialUnknown, EndsAfterTheCase, BodyCannotDecide,
    BodyNotEntrusted, ChangedMeanwhile, NotInList, Missing or TextMissing.
    """
    asked = TaskAsked(
        body.office, body.kind, body.work, body.question, Limit(body.amount, body.unit), tuple(body.materials),
        body.rank, body.step,
    )  # fmt: skip
    return done(request, subtasks.send_subtask, ref, asked, body.seen)


@router.post(
    "/subtasks/{ref}/take-up", auth=STAFF, response=result_of(subtasks.take_up_subtask), operation_id="subtasks_take_up"
)
def take_up(request: HttpRequest, ref: PathRef, body: SubtaskNothing) -> Any:
    """Take a subtask up at your unit. Refuses with SubtaskUnknown, NotFormal, OwnMatter, StoodAside or WrongState."""
    return done(request, subtasks.take_up_subtask, ref)


@router.post(
    "/subtasks/{ref}/decline", auth=STAFF, response=result_of(subtasks.decline_subtask), operation_id="subtasks_decline"
)
def decline(request: HttpRequest, ref: PathRef, body: SubtaskReason) -> Any:
    """Say that it is not your unit's. Refuses with SubtaskUnknown, NotFormal, OwnMatter, StoodAside, WrongState or
    TextMissing.
    """
    return done(request, subtasks.decline_subtask, ref, body.reason)


@router.post(
    "/subtasks/{ref}/return", auth=STAFF, response=result_of(subtasks.return_subtask), operation_id="subtasks_return"
)
def give_back(request: HttpRequest, ref: PathRef, body: SubtaskReturned) -> Any:
    """Return the signed result. Refuses with SubtaskUnknown, WrongState, FindingWithoutBasis, NoLetter, NotFormal,
    SameOfficer, OwnMatter, StoodAside, NotInList or TextMissing.
    """
    return done(request, subtasks.return_subtask, ref, body.finding, body.result, body.basis)


@router.post(
    "/subtasks/{ref}/call-off", auth=STAFF, response=result_of(subtasks.call_off_subtask),
    operation_id="subtasks_call_off",
)  # fmt: skip
def call_off(request: HttpRequest, ref: PathRef, body: SubtaskReason) -> Any:
    """Call off what your desk asked for. Refuses with SubtaskUnknown, NotYourDesk, NotYourRole, NotFormal, WrongState
    or TextMissing.
    """
    return done(request, subtasks.call_off_subtask, ref, body.reason)


@router.get("/bodies", auth=STAFF, response=several(BodyRow), operation_id="bodies_listed")
def listed_bodies(request: HttpRequest) -> list[BodyRow]:
    """The outside bodies to which work is transferred today."""
    return list(body_queries.bodies(day_of(clock.now())))


@router.post("/bodies", auth=STAFF, response={201: result_of(bodies.enter_body)}, operation_id="bodies_enter")
def enter_body(request: HttpRequest, body: BodyToEnter) -> Any:
    """Transfer work to an outside body. Refuses with NotAllowed, NoSuchThing, NotInList, Missing, TooLong,
    ImpossibleDates or BodyEntered.
    """
    return done(request, bodies.enter_body, body.office, body.kind, tuple(body.works), body.basis, body.begins)


@router.post("/bodies/{ref}/end", auth=STAFF, response=result_of(bodies.end_body), operation_id="bodies_end")
def end_body(request: HttpRequest, ref: PathRef, body: BodyToEnd) -> Any:
    """Ask nothing more of a body from a day on. Refuses with NotAllowed, NoSuchThing, BodyEnded, Missing or
    ImpossibleDates.
    """
    return done(request, bodies.end_body, ref, body.on, body.basis)
