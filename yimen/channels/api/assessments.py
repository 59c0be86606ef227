"""Assessments of staff: one's own, those of a centre for who manages it, and the standards, which anybody reads."""

from datetime import date

from django.http import HttpRequest
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import asker, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import PathRef, several, shown
from yimen.engine.staff.assessments import queries
from yimen.engine.staff.assessments.rows import AssessmentRow, StandardRow
from yimen.registries.dated import day_of
from yimen.threshold import clock

router = Router(tags=["assessments"])

Period = QueryEx[str, P(pattern="^(month|year)$", description="Of a month, or of a year")]
First = QueryEx[date, P(description="The first day of the month or the year")]


@router.get("/mine", auth=STAFF, response=several(AssessmentRow), operation_id="assessments_mine")
def mine(request: HttpRequest) -> list[AssessmentRow]:
    """Your own months and years, the latest first."""
    return list(queries.mine(asker(request), clock.now()))


@router.get("/centres/{ref}", auth=STAFF, response=several(AssessmentRow), operation_id="assessments_of_centre")
def of_centre(request: HttpRequest, ref: PathRef, first: First, period: Period = "month") -> list[AssessmentRow]:
    """The results of a centre, the best first; for who manages it, or sits on the committee of the year."""
    return list(queries.of_period(ref, period, first, asker(request), clock.now()))


@router.get("/centres/{ref}/standards", auth=ALL, response=several(StandardRow), operation_id="assessments_standards")
def standards(request: HttpRequest, ref: PathRef) -> list[StandardRow]:
    """The published standards of a centre, the latest first."""
    return list(queries.standards(ref, day_of(clock.now())))


@router.get("/{ref}", auth=STAFF, response=shown(AssessmentRow), operation_id="assessments_one")
def one(request: HttpRequest, ref: PathRef) -> AssessmentRow:
    """One result with what it was counted of. Refuses with NothingHere."""
    return there(queries.one(ref, asker(request), clock.now()))
