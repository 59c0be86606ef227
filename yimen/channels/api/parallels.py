"""The register of parallel items: what is in it, its rules with everybody who takes part, proposed and confirmed."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import (
    After,
    Body,
    BodyRef,
    Code,
    PathRef,
    Text100,
    Text10000,
    result_of,
    several,
    shown,
)
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.parallels import operations, queries
from yimen.registries.parallels.operations import ParticipantSaid, RulesSaid
from yimen.registries.parallels.rows import ParallelRow, ParallelView
from yimen.threshold import clock

router = Router(tags=["parallels"])

Document = Annotated[str, Field(min_length=1, max_length=200)]
Amount = Annotated[Decimal, Field(gt=0, le=100, decimal_places=1)]
Answer = Annotated[str, Field(pattern="^[^:]{1,64}:[^:]{1,64}$", description="question:option")]
Place = Annotated[str, Field(min_length=1, max_length=40)]


class ParallelToEnter(Body):
    """Which item is entered, and by which document."""

    item: BodyRef
    document: Document


class ParticipantToAsk(Body):
    """An office that is to take part, by a code of its own within the rules."""

    code: Place
    office: BodyRef
    work: Text100
    amount: Amount
    unit: Unit
    materials: list[Code] = Field(default=[], max_length=100)
    needs: list[Place] = Field(default=[], max_length=40)
    when: list[Answer] = Field(default=[], max_length=100)


class RulesToPropose(Body):
    """A version of rules. Without a basis for it, silence is no consent."""

    title: Document
    text: Text10000
    participants: list[ParticipantToAsk] = Field(min_length=1, max_length=40)
    tacit_basis: Annotated[str, Field(max_length=200)] = ""


class RulesNothing(Body):
    """Nothing but the wish."""


class RulesReason(Body):
    """Why."""

    reason: Document


class ParallelToLeave(Body):
    """From which day on an item is not in the register, and by which document."""

    on: date
    document: Document


class ParallelPage(BaseModel):
    """A page of the register; `after` is the key of the next page."""

    rows: several(ParallelRow)  # type: ignore[valid-type]
    after: str | None


@router.get("", auth=STAFF, response=ParallelPage, operation_id="parallels")
def listed(request: HttpRequest, after: After = "") -> Any:
    """The items of the register, a page by key."""
    rows, key = queries.register(clock.now(), after)
    return {"rows": list(rows), "after": key}


@router.get("/mine", auth=STAFF, response=several(ParallelRow), operation_id="parallels_mine")
def mine(request: HttpRequest) -> list[ParallelRow]:
    """The items that your offices lead or take part in."""
    return list(queries.mine(asker(request), clock.now()))


@router.get("/{ref}", auth=STAFF, response=shown(ParallelView), operation_id="parallels_one")
def one(request: HttpRequest, ref: PathRef) -> ParallelView:
    """One item with every version of its rules."""
    return there(queries.parallel(ref, asker(request), clock.now()))


@router.post("", auth=STAFF, response={201: result_of(operations.enter_parallel)}, operation_id="parallels_enter")
def enter(request: HttpRequest, body: ParallelToEnter) -> Any:
    """Enter an item. Refuses with NotAllowed, NoSuchThing, JointStepMissing, SerialSteps, ParallelEntered, Missing or
    StrangeCharacter.
    """
    return done(request, operations.enter_parallel, body.item, body.document)


@router.post(
    "/{ref}/rules", auth=STAFF, response={201: result_of(operations.propose_rules)}, operation_id="parallels_propose"
)
def propose(request: HttpRequest, ref: PathRef, body: RulesToPropose) -> Any:
    """Propose the next version of the rules of an item that your office leads. Refuses with ParallelUnknown,
    NotAllowed, RulesOpen, NoParticipants, NoSuchThing, OpinionTime, MaterialNotAsked, AnswerUnknown, NeedUnknown,
    NeedsInACircle, Missing, StrangeCharacter, TextUnclean or TextMissing.
    """
    participants = tuple(
        ParticipantSaid(
            one.code,
            one.office,
            one.work,
            Limit(one.amount, one.unit),
            tuple(one.materials),
            tuple(one.needs),
            tuple(one.when),
        )
        for one in body.participants
    )
    said = RulesSaid(body.title, body.text, participants, body.tacit_basis)
    return done(request, operations.propose_rules, ref, said)


@router.post(
    "/rules/{ref}/confirm", auth=STAFF, response=result_of(operations.confirm_rules), operation_id="parallels_confirm"
)
def confirm(request: HttpRequest, ref: PathRef, body: RulesNothing) -> Any:
    """Confirm rules for your office. Refuses with RulesUnknown or NotAllowed."""
    return done(request, operations.confirm_rules, ref)


@router.post("/rules/{ref}/drop", auth=STAFF, response=result_of(operations.drop_rules), operation_id="parallels_drop")
def drop(request: HttpRequest, ref: PathRef, body: RulesReason) -> Any:
    """Take proposed rules back, or decline them. Refuses with RulesUnknown, NotAllowed, Missing or StrangeCharacter."""
    return done(request, operations.drop_rules, ref, body.reason)


@router.post("/{ref}/leave", auth=STAFF, response=result_of(operations.leave_parallel), operation_id="parallels_leave")
def leave(request: HttpRequest, ref: PathRef, body: ParallelToLeave) -> Any:
    """Let an item leave the register. Refuses with ParallelUnknown, NotAllowed, ImpossibleDates, Missing or
    StrangeCharacter.
    """
    return done(request, operations.leave_parallel, ref, body.on, body.document)
