"""Rollouts: which items go online in which batch, what each still lacks, and what has no online counterpart."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Body, Code, PathRef, result_of, several, shown
from yimen.kernel.readiness import Channel, Confirmation
from yimen.registries.rollouts import operations, queries
from yimen.registries.rollouts.operations import RolloutKept, RolloutsPlanned
from yimen.registries.rollouts.rows import BatchFigures, GapPage, ItemReadiness, RolloutPage
from yimen.threshold import clock

router = Router(tags=["rollouts"])

Short = Annotated[str, Field(min_length=1, max_length=200)]


class RolloutTold(Body):
    """Items that go online together."""

    items: list[Code] = Field(max_length=200, description="Codes of items in force")
    channel: Channel
    batch: Short
    due: date
    basis: Short


class ReadyTold(Body):
    """What is confirmed, and what shows it."""

    what: Confirmation
    note: Short


class RolloutEnd(Body):
    """Why an item does not go online."""

    basis: Short


@router.get("", auth=ALL, response=shown(RolloutPage), operation_id="rollouts")
def listed(request: HttpRequest, batch: QueryEx[str, P(max_length=200)] = "", after: After = "") -> RolloutPage:
    """What is planned by its day: open, ready, preparing or late, with what is lacking."""
    return queries.rollouts(clock.now(), batch, after)


@router.get("/batches", auth=ALL, response=several(BatchFigures), operation_id="rollout_batches")
def batches(request: HttpRequest) -> list[BatchFigures]:
    """The batches with how many of their items are open or late."""
    return list(queries.batches(clock.now()))


@router.get("/gaps", auth=ALL, response=shown(GapPage), operation_id="rollout_gaps")
def gaps(request: HttpRequest, office: QueryEx[str, P(max_length=40)] = "", after: After = "") -> GapPage:
    """Window services without an online counterpart, each with its planned day, when there is one."""
    return queries.gaps(clock.now(), office, after)


@router.get("/items/{item}", auth=ALL, response=shown(ItemReadiness), operation_id="rollout_readiness")
def readiness(request: HttpRequest, item: PathRef) -> ItemReadiness:
    """An item's channels from the window to the phone, and its checklist."""
    return there(queries.readiness(item, clock.now()))


@router.post("", auth=STAFF, response=result_of(operations.plan_rollout), operation_id="rollout_plan")
def plan(request: HttpRequest, body: RolloutTold) -> RolloutsPlanned:
    """Plan that items go online, all of them or none.

    Refuses with NotAllowed, NotInList, Missing, TooManyItems, ImpossibleDates, NoSuchThing, AlreadyOffered or
    AlreadyPlanned.
    """
    codes = tuple(body.items)
    return done(request, operations.plan_rollout, codes, str(body.channel), body.batch, body.due, body.basis)


@router.post("/{ref}/confirm", auth=STAFF, response=result_of(operations.confirm_ready), operation_id="rollout_confirm")
def confirm(request: HttpRequest, ref: PathRef, body: ReadyTold) -> RolloutKept:
    """Confirm training or a trial. Refuses with NoSuchThing, NotAllowed, Missing, StrangeCharacter or RolloutOver."""
    return done(request, operations.confirm_ready, ref, str(body.what), body.note)


@router.post("/{ref}/end", auth=STAFF, response=result_of(operations.call_off_rollout), operation_id="rollout_end")
def end(request: HttpRequest, ref: PathRef, body: RolloutEnd) -> RolloutKept:
    """Call a plan off. Refuses with NoSuchThing, NotAllowed, Missing, StrangeCharacter or RolloutOver."""
    return done(request, operations.call_off_rollout, ref, body.basis)
