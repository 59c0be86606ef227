"""Integration of departments: models with their templates, places of steps, and what is in place in the centres."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text100, result_of, several, shown
from yimen.insight.inplace import queries as inplace
from yimen.insight.inplace.queries import OnlyAccepted, ThreeInPlace
from yimen.kernel.offices.concentration import Integration
from yimen.kernel.offices.integration import PlacedStep
from yimen.registries.dated import day_of
from yimen.registries.integrations import operations, queries
from yimen.registries.integrations.rows import IntegrationRow, StepPlaceRow
from yimen.threshold import clock

router = Router(tags=["integrations"])
MaybeText100 = Annotated[str, Field(max_length=100)]


class ModelSettled(Body):
    """By which model a department shares its approvals; the first section leads."""

    model: Integration
    sections: tuple[BodyRef, ...] = Field(min_length=1, max_length=3)
    from_day: date
    basis: MaybeText100 = ""


class StepPlaceTold(Body):
    """Where a step is done: the ref of a centre, or what the place is called. Without an item: all of the office."""

    item: BodyRef | None = None
    step: PlacedStep
    place: Text100
    from_day: date
    basis: MaybeText100 = ""


class FlowOf(Body):
    """The item whose draft gets the template."""

    item: BodyRef


@router.get("", auth=STAFF, response=several(IntegrationRow), operation_id="integrations")
def listed(request: HttpRequest) -> list[IntegrationRow]:
    """The departments that have settled their model."""
    return list(queries.integrations(day_of(clock.now())))


@router.get("/in-place", auth=STAFF, response=several(ThreeInPlace), operation_id="integrations_in_place")
def in_place(request: HttpRequest) -> list[ThreeInPlace]:
    """Of every department's items in centres: decided there, sealed there, made into certificates there."""
    return list(inplace.offices(clock.now()))


@router.get("/only-accepted", auth=STAFF, response=several(OnlyAccepted), operation_id="integrations_only_accepted")
def only_accepted(
    request: HttpRequest,
    office: QueryEx[str, P(pattern="^[0-9A-Z]{0,16}$", description="Of one department alone")] = "",
) -> list[OnlyAccepted]:
    """Items that a centre only takes in, with the place of decision."""
    return list(inplace.only_accepted(clock.now(), office))


@router.get("/{ref}", auth=STAFF, response=shown(IntegrationRow), operation_id="integration")
def one(request: HttpRequest, ref: PathRef) -> IntegrationRow:
    """The model of one department."""
    return there(queries.integration(ref, day_of(clock.now())))


@router.post("/{ref}", auth=STAFF, response=result_of(operations.settle_integration), operation_id="integration_settle")
def settle(request: HttpRequest, ref: PathRef, body: ModelSettled) -> Any:
    """Settle the model of a department. Refuses with NotYourDepartment, DivisionMissing, SectionsUnfit,
    SectionOfAnother, ImpossibleDates, StrangeCharacter or NoSuchThing.
    """
    return done(request, operations.settle_integration, ref, body.model, body.sections, body.from_day, body.basis)


@router.get("/{ref}/places", auth=STAFF, response=several(StepPlaceRow), operation_id="integration_places")
def places(request: HttpRequest, ref: PathRef) -> list[StepPlaceRow]:
    """Where a department decides and makes certificates."""
    return list(queries.places(ref, day_of(clock.now())))


@router.post("/{ref}/places", auth=STAFF, response=result_of(operations.place_step), operation_id="integration_place")
def place(request: HttpRequest, ref: PathRef, body: StepPlaceTold) -> Any:
    """Say where a step is done. Refuses with NotYourDepartment, SectionOfAnother, ImpossibleDates, StrangeCharacter or
    NoSuchThing.
    """
    facts = (ref, body.item or "", body.step, body.place, body.from_day, body.basis)
    return done(request, operations.place_step, *facts)


@router.post("/{ref}/flows", auth=STAFF, response=result_of(operations.lay_out_flow), operation_id="integration_flow")
def lay_out(request: HttpRequest, ref: PathRef, body: FlowOf) -> Any:
    """Write the template into the draft of an item. Refuses with NotSettled, SectionOfAnother, NotCatalogueEditor,
    ItemEnded or LiesFast.
    """
    return done(request, operations.lay_out_flow, ref, body.item)
