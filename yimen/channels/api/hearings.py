"""Hearings and expert reviews of a case: called, recorded by who leads them, called off."""

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import SIGNED_IN, STAFF
from yimen.channels.api.shapes import (
    Body,
    BodyRef,
    Moment,
    PathRef,
    Text100,
    Text500,
    Text1000,
    Text2000,
    Text10000,
    result_of,
    several,
)
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.hearings import queries
from yimen.engine.case.hearings.rows import HearingRow
from yimen.kernel.hearings import HearingKind

router = Router(tags=["hearings"])


class HearingCalled(Body):
    """When, where, before whom, and what about."""

    kind: HearingKind
    topic: Text1000
    held_at: Moment
    place: Text100
    presider: BodyRef
    participants: list[Text100] = Field(default=[], max_length=50)


class HearingRecorded(Body):
    """What was said, and what came of it."""

    record: Text10000
    result: Text2000


class HearingCalledOff(Body):
    """Why."""

    reason: Text500


@router.get("/hearings", auth=STAFF, response=several(HearingRow), operation_id="hearings")
def led(request: HttpRequest) -> list[HearingRow]:
    """The hearings you lead that have no record yet, the next first."""
    return list(queries.led_by(asker(request)))


@router.get("/cases/{ref}/hearings", auth=SIGNED_IN, response=several(HearingRow), operation_id="cases_hearings")
def of_case(request: HttpRequest, ref: PathRef) -> list[HearingRow]:
    """The hearings of a case, the latest first; none for anybody who may not see it."""
    return list(queries.of_case(ref, asker(request)))


@router.post("/cases/{ref}/hearings", auth=STAFF, response=result_of(cases.call_hearing), operation_id="hearings_call")
def call(request: HttpRequest, ref: PathRef, body: HearingCalled) -> object:
    """Call a hearing or an expert review; the statutory clock stands still from here on.

    Refuses with CaseUnknown, CalledTooLate, PresiderNotApart, TooFewExperts, HearingOpen, NotYourDesk, NotYourRole or
    WrongState.
    """
    where = (body.held_at, body.place)
    return done(request, cases.call_hearing, ref, body.kind, body.topic, where, body.presider, body.participants)


@router.post(
    "/hearings/{ref}/record", auth=STAFF, response=result_of(cases.record_hearing), operation_id="hearings_record"
)
def record(request: HttpRequest, ref: PathRef, body: HearingRecorded) -> object:
    """Write the record. Refuses with HearingUnknown or NotHeldYet."""
    return done(request, cases.record_hearing, ref, body.record, body.result)


@router.post(
    "/hearings/{ref}/call-off", auth=STAFF, response=result_of(cases.call_off_hearing), operation_id="hearings_call_off"
)
def call_off(request: HttpRequest, ref: PathRef, body: HearingCalledOff) -> object:
    """Call it off. Refuses with HearingUnknown, NotYourDesk or NotYourRole."""
    return done(request, cases.call_off_hearing, ref, body.reason)
