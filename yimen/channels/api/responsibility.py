"""Responsibility: opened from a finding, the subject heard, decided by others, appealed once; and its list."""

from datetime import date, timedelta

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text500, Text2000, several, shown
from yimen.engine.supervision.responsibility import operations, queries
from yimen.engine.supervision.responsibility.operations import CensurePublished, CensureSaid, ResponsibilityMoved, Ruled
from yimen.engine.supervision.responsibility.rows import ResponsibilityRow, ResponsibilityTold
from yimen.threshold import clock

router = Router(tags=["responsibility"])
YEAR = timedelta(days=365)


class CensureBody(Body):
    """A censure of the list."""

    censure: str = Field(max_length=20)
    points: int = Field(ge=1, le=20)
    publicity: str = Field(pattern="^(public|told)$")
    document: str = Field(max_length=200)
    valid_from: date


class ResponsibilityOpened(Body):
    """From which finding, about whom, and what was found."""

    source: str = Field(max_length=20)
    of: BodyRef
    staff: BodyRef
    finding: Text2000


class ResponsibilitySaid(Body):
    """What the subject says, or why something is so."""

    said: Text2000


class ResponsibilityRuled(Body):
    """Which censure, why, by which document; what the public reads, and the mark of what was read (after a defence)."""

    censure: str = Field(max_length=20)
    reason: Text2000
    document: str = Field(max_length=200)
    notice: Text500 = ""
    seen: str = Field("", max_length=20)


class ResponsibilityCleared(Body):
    """Why the subject does not answer for it, and the mark of what was read (after a defence)."""

    said: Text2000
    seen: str = Field("", max_length=20)


class AppealJudged(Body):
    """Whether the censure is confirmed or withdrawn, and why."""

    outcome: str = Field(pattern="^(confirm|withdraw)$")
    reason: Text2000


@router.get("/told", auth=ALL, response=shown(ResponsibilityTold), operation_id="responsibility_told")
def told(request: HttpRequest) -> ResponsibilityTold:
    """The list in force, the public censures of a year that cannot be appealed any more, and figures; for anybody."""
    now = clock.now()
    return queries.published(now - YEAR, now)


@router.post("/censures", auth=STAFF, response={201: shown(CensurePublished)}, operation_id="censures_publish")
def publish(request: HttpRequest, body: CensureBody) -> CensurePublished:
    """Publish a censure from a day on. Refuses with NotAllowed, NotInList, ImpossibleDates or Missing."""
    said = CensureSaid(body.censure, body.points, body.publicity, body.document, body.valid_from)
    return done(request, operations.publish_censure, said)


@router.get("/mine", auth=STAFF, response=several(ResponsibilityRow), operation_id="responsibility_mine")
def mine(request: HttpRequest) -> list[ResponsibilityRow]:
    """What is about you, the latest first."""
    return list(queries.mine(asker(request), clock.now()))


@router.get("/waiting", auth=STAFF, response=several(ResponsibilityRow), operation_id="responsibility_waiting")
def waiting(request: HttpRequest) -> list[ResponsibilityRow]:
    """What waits for a decision or a judgement in the places you supervise, by its day."""
    return list(queries.waiting(asker(request), clock.now()))


@router.post("", auth=STAFF, response={201: shown(ResponsibilityMoved)}, operation_id="responsibility_open")
def open_case(request: HttpRequest, body: ResponsibilityOpened) -> ResponsibilityMoved:
    """Open a case. Refuses with NotAllowed, NotInList, MisdeedUnknown, NotInvolved, OwnResponsibility, HeadsTheSubject,
    HadAHand, OpenedAlready or TextMissing."""
    return done(request, operations.open_responsibility, body.source, body.of, body.staff, body.finding)


@router.get("/{ref}", auth=STAFF, response=shown(ResponsibilityRow), operation_id="responsibility_one")
def one(request: HttpRequest, ref: PathRef) -> ResponsibilityRow:
    """One case that you are told of."""
    return there(queries.one(ref, asker(request), clock.now()))


@router.post("/{ref}/defence", auth=STAFF, response=shown(ResponsibilityMoved), operation_id="responsibility_defence")
def defence(request: HttpRequest, ref: PathRef, body: ResponsibilitySaid) -> ResponsibilityMoved:
    """Speak for yourself, once. Refuses with ResponsibilityUnknown, HadAHand, TextMissing or WrongState."""
    return done(request, operations.speak_in_defence, ref, body.said)


@router.post("/{ref}/decision", auth=STAFF, response=shown(ResponsibilityMoved), operation_id="responsibility_decide")
def decide(request: HttpRequest, ref: PathRef, body: ResponsibilityRuled) -> ResponsibilityMoved:
    """Lay a censure on the subject. Refuses with ResponsibilityUnknown, OwnResponsibility, HeadsTheSubject, HadAHand,
    NotHeardYet, ChangedSinceRead, FindingFell, FindingLookedAt, CensureNotPublished, TextMissing or WrongState."""
    ruled = Ruled(body.censure, body.reason, body.document, body.notice, body.seen)
    return done(request, operations.decide_responsibility, ref, ruled)


@router.post("/{ref}/clear", auth=STAFF, response=shown(ResponsibilityMoved), operation_id="responsibility_clear")
def clear(request: HttpRequest, ref: PathRef, body: ResponsibilityCleared) -> ResponsibilityMoved:
    """Say that the subject does not answer for it. Refuses with ResponsibilityUnknown, OwnResponsibility,
    HeadsTheSubject, HadAHand, NotHeardYet, ChangedSinceRead, TextMissing or WrongState."""
    return done(request, operations.clear_responsibility, ref, body.said, body.seen)


@router.post("/{ref}/appeal", auth=STAFF, response=shown(ResponsibilityMoved), operation_id="responsibility_appeal")
def appeal(request: HttpRequest, ref: PathRef, body: ResponsibilitySaid) -> ResponsibilityMoved:
    """Appeal, once. Refuses with ResponsibilityUnknown, HadAHand, AppealTooLate, TextMissing or WrongState."""
    return done(request, operations.appeal_responsibility, ref, body.said)


@router.post("/{ref}/judgement", auth=STAFF, response=shown(ResponsibilityMoved), operation_id="responsibility_judge")
def judge(request: HttpRequest, ref: PathRef, body: AppealJudged) -> ResponsibilityMoved:
    """Judge an appeal. Refuses with ResponsibilityUnknown, OwnResponsibility, HeadsTheSubject, HadAHand, FindingFell,
    FindingLookedAt, TextMissing or WrongState."""
    return done(request, operations.judge_appeal, ref, body.outcome, body.reason)


@router.post("/{ref}/fallen", auth=STAFF, response=shown(ResponsibilityMoved), operation_id="responsibility_fallen")
def fallen(request: HttpRequest, ref: PathRef, body: ResponsibilitySaid) -> ResponsibilityMoved:
    """Withdraw a censure whose finding has fallen. Refuses with ResponsibilityUnknown, OwnResponsibility,
    HeadsTheSubject, HadAHand, FindingStands, FindingLookedAt, TextMissing or WrongState."""
    return done(request, operations.withdraw_fallen, ref, body.said)
