"""Availability: how the public doors answered, and maintenance that is announced. For everybody to read."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import AwareDatetime, Field

from yimen.channels.api.asking import done
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import Body, PathRef, result_of, several
from yimen.engine.supervision.availability import operations, queries
from yimen.engine.supervision.availability.operations import MaintenanceKept
from yimen.engine.supervision.availability.rows import DoorDay, DoorFigures, DoorMonth, MaintenanceRow
from yimen.kernel.availability import ServiceDoor
from yimen.kernel.outages import Outage
from yimen.registries.dated import ZONE
from yimen.threshold import clock

router = Router(tags=["availability"])


class MaintenanceTold(Body):
    """Which doors are closed from when to when, and why."""

    doors: list[ServiceDoor] = Field(min_length=1, max_length=4)
    begins: AwareDatetime
    ends: AwareDatetime
    reason: Annotated[str, Field(min_length=1, max_length=200)]


@router.get("", auth=ALL, response=several(DoorFigures), operation_id="availability")
def figures(request: HttpRequest) -> list[DoorFigures]:
    """Each door over the last thirty days: probes, answers, and those that announced maintenance excuses."""
    return list(queries.figures(clock.now()))


@router.get("/days", auth=ALL, response=several(DoorDay), operation_id="availability_days")
def days(request: HttpRequest) -> list[DoorDay]:
    """Each door on each of the last thirty days, the latest first."""
    return list(queries.by_day(clock.now()))


@router.get("/months", auth=ALL, response=several(DoorMonth), operation_id="availability_months")
def months(request: HttpRequest) -> list[DoorMonth]:
    """Each door in this month and the eleven before, against the target; what could not be probed is not answered."""
    return list(queries.months(clock.now()))


@router.get("/outages", auth=ALL, response=several(Outage), operation_id="availability_outages")
def outages(request: HttpRequest) -> list[Outage]:
    """When a door did not answer within three months, from the probes alone, the latest first."""
    return list(queries.outages_found(clock.now()))


@router.get("/maintenance", auth=ALL, response=several(MaintenanceRow), operation_id="maintenance")
def coming(request: HttpRequest) -> list[MaintenanceRow]:
    """The maintenance that lasts or is announced."""
    return list(queries.coming(clock.now()))


@router.post(
    "/maintenance",
    auth=STAFF,
    response=result_of(operations.announce_maintenance),
    operation_id="maintenance_announce",
)
def announce(request: HttpRequest, body: MaintenanceTold) -> MaintenanceKept:
    """Announce a maintenance.

    Refuses with NotAllowed, Missing, StrangeCharacter, ImpossibleDates, ToldTooLate or MaintenanceTooLong.
    """
    doors = tuple(str(door) for door in body.doors)
    begins, ends = (moment.astimezone(ZONE) for moment in (body.begins, body.ends))
    return done(request, operations.announce_maintenance, doors, begins, ends, body.reason)


@router.post(
    "/maintenance/{ref}/end",
    auth=STAFF,
    response=result_of(operations.call_off_maintenance),
    operation_id="maintenance_call_off",
)
def call_off(request: HttpRequest, ref: PathRef) -> MaintenanceKept:
    """The doors stay open after all. Refuses with NotAllowed or NoSuchThing."""
    return done(request, operations.call_off_maintenance, ref)
