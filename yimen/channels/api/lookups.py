"""What needs nobody to sign in: progress by number and code, a limit counted on a calendar, health, the problems."""

from datetime import datetime, timedelta
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import P, QueryEx, Router
from pydantic import AwareDatetime, BaseModel, Field, StringConstraints

from yimen.channels.api.asking import knock, there
from yimen.channels.api.authority import ALL
from yimen.channels.api.problems import ProblemKind, kinds
from yimen.channels.api.refusals import FieldMalformed, NothingHere
from yimen.channels.api.shapes import Body, PathRef, shown
from yimen.engine.case.cases import by_code, queries
from yimen.engine.case.cases.by_code import CodePapers
from yimen.engine.case.cases.rows import Progress
from yimen.engine.records.prints.operations import print_with_code
from yimen.kernel.papers.prints import Door
from yimen.kernel.time.due import due as count_due
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.national import NATIONAL
from yimen.kernel.time.spans import Span
from yimen.kernel.time.worktime import EARLIEST_YEAR, LATEST_YEAR, WorkCalendar
from yimen.registries.calendars import queries as calendars
from yimen.threshold import clock
from yimen.threshold.printing import printed
from yimen.threshold.security import as_attachment

router = Router(tags=["look-ups"])

LOOKUPS, PER = 20, timedelta(minutes=10)
Amount = QueryEx[str, P(pattern=r"^[0-9]{1,7}(\.[0-9])?$", description="At most one decimal")]
Pause = Annotated[str, StringConstraints(max_length=80)]


class DayCounted(BaseModel):
    """One day of the account."""

    date: str
    counted: float
    why: str


class DueTold(BaseModel):
    """When a limit falls due, day by day."""

    due_at: datetime
    account: list[DayCounted]
    provisional: bool


class HeldCode(Body):
    """Number and query code, as they stand on the receipt."""

    number: str = Field(max_length=40)
    code: str = Field(max_length=20)


class Health(BaseModel):
    """That the house answers, and what time it is there."""

    status: str
    now: datetime


@router.get("/progress", auth=ALL, response=shown(Progress), operation_id="progress")
def progress(
    request: HttpRequest,
    number: QueryEx[str, P(min_length=1, max_length=40, description="The case number on the receipt")],
    code: QueryEx[str, P(min_length=1, max_length=20, description="The query code on the receipt")],
) -> Progress:
    """How far a case is, for anybody who holds its number and query code; a wrong one of either looks the same.

    Refuses with TooManyKnocks.
    """
    knock(request, "progress", LOOKUPS, PER)
    return there(queries.progress(number, code, clock.now()))


@router.post("/progress/papers", auth=ALL, response=shown(CodePapers), operation_id="progress_papers")
def progress_papers(request: HttpRequest, body: HeldCode) -> CodePapers:
    """The papers of a case that anybody with its number and query code may print. Refuses with TooManyKnocks."""
    knock(request, "progress", LOOKUPS, PER)
    return there(by_code.papers(body.number, body.code))


@router.post("/progress/papers/{ref}", auth=ALL, response={200: None}, operation_id="progress_paper")
def progress_paper(request: HttpRequest, ref: PathRef, body: HeldCode) -> HttpResponse:
    """One of them as its sealed PDF; that it was taken is on record. Refuses with TooManyKnocks."""
    knock(request, "progress", LOOKUPS, PER)
    paper = there(printed(request, print_with_code, body.number, body.code, ref, door=Door.API))
    return as_attachment(paper.content, paper.name, "application/pdf")


@router.get("/clock/due", auth=ALL, response=DueTold, operation_id="clock_due")
def due(
    request: HttpRequest,
    amount: Amount,
    unit: Unit,
    start: QueryEx[AwareDatetime, P(alias="from", description="When the time begins, with its offset")],
    pause: QueryEx[list[Pause], P(max_length=50, description="START/END, repeatable")] = [],  # noqa: B006
    calendar: QueryEx[str, P(max_length=100, description="national, or the name of a calendar")] = "national",
) -> DueTold:
    """When a limit falls due, with the account of every day. The clock is not read: the start is given.

    Refuses with LimitOutOfRange or LimitTooFine.
    """
    counting = _calendar(calendar)
    found = count_due(counting, _in_range("from", start), Limit.parse(amount, unit), [_span(one) for one in pause])
    assert found.due_at is not None, "pauses told here always end"
    return DueTold(
        due_at=found.due_at,
        account=[
            DayCounted(date=day.date.isoformat(), counted=float(day.counted), why=day.why) for day in found.account
        ],
        provisional=found.provisional,
    )


def _calendar(name: str) -> WorkCalendar:
    found = NATIONAL if name == "national" else calendars.named(name)
    if found is None:
        raise NothingHere()
    return found


def _span(told: str) -> Span:
    since, _, until = told.partition("/")
    try:
        span = datetime.fromisoformat(since), datetime.fromisoformat(until)
    except ValueError:
        raise FieldMalformed(field="pause") from None
    if span[0].tzinfo is None or span[1].tzinfo is None:
        raise FieldMalformed(field="pause")
    if _in_range("pause", span[1]) < _in_range("pause", span[0]):
        raise FieldMalformed(field="pause")
    return span


def _in_range(field: str, moment: datetime) -> datetime:
    if not EARLIEST_YEAR < moment.year < LATEST_YEAR:
        raise FieldMalformed(field=field)
    return moment


@router.get("/health", auth=ALL, response=Health, operation_id="health")
def health(request: HttpRequest) -> Health:
    """That the house answers."""
    return Health(status="ok", now=clock.now())


@router.get("/problems", auth=ALL, response=list[ProblemKind], operation_id="problems")
def problems(request: HttpRequest) -> list[ProblemKind]:
    """Every refusal this house knows: code, status and sentences."""
    return list(kinds())


@router.get("/problems/{code}", auth=ALL, response=ProblemKind, operation_id="problems_one")
def one_problem(request: HttpRequest, code: str) -> ProblemKind:
    """One refusal: what `type` of a problem points to."""
    return there(next((kind for kind in kinds() if kind.code == code), None))
