"""Phases of the one door: planned by place and kind of applicant, what is reached, and called off."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import done
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, result_of, several
from yimen.kernel.terms import Audience
from yimen.registries.phases import operations, queries
from yimen.registries.phases.operations import PhaseKept, PhasesPlanned
from yimen.registries.phases.rows import LevelReached, PlacePhases
from yimen.threshold import clock

router = Router(tags=["phases"])

Document = Annotated[str, Field(min_length=1, max_length=200)]


class PhasesTold(Body):
    """Which places, whose items, from which day, by which document, and what allows it out of the order."""

    places: list[BodyRef] = Field(min_length=1, max_length=500)
    served: Audience
    begins: date
    document: Document
    exception: str = Field("", max_length=200)


class PhaseEnd(Body):
    """By which document it is called off."""

    document: Document


@router.get("", auth=ALL, response=several(PlacePhases), operation_id="phases")
def listed(request: HttpRequest) -> list[PlacePhases]:
    """Every town, county and city with the item sets of natural and of legal persons, and from which day on."""
    return list(queries.phases(clock.now()))


@router.get("/reached", auth=ALL, response=several(LevelReached), operation_id="phases_reached")
def reached(request: HttpRequest) -> list[LevelReached]:
    """How many places of each level have come so far, natural persons first."""
    return list(queries.reached(clock.now()))


@router.post("", auth=STAFF, response={201: result_of(operations.plan_phases)}, operation_id="phases_plan")
def plan(request: HttpRequest, body: PhasesTold) -> PhasesPlanned:
    """Plan phases, all of them or none.

    Refuses with NotAllowed, NotInList, Missing, StrangeCharacter, ImpossibleDates, NoSuchThing, PhasePlanned,
    PersonsFirst or TownsFirst.
    """
    facts = (str(body.served), body.begins, body.document, body.exception)
    return done(request, operations.plan_phases, tuple(body.places), *facts)


@router.post("/{ref}/end", auth=STAFF, response=result_of(operations.call_off_phase), operation_id="phases_end")
def end(request: HttpRequest, ref: PathRef, body: PhaseEnd) -> PhaseKept:
    """Call a phase off that has not begun.

    Refuses with NotAllowed, PhaseUnknown, PhaseBegun, Missing, StrangeCharacter, PersonsFirst or TownsFirst.
    """
    return done(request, operations.call_off_phase, ref, body.document)
