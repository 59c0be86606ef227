"""Directives: what is open before whom and how offices stand; given, reported, sent back, closed; and problems."""

from datetime import date

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text100, Text500, Text2000, several, shown
from yimen.engine.supervision.directives import operations, queries
from yimen.engine.supervision.directives.operations import DirectiveMoved, Given
from yimen.engine.supervision.directives.rows import DirectiveRow, DirectiveStanding, ProblemRow
from yimen.threshold import clock

router = Router(tags=["directives"])

Overdue = QueryEx[str, P(pattern="^(yes)?$", description="yes: what is over its day alone")]


class DirectiveTold(Body):
    """What is to be done, by which office, until which day."""

    title: Text100
    told: Text2000
    office: BodyRef
    due_on: date

    def given(self) -> Given:
        return Given(self.title, self.told, self.office, self.due_on)


class DirectiveGiven(DirectiveTold):
    """The same, and out of what it comes: a meeting, a report or a voice, by its reference."""

    source: str = Field(max_length=20)
    of: BodyRef


class DirectiveReported(Body):
    """What was done."""

    report: Text2000


class DirectiveReason(Body):
    """Why."""

    why: Text500


class DirectiveClosed(Body):
    """What came of it, and how a late office answered for it."""

    effect: Text2000
    answered: str = Field("", max_length=20)


class ProblemRaised(Body):
    """What does not work, and where it was met."""

    origin: str = Field(max_length=20)
    title: Text100
    told: Text2000


@router.get("/directives", auth=STAFF, response=several(DirectiveRow), operation_id="directives_open")
def open_ones(request: HttpRequest, overdue: Overdue = "") -> list[DirectiveRow]:
    """What is open before you, what falls due first on top; a hundred at most."""
    return list(queries.open_ones(asker(request), clock.now(), overdue))


@router.get("/directives/closed", auth=STAFF, response=several(DirectiveRow), operation_id="directives_closed")
def closed(request: HttpRequest) -> list[DirectiveRow]:
    """What was closed or called off last."""
    return list(queries.closed(asker(request), clock.now()))


@router.get("/directives/standing", auth=STAFF, response=several(DirectiveStanding), operation_id="directives_standing")
def standing(request: HttpRequest) -> list[DirectiveStanding]:
    """How the offices stand; for the leading group, supervision and the reform office."""
    return list(queries.standing(asker(request), clock.now()))


@router.get("/directives/problems", auth=STAFF, response=several(ProblemRow), operation_id="directives_problems")
def problems(request: HttpRequest) -> list[ProblemRow]:
    """Problems and what came of them; your own unless you see all. The latest first, a hundred at most."""
    return list(queries.problems(asker(request), clock.now()))


@router.post(
    "/directives/problems", auth=STAFF, response={201: shown(DirectiveMoved)}, operation_id="directives_raise_problem"
)
def raise_one(request: HttpRequest, body: ProblemRaised) -> DirectiveMoved:
    """Raise a problem. Refuses with NotAllowed, NotInList, Missing or TextMissing."""
    return done(request, operations.raise_problem, body.origin, body.title, body.told)


@router.post(
    "/directives/problems/{ref}/assign",
    auth=STAFF,
    response=shown(DirectiveMoved),
    operation_id="directives_assign_problem",
)
def assign(request: HttpRequest, ref: PathRef, body: DirectiveTold) -> DirectiveMoved:
    """Make it an office's directive. Refuses with NotAllowed, SourceUnknown, ProblemDecided, NoSuchThing,
    DueBeforeGiven, Missing or TextMissing."""
    return done(request, operations.assign_problem, ref, body.given())


@router.post(
    "/directives/problems/{ref}/decline",
    auth=STAFF,
    response=shown(DirectiveMoved),
    operation_id="directives_decline_problem",
)
def decline(request: HttpRequest, ref: PathRef, body: DirectiveReason) -> DirectiveMoved:
    """Say why nothing comes of it. Refuses with NotAllowed, SourceUnknown, ProblemDecided or TextMissing."""
    return done(request, operations.decline_problem, ref, body.why)


@router.post("/directives", auth=STAFF, response={201: shown(DirectiveMoved)}, operation_id="directives_give")
def give(request: HttpRequest, body: DirectiveGiven) -> DirectiveMoved:
    """Give one out of a meeting, a report or a voice. Refuses with NotALeader, NotInList, SourceUnknown, NoSuchThing,
    DueBeforeGiven, Missing or TextMissing."""
    return done(request, operations.give_directive, body.source, body.of, body.given())


@router.get("/directives/{ref}", auth=STAFF, response=shown(DirectiveRow), operation_id="directives_one")
def one(request: HttpRequest, ref: PathRef) -> DirectiveRow:
    """One directive, with what you may do about it. Refuses with NothingHere."""
    return there(queries.one(ref, asker(request), clock.now()))


@router.post("/directives/{ref}/report", auth=STAFF, response=shown(DirectiveMoved), operation_id="directives_report")
def report(request: HttpRequest, ref: PathRef, body: DirectiveReported) -> DirectiveMoved:
    """Report for your office. Refuses with DirectiveUnknown, NotTheVerifier, TextMissing or WrongState."""
    return done(request, operations.report_directive, ref, body.report)


@router.post("/directives/{ref}/return", auth=STAFF, response=shown(DirectiveMoved), operation_id="directives_return")
def send_back(request: HttpRequest, ref: PathRef, body: DirectiveReason) -> DirectiveMoved:
    """Send a report back. Refuses with DirectiveUnknown, NotTheVerifier, TextMissing or WrongState."""
    return done(request, operations.return_directive, ref, body.why)


@router.post("/directives/{ref}/close", auth=STAFF, response=shown(DirectiveMoved), operation_id="directives_close")
def close(request: HttpRequest, ref: PathRef, body: DirectiveClosed) -> DirectiveMoved:
    """Say that it is done. Refuses with DirectiveUnknown, NotTheVerifier, NotInList, TextMissing or WrongState."""
    return done(request, operations.close_directive, ref, body.effect, body.answered)


@router.post(
    "/directives/{ref}/call-off", auth=STAFF, response=shown(DirectiveMoved), operation_id="directives_call_off"
)
def call_off(request: HttpRequest, ref: PathRef, body: DirectiveReason) -> DirectiveMoved:
    """Call it off with a reason. Refuses with DirectiveUnknown, NotALeader, TextMissing or WrongState."""
    return done(request, operations.call_off_directive, ref, body.why)
