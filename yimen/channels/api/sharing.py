"""Shared data: the catalogue, requests with their limits, and uses under a case at hand."""

from typing import Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import CITIZEN, STAFF
from yimen.channels.api.shapes import Body, BodyRef, Moment, PathRef, Text100, Text500, result_of, several
from yimen.engine.exchange.sharing import operations, queries
from yimen.engine.exchange.sharing.operations import DataSetSaid
from yimen.engine.exchange.sharing.rows import DataRequestRow, DataSetRow, DataUseRow
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["shared data"])


class DataSetPublished(Body):
    """Whose data set, out of which source, under which condition."""

    office: BodyRef
    name: Text100
    about: Text500
    source: str = Field(max_length=40)
    condition: str = Field(max_length=20)
    basis: str = Field("", max_length=200)

    def said(self) -> DataSetSaid:
        return DataSetSaid(self.name, self.about, self.source, self.condition, self.basis)


class DataWanted(Body):
    """For which item of yours, and why."""

    item: BodyRef
    why: Text500


class DataGranted(Body):
    """Until when it may be used."""

    until: Moment


class ReasonTold(Body):
    """Why."""

    reason: Text500


class DataUsedFor(Body):
    """For which case at your desk, and what for."""

    case: BodyRef
    purpose: Text500


@router.get("/data-sets", auth=STAFF, response=several(DataSetRow), operation_id="data_sets")
def catalogue(request: HttpRequest) -> list[DataSetRow]:
    """The catalogue, with who uses it and how often it answered; for who leads, keeps or watches."""
    return list(queries.catalogue(asker(request), clock.now()))


@router.post(
    "/data-sets", auth=STAFF, response={201: result_of(operations.publish_data_set)}, operation_id="data_sets_publish"
)
def publish(request: HttpRequest, body: DataSetPublished) -> Any:
    """Publish one. Refuses with NotAllowed, NoSuchThing, NotInList, Missing or DataSetNamed."""
    return done(request, operations.publish_data_set, body.office, body.said())


@router.post(
    "/data-sets/{ref}/end", auth=STAFF, response=result_of(operations.end_data_set), operation_id="data_sets_end"
)
def end(request: HttpRequest, ref: PathRef, body: ReasonTold) -> Any:
    """Take it off the catalogue. Refuses with DataSetUnknown, NotAllowed or Missing."""
    return done(request, operations.end_data_set, ref, body.reason)


@router.post(
    "/data-sets/{ref}/requests",
    auth=STAFF,
    response={201: result_of(operations.request_data)},
    operation_id="data_sets_ask",
)
def ask(request: HttpRequest, ref: PathRef, body: DataWanted) -> Any:
    """Ask for it. Refuses with DataSetUnknown, NeverShared, AnybodyMay, NoSuchThing, NotAllowed or AskedAlready."""
    return done(request, operations.request_data, ref, body.item, body.why)


@router.get("/data-requests", auth=STAFF, response=several(DataRequestRow), operation_id="data_requests")
def requests(request: HttpRequest) -> list[DataRequestRow]:
    """The requests that your office made or answers."""
    return list(queries.requests(asker(request)))


@router.post(
    "/data-requests/{ref}/grant", auth=STAFF, response=result_of(operations.grant_data), operation_id="data_grant"
)
def grant(request: HttpRequest, ref: PathRef, body: DataGranted) -> Any:
    """Grant it until a moment within a year. Refuses with RequestUnknown or LimitUnfit."""
    return done(request, operations.grant_data, ref, body.until)


@router.post(
    "/data-requests/{ref}/refuse", auth=STAFF, response=result_of(operations.refuse_data), operation_id="data_refuse"
)
def refuse(request: HttpRequest, ref: PathRef, body: ReasonTold) -> Any:
    """Refuse it with the reason. Refuses with RequestUnknown or TextMissing."""
    return done(request, operations.refuse_data, ref, body.reason)


@router.post("/data-sets/{ref}/uses", auth=STAFF, response=result_of(operations.use_data), operation_id="data_use")
def use(request: HttpRequest, ref: PathRef, body: DataUsedFor) -> Any:
    """Use it about the applicant of a case at your desk; they see it, and what is found is kept with no errand.

    Refuses with DataSetUnknown, CaseUnknown, NotYourRole, NoOpenTask, OwnMatter, NeverShared, NoRight or TextMissing.
    """
    return run(operations.use_data, ref, body.case, body.purpose, by=asker(request), now=clock.now())


@router.get("/data-uses", auth=CITIZEN, response=several(DataUseRow), operation_id="data_uses_of_mine")
def uses(request: HttpRequest) -> list[DataUseRow]:
    """Who used which data about those you act for, for which case and what for."""
    return list(queries.used_about_mine(asker(request)))
