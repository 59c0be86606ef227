"""Rounds through the halls: what was found at which window, objected to, mended and looked at again."""

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import Body, PathRef, Text500, several, shown
from yimen.engine.supervision.rounds import operations, queries
from yimen.engine.supervision.rounds.operations import RoundKept
from yimen.engine.supervision.rounds.rows import FoundRow, RoundRow, VisitRow
from yimen.threshold import clock

router = Router(tags=["window rounds"])


class ObjectionMade(Body):
    """Why it was not so."""

    why: Text500


class ObjectionJudged(Body):
    """Whether the finding stands, and why."""

    outcome: str = Field(max_length=20)
    why: Text500


class FindingMended(Body):
    """How it was put right."""

    mended: Text500


class LookedAgain(Body):
    """Whether it is put right, and what was seen."""

    outcome: str = Field(max_length=20)
    looked: Text500


@router.get("/window-rounds", auth=STAFF, response=several(RoundRow), operation_id="window_rounds_listed")
def rounds(request: HttpRequest) -> list[RoundRow]:
    """The rounds you planned or go, and closed ones of your centre; the latest first, a hundred at most."""
    return list(queries.rounds(asker(request), clock.now()))


@router.get("/window-rounds/visits", auth=STAFF, response=several(VisitRow), operation_id="window_rounds_visits")
def visits(request: HttpRequest) -> list[VisitRow]:
    """The visits that you still have to make, today's first."""
    return list(queries.mine(asker(request), clock.now()))


@router.post("/window-rounds/{ref}/close", auth=STAFF, response=shown(RoundKept), operation_id="window_rounds_close")
def close(request: HttpRequest, ref: PathRef) -> RoundKept:
    """Close a round that you planned; its secret is told. Refuses with NotAllowed, RoundUnknown or VisitsAhead."""
    return done(request, operations.close_round, ref)


@router.get("/window-rounds/findings", auth=STAFF, response=several(FoundRow), operation_id="window_rounds_findings")
def findings(request: HttpRequest) -> list[FoundRow]:
    """What is open before you, by the day by which it is mended; a hundred at most."""
    return list(queries.findings(asker(request), clock.now()))


@router.get("/window-rounds/findings/{ref}", auth=STAFF, response=shown(FoundRow), operation_id="window_rounds_finding")
def finding(request: HttpRequest, ref: PathRef) -> FoundRow:
    """One of them, ended ones too. Refuses with NothingHere."""
    return there(queries.finding(ref, asker(request), clock.now()))


@router.post(
    "/window-rounds/findings/{ref}/object", auth=STAFF, response=shown(RoundKept), operation_id="window_rounds_object"
)
def object_to(request: HttpRequest, ref: PathRef, body: ObjectionMade) -> RoundKept:
    """Object for your unit. Refuses with RoundUnknown, NotForTheUnit, TextMissing or WrongState."""
    return done(request, operations.object_to_finding, ref, body.why)


@router.post(
    "/window-rounds/findings/{ref}/judge", auth=STAFF, response=shown(RoundKept), operation_id="window_rounds_judge"
)
def judge(request: HttpRequest, ref: PathRef, body: ObjectionJudged) -> RoundKept:
    """Uphold or lift a finding. Refuses with RoundUnknown, NotForTheUnit, NotInList, TextMissing or WrongState."""
    return done(request, operations.judge_objection, ref, body.outcome, body.why)


@router.post(
    "/window-rounds/findings/{ref}/mended", auth=STAFF, response=shown(RoundKept), operation_id="window_rounds_mended"
)
def mended(request: HttpRequest, ref: PathRef, body: FindingMended) -> RoundKept:
    """Say for your unit how it was put right. Refuses with RoundUnknown, NotForTheUnit, TextMissing or WrongState."""
    return done(request, operations.report_mended, ref, body.mended)


@router.post(
    "/window-rounds/findings/{ref}/looked", auth=STAFF, response=shown(RoundKept), operation_id="window_rounds_looked"
)
def looked(request: HttpRequest, ref: PathRef, body: LookedAgain) -> RoundKept:
    """Look again as an inspector of the round. Refuses with RoundUnknown, NotForTheUnit, NearTheWindow, NotInList,
    TextMissing or WrongState."""
    return done(request, operations.look_again, ref, body.outcome, body.looked)
