"""The civic voice: raised by anybody, by name or not; handed out, answered and checked; published and reported."""

from datetime import date, timedelta

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, CITIZEN, STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text100, Text500, Text2000, Text4000, several, shown
from yimen.engine.public.voices import operations, queries
from yimen.engine.public.voices.operations import CommentKept, ReportKept, Spoken, VoiceMoved, VoiceRaised
from yimen.engine.public.voices.rows import (
    CommentRow,
    DeskVoice,
    OfficeStanding,
    PublicVoice,
    ReportRow,
    VoicePage,
    VoiceRow,
)
from yimen.kernel.actor import NOBODY, Actor, ActorKind
from yimen.kernel.voice_life import VoiceWay, month_of
from yimen.kernel.writing import ImpossibleDates
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["voices"])

RAISED, LOOKED, PER = 10, 30, timedelta(hours=1)
Number = PathEx[str, P(max_length=20, description="The number of a voice")]
Topic = QueryEx[str, P(max_length=20, description="What it is about; empty: everything")]
After = QueryEx[str, P(max_length=40, description="After which voice the page begins")]
Order = QueryEx[str, P(pattern="^(newest|hottest)$", description="The newest first, or those with which most agree")]
Month = QueryEx[date, P(description="Any day of the month")]
Line = QueryEx[str, P(pattern="^(hotline|posts)$", description="The hotline, or posts on channels that are watched")]


class VoiceSpoken(Body):
    """What somebody says, of which place, and whether it may be published."""

    kind: str = Field(max_length=20)
    topic: str = Field(max_length=20)
    title: str = Field(max_length=60)
    told: Text2000
    region: BodyRef
    open: str = Field("yes", pattern="^(yes|no)$")
    case: BodyRef | None = None
    party: BodyRef | None = None
    contact: Text100 = ""

    def said(self) -> Spoken:
        return Spoken(self.kind, self.topic, self.title, self.told, self.region, self.open, self.case or "")


class VoiceRecorded(VoiceSpoken):
    """What somebody said at the window or by phone."""

    way: str = Field(pattern="^(window|phone)$")


class VoiceCode(Body):
    """The code that was told with the number; empty for one's own."""

    code: str = Field("", max_length=64)


class VoiceRated(VoiceCode):
    """Whether one is content with the answer."""

    content: str = Field(pattern="^(yes|no)$")


class VoiceAssigned(Body):
    """To whom a voice goes, and how it is classed."""

    office: BodyRef
    kind: str = Field(max_length=20)
    topic: str = Field(max_length=20)


class VoiceReason(Body):
    """Why it goes back."""

    reason: Text500


class VoiceAnswered(Body):
    """The answer of the department."""

    answer: Text4000


class CommentWritten(Body):
    """What somebody says to a published voice."""

    text: str = Field(max_length=300)


@router.post("", auth=ALL, response={201: shown(VoiceRaised)}, operation_id="voices_raise")
def raise_one(request: HttpRequest, body: VoiceSpoken) -> VoiceRaised:
    """Raise a public matter, with or without an account and a name; number and code are told once, and kept with no
    errand. Refuses with TooManyKnocks, NotAllowed, NotInList, NoSuchThing, CaseUnknown or TextMissing."""
    knock(request, "voices", RAISED, PER)
    me = asker(request)
    nameless = me.kind is ActorKind.CITIZEN and not body.party and not body.case
    facts = (body.said(), VoiceWay.API, body.party or "", body.contact)
    return run(operations.raise_voice, *facts, by=NOBODY if nameless else me, now=clock.now())


@router.post("/recorded", auth=STAFF, response={201: shown(VoiceRaised)}, operation_id="voices_record")
def record(request: HttpRequest, body: VoiceRecorded) -> VoiceRaised:
    """Record what you were told. Refuses with NotAllowed, NotInList, NoSuchThing or TextMissing."""
    return done(request, operations.record_voice, body.said(), body.way, body.party or "", body.contact)


@router.get("", auth=ALL, response=shown(VoicePage), operation_id="voices_published")
def published(request: HttpRequest, topic: Topic = "", after: After = "") -> VoicePage:
    """What is published, the latest first."""
    return queries.published(topic, after)


@router.get("/mine", auth=CITIZEN, response=several(VoiceRow), operation_id="voices_mine")
def mine(request: HttpRequest) -> list[VoiceRow]:
    """What you raised, and those for whom you act."""
    return list(queries.mine(asker(request), clock.now()))


@router.get("/desk", auth=STAFF, response=several(DeskVoice), operation_id="voices_desk")
def at_desk(request: HttpRequest) -> list[DeskVoice]:
    """What is open before you, the oldest first."""
    return list(queries.at_desk(asker(request), clock.now()))


@router.get("/work", auth=STAFF, response=several(OfficeStanding), operation_id="voices_work")
def work(request: HttpRequest, month: Month, line: Line = "hotline") -> list[OfficeStanding]:
    """How the departments worked with what was handed to them in a month. Refuses with ImpossibleDates."""
    if not 2000 <= month.year < 2200:
        raise ImpossibleDates()
    return list(queries.work(month_of(month), clock.now(), line))


@router.get("/reports", auth=ALL, response=several(ReportRow), operation_id="voices_reports")
def reports(request: HttpRequest) -> list[ReportRow]:
    """The monthly reports that are published."""
    return list(queries.reports(asker(request), clock.now()))


@router.post("/reports/{ref}/publish", auth=STAFF, response=shown(ReportKept), operation_id="voices_publish_report")
def publish_report(request: HttpRequest, ref: PathRef) -> ReportKept:
    """Publish a report before its day. Refuses with NotAtTheDesk or ReportUnknown."""
    return done(request, operations.publish_report, ref)


@router.post("/own/{number}", auth=ALL, response=shown(VoiceRow), operation_id="voices_look")
def look(request: HttpRequest, number: Number, body: VoiceCode) -> VoiceRow:
    """A voice by number and code; by POST, so that the code stands in no address. Refuses with TooManyKnocks or
    NothingHere."""
    knock(request, "voices_find", LOOKED, PER)
    return there(queries.by_code(number, body.code, clock.now()))


@router.post("/own/{number}/content", auth=ALL, response=shown(VoiceMoved), operation_id="voices_rate")
def rate(request: HttpRequest, number: Number, body: VoiceRated) -> VoiceMoved:
    """Say whether you are content with the answer. Refuses with TooManyKnocks, VoiceUnknown or NotClosedYet."""
    knock(request, "voices_find", LOOKED, PER)
    by = _speaker(request, number)
    return run(operations.rate_voice, number, body.code, body.content, by=by, now=clock.now())


@router.post("/own/{number}/withdraw", auth=ALL, response=shown(VoiceMoved), operation_id="voices_withdraw")
def withdraw(request: HttpRequest, number: Number, body: VoiceCode) -> VoiceMoved:
    """Take back what is not answered yet. Refuses with TooManyKnocks, VoiceUnknown or WrongState."""
    knock(request, "voices_find", LOOKED, PER)
    return run(operations.withdraw_voice, number, body.code, by=_speaker(request, number), now=clock.now())


def _speaker(request: HttpRequest, number: str) -> Actor:
    """Who acts on a voice: by the code alone nobody, so that a refusal that is noted ties no account to it."""
    me = asker(request)
    return me if queries.own(number, me, clock.now()) else NOBODY


@router.get("/{ref}", auth=ALL, response=shown(PublicVoice), operation_id="voices_public")
def public(request: HttpRequest, ref: PathRef) -> PublicVoice:
    """One published voice. Refuses with NothingHere."""
    return there(queries.public(ref))


@router.get("/{ref}/comments", auth=ALL, response=several(CommentRow), operation_id="voices_comments")
def comments(request: HttpRequest, ref: PathRef, order: Order = "newest") -> list[CommentRow]:
    """What stands under a published voice."""
    return list(queries.comments(ref, order, asker(request)))


@router.post("/{ref}/comments", auth=CITIZEN, response={201: shown(CommentKept)}, operation_id="voices_comment")
def comment(request: HttpRequest, ref: PathRef, body: CommentWritten) -> CommentKept:
    """Say something to a published voice. Refuses with VoiceUnknown, TextMissing or TellsWhoItWas."""
    return done(request, operations.comment_voice, ref, body.text)


@router.get("/{ref}/at-desk", auth=STAFF, response=shown(DeskVoice), operation_id="voices_one")
def one(request: HttpRequest, ref: PathRef) -> DeskVoice:
    """One voice with its orders. Refuses with NothingHere."""
    return there(queries.one(ref, asker(request), clock.now()))


@router.post("/{ref}/assign", auth=STAFF, response=shown(VoiceMoved), operation_id="voices_assign")
def assign(request: HttpRequest, ref: PathRef, body: VoiceAssigned) -> VoiceMoved:
    """Class a voice and hand it to a department. Refuses with VoiceUnknown, NotAtTheDesk, NotInList or WrongState."""
    return done(request, operations.assign_voice, ref, body.office, body.kind, body.topic)


@router.post("/{ref}/take", auth=STAFF, response=shown(VoiceMoved), operation_id="voices_take")
def take(request: HttpRequest, ref: PathRef) -> VoiceMoved:
    """Say that your department is at it. Refuses with VoiceUnknown, NotWithYou or TakenBefore."""
    return done(request, operations.take_voice, ref)


@router.post("/{ref}/give-back", auth=STAFF, response=shown(VoiceMoved), operation_id="voices_give_back")
def give_back(request: HttpRequest, ref: PathRef, body: VoiceReason) -> VoiceMoved:
    """Give back what is not your department's. Refuses with VoiceUnknown, NotWithYou or TextMissing."""
    return done(request, operations.give_back_voice, ref, body.reason)


@router.post("/{ref}/answer", auth=STAFF, response=shown(VoiceMoved), operation_id="voices_answer")
def answer(request: HttpRequest, ref: PathRef, body: VoiceAnswered) -> VoiceMoved:
    """Answer for your department; the desk checks it. Refuses with VoiceUnknown, NotWithYou or TextMissing."""
    return done(request, operations.answer_voice, ref, body.answer)


@router.post("/{ref}/return", auth=STAFF, response=shown(VoiceMoved), operation_id="voices_return")
def return_one(request: HttpRequest, ref: PathRef, body: VoiceReason) -> VoiceMoved:
    """Return an answer that is none. Refuses with VoiceUnknown, NotAtTheDesk, NotClosedYet or OwnAnswer."""
    return done(request, operations.return_voice, ref, body.reason)


@router.post("/{ref}/close", auth=STAFF, response=shown(VoiceMoved), operation_id="voices_close")
def close(request: HttpRequest, ref: PathRef) -> VoiceMoved:
    """Let a checked answer go out. Refuses with VoiceUnknown, NotAtTheDesk, NotClosedYet or OwnAnswer."""
    return done(request, operations.close_voice, ref)
