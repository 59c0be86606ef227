"""Post-checks of what was granted on a promise, and the integrity file with its appeals."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import CITIZEN, STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text2000, result_of, several, shown
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.integrity import operations as integrity
from yimen.engine.case.integrity import queries as records
from yimen.engine.case.integrity.operations import RecordMoved
from yimen.engine.case.integrity.rows import IntegrityRow
from yimen.engine.case.postchecks import queries
from yimen.engine.case.postchecks.rows import CheckRow
from yimen.registries.dated import day_of
from yimen.threshold import clock

router = Router(tags=["checks"])


class Inspectors(Body):
    """The two who check, by their references as members of staff."""

    first: BodyRef
    second: BodyRef


class CheckFound(Body):
    """What was found."""

    finding: Text2000


class CheckMended(Body):
    """What has to be put right, and by when."""

    finding: Text2000
    until: date


class CheckAnswered(Body):
    """What becomes of a contested record, and why."""

    answer: Literal["lifted", "upheld"]
    reason: Text2000


class RepairAnswered(Body):
    """Whether a record counts no more, and why."""

    answer: Literal["repaired", "declined"]
    reason: Text2000


class Contested(Body):
    """What speaks against a record."""

    text: Text2000


@router.get("/checks", auth=STAFF, response=several(CheckRow), operation_id="checks")
def waiting(request: HttpRequest) -> list[CheckRow]:
    """The open checks of your offices and those you are to make, by their day; overdue ones say so."""
    return list(queries.waiting(asker(request), day_of(clock.now())))


@router.get("/cases/{ref}/check", auth=STAFF, response=shown(CheckRow), operation_id="checks_of_case")
def of_case(request: HttpRequest, ref: PathRef) -> CheckRow:
    """The check of a case that was granted on a promise."""
    return there(queries.of_case(ref, asker(request), day_of(clock.now())))


@router.post(
    "/cases/{ref}/check/assign", auth=STAFF, response=result_of(cases.assign_check), operation_id="checks_assign"
)
def assign(request: HttpRequest, ref: PathRef, body: Inspectors) -> object:
    """Name the two who check. Refuses with CaseUnknown, CheckUnknown, OwnDecision, InspectorsNotTwo or NotYourRole."""
    return done(request, cases.assign_check, ref, body.first, body.second)


@router.post("/cases/{ref}/check/mend", auth=STAFF, response=result_of(cases.order_mending), operation_id="checks_mend")
def mend(request: HttpRequest, ref: PathRef, body: CheckMended) -> object:
    """Order to put right by a day.

    Refuses with CaseUnknown, CheckUnknown, MendingTooLong, NotYourRole or WrongState.
    """
    return done(request, cases.order_mending, ref, body.finding, body.until)


def _finds(verb: str, operation: Callable[..., object]) -> None:
    def view(request: HttpRequest, ref: PathRef, body: CheckFound) -> object:
        return done(request, operation, ref, body.finding)

    view.__name__ = verb
    view.__doc__ = f"{operation.__doc__} Refuses with CaseUnknown, CheckUnknown, NotYourRole or WrongState."
    router.post(
        f"/cases/{{ref}}/check/{verb}",
        auth=STAFF,
        response=result_of(operation),
        operation_id=f"checks_{verb}",
        summary=f"Check: {verb}",
    )(view)


for _verb, _operation in (
    ("pass", cases.pass_check),
    ("report", cases.report_false),
    ("clear", cases.clear_check),
):
    _finds(_verb, _operation)


class Fact(Body):
    """What was false."""

    fact: Text2000


@router.post(
    "/cases/{ref}/false-materials",
    auth=STAFF,
    response=result_of(cases.record_false_materials),
    operation_id="integrity_false_materials",
)
def false_materials(request: HttpRequest, ref: PathRef, body: Fact) -> object:
    """Write false materials into the integrity file. Refuses with CaseUnknown or NotYourRole."""
    return done(request, cases.record_false_materials, ref, body.fact)


class Records(BaseModel):
    """Records of an integrity file."""

    records: list[shown(IntegrityRow)]  # type: ignore[valid-type]


@router.get("/integrity/mine", auth=CITIZEN, response=Records, operation_id="integrity_mine")
def mine(request: HttpRequest) -> dict[str, object]:
    """The records of those you act for."""
    return {"records": records.mine(asker(request))}


@router.get("/integrity", auth=STAFF, response=Records, operation_id="integrity")
def of_offices(request: HttpRequest) -> dict[str, object]:
    """The records of your offices, open appeals first."""
    return {"records": records.of_offices(asker(request))}


@router.post(
    "/integrity/{ref}/appeal", auth=CITIZEN, response=result_of(integrity.appeal), operation_id="integrity_appeal"
)
def appeal(request: HttpRequest, ref: PathRef, body: Contested) -> RecordMoved:
    """Contest a record. Refuses with RecordUnknown or AppealedBefore."""
    return done(request, integrity.appeal, ref, body.text)


@router.post(
    "/integrity/{ref}/repair", auth=CITIZEN, response=result_of(integrity.ask_repair), operation_id="integrity_repair"
)
def repair(request: HttpRequest, ref: PathRef, body: Contested) -> RecordMoved:
    """Ask that a record counts no more.

    Refuses with RecordUnknown, NothingToRepair, TooEarlyToRepair or RepairAsked.
    """
    return done(request, integrity.ask_repair, ref, body.text)


@router.post(
    "/integrity/{ref}/repair/answer",
    auth=STAFF,
    response=result_of(integrity.answer_repair),
    operation_id="integrity_repair_answer",
)
def answer_repair(request: HttpRequest, ref: PathRef, body: RepairAnswered) -> RecordMoved:
    """Answer a request for repair. Refuses with RecordUnknown, NotFormal, OwnMatter, NoRepairAsked or OwnRecord."""
    return done(request, integrity.answer_repair, ref, body.answer, body.reason)


@router.post(
    "/integrity/{ref}/answer", auth=STAFF, response=result_of(integrity.answer_appeal), operation_id="integrity_answer"
)
def answer(request: HttpRequest, ref: PathRef, body: CheckAnswered) -> RecordMoved:
    """Answer an appeal. Refuses with RecordUnknown, NotFormal, OwnMatter, NoAppeal or OwnRecord."""
    return done(request, integrity.answer_appeal, ref, body.answer, body.reason)
