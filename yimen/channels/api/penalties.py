"""Penalties: standards of discretion, penalties as they were imposed and weighed, and alarms about them. For staff."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field, StrictInt

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import After, Body, BodyRef, PathRef, Text100, Text500, Text1000, result_of, shown
from yimen.kernel.penalties import MOST_FEN, Answer, Discretion, Grade, Imposed, Sanction
from yimen.registries.dated import day_of
from yimen.registries.penalties import operations, queries
from yimen.registries.penalties.rows import Monitored, PenaltyPage, PenaltyStandardPage, PenaltyView
from yimen.threshold import clock

router = Router(tags=["penalties"])
Fen = Annotated[StrictInt, Field(ge=0, le=MOST_FEN)]
Kinds = Annotated[tuple[Sanction, ...], Field(min_length=1, max_length=len(Sanction))]
OfOffice = QueryEx[str, P(pattern="^[0-9A-Z]{0,16}$", description="Of one office alone")]
Only = QueryEx[str, P(pattern="^(alarm|open)?$", description="With an alarm, or with one that is open")]


class PenaltyStandardAsked(Body):
    """What an office may impose for a violation under these circumstances, from a day on; money in fen."""

    office: BodyRef
    violation: Text100
    grade: Grade
    circumstances: Text500 = ""
    kinds: Kinds
    least_fen: Fen = 0
    most_fen: Fen = 0
    basis: Text100
    from_day: date


class PenaltyImposed(Body):
    """A penalty as an office imposed it; money in fen."""

    office: BodyRef
    number: Text100
    file_number: Text100
    violation: Text100
    grade: Grade
    kinds: Kinds
    fen: Fen = 0
    day: date
    code: Annotated[str, Field(max_length=18, description="Of an organisation; of a person nothing is kept")] = ""


class PenaltyAlarmAnswered(Body):
    """The result of an alarm, with its reasons."""

    answer: Answer
    note: Text1000


@router.get("/monitored", auth=STAFF, response=shown(Monitored), operation_id="penalties_monitored")
def monitored(request: HttpRequest) -> Monitored:
    """How many standards are monitored of those needed, and the offices you may see with their alarms."""
    return queries.monitored(asker(request), day_of(clock.now()))


@router.get("/standards", auth=STAFF, response=shown(PenaltyStandardPage), operation_id="penalties_standards")
def standards(request: HttpRequest, office: OfOffice = "", after: After = "") -> PenaltyStandardPage:
    """The standards in force, page by page."""
    return queries.standards(day_of(clock.now()), office, after)


@router.post(
    "/standards", auth=STAFF, response={201: result_of(operations.set_penalty_standard)},
    operation_id="penalties_set_standard",
)  # fmt: skip
def set_standard(request: HttpRequest, body: PenaltyStandardAsked) -> Any:
    """Set a standard from today or a later day on. Refuses with NoSuchThing, NotThisOffice, RangeUnfit, Missing,
    StrangeCharacter or ImpossibleDates.
    """
    said = Discretion(body.violation, body.grade, body.circumstances, body.kinds, body.least_fen, body.most_fen)
    return done(request, operations.set_penalty_standard, body.office, said, body.basis, body.from_day)


@router.get("", auth=STAFF, response=shown(PenaltyPage), operation_id="penalties")
def listed(request: HttpRequest, office: OfOffice = "", only: Only = "", after: After = "") -> PenaltyPage:
    """The penalties you may see, the latest first."""
    return queries.penalties(asker(request), day_of(clock.now()), office, only, after)


@router.post("", auth=STAFF, response={201: result_of(operations.record_penalty)}, operation_id="penalties_record")
def record(request: HttpRequest, body: PenaltyImposed) -> Any:
    """Record a penalty; outside its standard it opens an alarm by itself. Refuses with NoSuchThing, NotThisOffice,
    SanctionUnfit, Missing, StrangeCharacter, ImpossibleDates or PenaltyRecorded.
    """
    said = Imposed(body.number, body.file_number, body.violation, body.grade, body.kinds, body.fen, body.day, body.code)
    return done(request, operations.record_penalty, body.office, said)


@router.get("/{ref}", auth=STAFF, response=shown(PenaltyView), operation_id="penalty")
def penalty(request: HttpRequest, ref: PathRef) -> PenaltyView:
    """One penalty with the standard by which it was weighed."""
    return there(queries.penalty(ref, asker(request), day_of(clock.now())))


@router.post(
    "/{ref}/close", auth=STAFF, response=result_of(operations.close_penalty_alarm), operation_id="penalty_close_alarm"
)
def close(request: HttpRequest, ref: PathRef, body: PenaltyAlarmAnswered) -> Any:
    """Close the alarm about a penalty, once. Refuses with NotAllowed, NoAlarm, OwnRecord, AlarmClosed, TextMissing or
    TextUnclean.
    """
    return done(request, operations.close_penalty_alarm, ref, body.answer, body.note)
