"""Evaluations: rated by whoever holds the code of a service; bad grades followed up by staff who had no hand in it."""

from datetime import timedelta
from typing import Literal

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, CITIZEN, STAFF
from yimen.channels.api.shapes import Body, PathRef, Text1000, several, shown
from yimen.engine.public.evaluations import operations, queries
from yimen.engine.public.evaluations.operations import FollowedUp, RatingKept
from yimen.engine.public.evaluations.rows import EvaluationRow, FollowUpRow, RaterShown
from yimen.kernel.evaluation import RatingWay, Said
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["evaluations"])

TIMES, PER = 30, timedelta(minutes=10)


class ServiceRated(Body):
    """One of five grades, why, three answers that may be left open, and words."""

    grade: Literal["very_satisfied", "satisfied", "fairly_satisfied", "dissatisfied", "very_dissatisfied"]
    reasons: list[str] = Field(default_factory=list, max_length=20)
    on_time: str = Field("", pattern="^(yes|no)?$", description="Was it done in the time that was promised?")
    extra: str = Field("", pattern="^(yes|no)?$", description="Was anything demanded beyond the guide?")
    paid: str = Field("", pattern="^(yes|no)?$", description="Was anything paid beyond the bill?")
    words: str = Field("", max_length=500)

    def said(self) -> Said:
        return Said(self.grade, tuple(self.reasons), self.on_time, self.extra, self.paid, self.words)


class RaterCalled(Body):
    """Whether who gave the grade was reached, and what they said."""

    reached: str = Field(pattern="^(yes|no)$")
    heard: Text1000 = ""


class FollowUpSaid(Body):
    """What came of it: valid with what is mended, or invalid; with the reason."""

    outcome: str = Field(pattern="^(valid|invalid)$")
    reason: Text1000
    remedy: Text1000 = ""


@router.get("", auth=CITIZEN, response=several(EvaluationRow), operation_id="evaluations_mine")
def mine(request: HttpRequest) -> list[EvaluationRow]:
    """The services of everybody for whom you act: what may be rated, and what was said."""
    return list(queries.mine(asker(request), clock.now()))


@router.get("/codes/{code}", auth=ALL, response=shown(EvaluationRow), operation_id="evaluations_one")
def one(request: HttpRequest, code: PathRef) -> EvaluationRow:
    """The service that a code opens. Refuses with TooManyKnocks or NothingHere."""
    knock(request, "rate", TIMES, PER)
    return there(queries.by_code(code, clock.now()))


@router.post("/codes/{code}/rate", auth=ALL, response={201: shown(RatingKept)}, operation_id="evaluations_rate")
def rate(request: HttpRequest, code: PathRef, body: ServiceRated) -> RatingKept:
    """Say how it was, once. Refuses with EvaluationUnknown, OwnService, AlreadyRated, RatingOver, NotInList or
    TooManyKnocks."""
    knock(request, "rate", TIMES, PER)
    return run(operations.rate, code, body.said(), RatingWay.API, by=asker(request), now=clock.now())


@router.post("/codes/{code}/again", auth=ALL, response={201: shown(RatingKept)}, operation_id="evaluations_rate_again")
def rate_again(request: HttpRequest, code: PathRef, body: ServiceRated) -> RatingKept:
    """Say once more how it was, when a bad grade was followed up. Refuses with EvaluationUnknown, OwnService, NotRated,
    AlreadyRated, RatingOver or NotInList."""
    knock(request, "rate", TIMES, PER)
    return run(operations.rate_again, code, body.said(), RatingWay.API, by=asker(request), now=clock.now())


@router.post("/codes/{code}/change", auth=ALL, response=shown(RatingKept), operation_id="evaluations_change")
def change(request: HttpRequest, code: PathRef, body: ServiceRated) -> RatingKept:
    """Think better of it. Refuses with EvaluationUnknown, OwnService, NotRated, BeingFollowedUp, RatingOver or
    NotInList."""
    knock(request, "rate", TIMES, PER)
    return run(operations.change_rating, code, body.said(), by=asker(request), now=clock.now())


@router.post("/codes/{code}/withdraw", auth=ALL, response=shown(RatingKept), operation_id="evaluations_withdraw")
def withdraw(request: HttpRequest, code: PathRef) -> RatingKept:
    """Take it back. Refuses with EvaluationUnknown, OwnService, NotRated, BeingFollowedUp or RatingOver."""
    knock(request, "rate", TIMES, PER)
    return run(operations.withdraw_rating, code, by=asker(request), now=clock.now())


@router.get("/follow-ups", auth=STAFF, response=several(FollowUpRow), operation_id="evaluations_follow_ups")
def follow_ups(request: HttpRequest) -> list[FollowUpRow]:
    """Bad grades that you may look into and that are not answered, by what falls due."""
    return list(queries.open_follow_ups(asker(request), clock.now()))


@router.get("/follow-ups/{ref}", auth=STAFF, response=shown(FollowUpRow), operation_id="evaluations_follow_up")
def follow_up(request: HttpRequest, ref: PathRef) -> FollowUpRow:
    """One of them."""
    return there(queries.follow_up(ref, asker(request), clock.now()))


@router.post("/follow-ups/{ref}/take", auth=STAFF, response=shown(FollowedUp), operation_id="evaluations_take")
def take(request: HttpRequest, ref: PathRef) -> FollowedUp:
    """Take it in hand. Refuses with FollowUpUnknown, FollowUpEnded, HadAHand or OwnMatter."""
    return done(request, operations.take_follow_up, ref)


@router.post("/follow-ups/{ref}/rater", auth=STAFF, response=shown(RaterShown), operation_id="evaluations_rater")
def rater(request: HttpRequest, ref: PathRef) -> RaterShown:
    """Who gave the grade, to be called; each look is on record, and kept with no errand. Refuses with FollowUpUnknown,
    FollowUpEnded, NotTheHandler or EvaluationUnknown."""
    return run(operations.show_rater, ref, by=asker(request), now=clock.now())


@router.post("/follow-ups/{ref}/contact", auth=STAFF, response=shown(FollowedUp), operation_id="evaluations_contact")
def contact(request: HttpRequest, ref: PathRef, body: RaterCalled) -> FollowedUp:
    """Note that you called. Refuses with FollowUpUnknown, FollowUpEnded or NotTheHandler."""
    return done(request, operations.note_contact, ref, body.reached, body.heard)


@router.post("/follow-ups/{ref}/answer", auth=STAFF, response=shown(FollowedUp), operation_id="evaluations_answer")
def answer(request: HttpRequest, ref: PathRef, body: FollowUpSaid) -> FollowedUp:
    """Say what came of it. Refuses with FollowUpUnknown, FollowUpEnded, NotTheHandler, ContactFirst or TextMissing."""
    return done(request, operations.answer_follow_up, ref, body.outcome, body.reason, body.remedy)
