"""Pairs: who stands by for the at-once cases of an office, and the two who handle one while its applicant waits."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Seen, Text500, result_of, several, shown
from yimen.engine.centre.pairs import operations, queries
from yimen.engine.centre.pairs.operations import Paired, StandsBy
from yimen.engine.centre.pairs.rows import OnlineRow, PairFigure, PairRow, StandbyRow
from yimen.threshold import clock

router = Router(tags=["pairs"])


class StandbyAsked(Body):
    """For which office."""

    office: BodyRef


class PairLeft(Seen):
    """Why it cannot be finished while the applicant waits."""

    reason: Text500


@router.get("/standby", auth=STAFF, response=several(StandbyRow), operation_id="standby_mine")
def mine(request: HttpRequest) -> list[StandbyRow]:
    """For which offices you can stand by, and do."""
    return list(queries.mine(asker(request), clock.now()))


@router.get("/offices/{ref}/standby", auth=STAFF, response=several(OnlineRow), operation_id="standby_of_office")
def online(request: HttpRequest, ref: PathRef) -> list[OnlineRow]:
    """Who stands by for an office at this moment."""
    return list(queries.online(ref, clock.now()))


@router.post("/standby", auth=STAFF, response=result_of(operations.stand_by), operation_id="stand_by")
def stand_by(request: HttpRequest, body: StandbyAsked) -> StandsBy:
    """Stand by, or say again that you still do; it ends at closing time, or after an hour without a word.

    Refuses with NoSuchThing, NotYourRole, NotFormal, AwayNow or OutOfHours.
    """
    return done(request, operations.stand_by, body.office)


@router.post("/standby/end", auth=STAFF, response=result_of(operations.stand_down), operation_id="stand_down")
def stand_down(request: HttpRequest, body: StandbyAsked) -> StandsBy:
    """Sign off. Refuses with NoSuchThing, NotStandingBy or StillAwaited."""
    return done(request, operations.stand_down, body.office)


@router.get("/pairs", auth=STAFF, response=several(PairRow), operation_id="pairs_at_the_counter")
def at_the_counter(request: HttpRequest) -> list[PairRow]:
    """The cases at a counter that name you, or that you opened; what is due first comes first."""
    return list(queries.at_the_counter(asker(request), clock.now()))


@router.get("/pairs/figures", auth=STAFF, response=several(PairFigure), operation_id="pairs_figures")
def figures(request: HttpRequest, days: QueryEx[int, P(ge=1, le=3660)] = 30) -> list[PairFigure]:
    """How pairs went, by office: opened, decided in time, late, given up."""
    now = clock.now()
    return list(queries.figures(asker(request), now - timedelta(days=days), now))


@router.get("/cases/{ref}/pair", auth=STAFF, response=shown(PairRow), operation_id="pair_of_case")
def of_case(request: HttpRequest, ref: PathRef) -> PairRow:
    """The two who handle a case, and where it stands."""
    return there(queries.of_case(ref, asker(request), clock.now()))


@router.post("/cases/{ref}/pair", auth=STAFF, response=result_of(operations.pair_up), operation_id="pair_up")
def pair_up(request: HttpRequest, ref: PathRef, body: Seen) -> Paired:
    """Give an accepted simple case a reviewer and an approver who stand by together, while its applicant waits.

    Refuses with CaseUnknown, NotAtOnce, NotYourDesk, NotYourRole, NotFormal, PostEnded, OwnMatter, StoodAside,
    NobodyWaits, AlreadyDone, NobodyReviews, NobodyApproves, OneAlone, RightEnded, TakenOver, InspectionOutstanding,
    ConsultationOutstanding, SubtaskOutstanding, WrongState or ChangedMeanwhile.
    """
    return done(request, operations.pair_up, ref, body.seen)


@router.post("/cases/{ref}/pair/leave", auth=STAFF, response=result_of(operations.unpair), operation_id="unpair")
def unpair(request: HttpRequest, ref: PathRef, body: PairLeft) -> Any:
    """Give the pair up: the case goes the ordinary way, and that is counted.

    Refuses with CaseUnknown, NoSuchThing, AlreadyDone, NotYourDesk, NotYourRole, TextMissing, WrongState or
    ChangedMeanwhile.
    """
    return done(request, operations.unpair, ref, body.reason, body.seen)
