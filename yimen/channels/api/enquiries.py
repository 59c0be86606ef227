"""Enquiries: ask a human, record what was asked at the window, hand over, acknowledge, answer, and the figures."""

from datetime import date, timedelta
from typing import Literal

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Read, Text500, Text1000, Text2000, several, shown
from yimen.engine.public.enquiries import operations, queries
from yimen.engine.public.enquiries.operations import Asked, Heard
from yimen.engine.public.enquiries.rows import EnquiryFigures, EnquiryRow, ToldAnswer
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["enquiries"])

QUESTIONS, PER = 10, timedelta(hours=1)
Days = QueryEx[int, P(ge=1, le=366, description="How many days back")]


Narrow = QueryEx[str, P(max_length=40)]
Minutes = QueryEx[int, P(ge=1, le=1440, description="Within how many minutes an answer counts as given at once")]
Within = QueryEx[int, P(ge=1, le=60, description="Within how many days")]


class EnquiryAsked(Body):
    """What somebody asks, and what it is about."""

    topic: str = Field(max_length=60)
    question: str = Field(max_length=1000)
    item: BodyRef | None = None
    case: BodyRef | None = None
    page: str = Field("", max_length=200)
    party: BodyRef | None = None
    policy: BodyRef | None = None
    follows: BodyRef | None = Field(None, description="The own question that this one goes on from")

    def asked(self) -> Asked:
        rest = (self.item or "", self.case or "", self.page, self.policy or "", self.follows or "")
        return Asked(self.topic, self.question, *rest)


class EnquiryRecorded(EnquiryAsked):
    """What was asked at the window or by phone."""

    way: str = Field("window", max_length=20)


class EnquiryBroughtIn(Body):
    """What the city's own platform was told, under its number there."""

    number: str = Field(min_length=1, max_length=64)
    topic: str = Field(max_length=60)
    question: str = Field(max_length=1000)
    item: BodyRef | None = None


class EnquiryToldToAll(Body):
    """The question worded so that nobody can tell who asked."""

    question: Text1000


class EnquiryAnswered(Body):
    """An answer with the source it rests on, and whether it is a "no": who says yes proposes it instead."""

    answer: Text2000
    source: Text500
    no: Literal["yes", "no"]


class EnquiryNo(Body):
    """A "no" to a question: on what basis, why, and what can be done instead."""

    basis: Text500
    explanation: Text1000
    guidance: Text1000


class EnquiryNoRead(Read):
    """Which "no" is confirmed."""


class EnquiryNoReason(Read):
    """Why a "no" is sent back."""

    reason: Text500


class EnquiryHanded(Body):
    """To which office, and why."""

    office: BodyRef
    reason: Text500


class EnquiryClosing(Body):
    """How it ended without an answer: intake or left."""

    how: str = Field(max_length=20)


class Rated(Body):
    """Whether the answer helped: yes or no."""

    solved: str = Field(max_length=3)


@router.post("", auth=ALL, response={201: shown(Heard)}, operation_id="enquiries_ask")
def ask(request: HttpRequest, body: EnquiryAsked) -> Heard:
    """Ask a human, with or without an account. Refuses with TooManyKnocks, NoSuchThing, TextMissing or CaseUnknown."""
    knock(request, "ask", QUESTIONS, PER)
    facts = (body.asked(), body.party or "")
    return run(operations.ask_from_page, *facts, by=asker(request), now=clock.now())


@router.post("/recorded", auth=STAFF, response={201: shown(Heard)}, operation_id="enquiries_record")
def record(request: HttpRequest, body: EnquiryRecorded) -> Heard:
    """Record what you were asked; you own it. Refuses with NotInList, NoSuchThing, TextMissing or NotAllowed."""
    return done(request, operations.record_enquiry, body.way, body.asked(), body.party or "")


@router.post("/brought-in", auth=STAFF, response={201: shown(Heard)}, operation_id="enquiries_bring_in")
def bring_in(request: HttpRequest, body: EnquiryBroughtIn) -> Heard:
    """Bring in a question of the city's own platform; the same number again is the same question. Refuses with
    NotAllowed, Missing, NoSuchThing or TextMissing."""
    asked = Asked(body.topic, body.question, body.item or "")
    return done(request, operations.bring_in_enquiry, body.number, asked)


@router.get("/told", auth=ALL, response=several(ToldAnswer), operation_id="enquiries_told")
def told(request: HttpRequest, policy: Narrow = "", item: Narrow = "") -> list[ToldAnswer]:
    """Answered questions that everybody may read, the latest first; of a policy or an item, or all."""
    return list(queries.told_to_all(policy, item))


@router.get("", auth=CITIZEN, response=several(EnquiryRow), operation_id="enquiries_mine")
def mine(request: HttpRequest) -> list[EnquiryRow]:
    """What you asked."""
    return list(queries.mine(asker(request), clock.now()))


@router.get("/waiting", auth=STAFF, response=several(EnquiryRow), operation_id="enquiries_waiting")
def waiting(request: HttpRequest) -> list[EnquiryRow]:
    """What waits for somebody to take it up."""
    return list(queries.waiting(asker(request), clock.now()))


@router.get("/owned", auth=STAFF, response=several(EnquiryRow), operation_id="enquiries_owned")
def owned(request: HttpRequest) -> list[EnquiryRow]:
    """What you owe an answer to."""
    return list(queries.owned(asker(request), clock.now()))


@router.get("/of-office", auth=STAFF, response=several(EnquiryRow), operation_id="enquiries_of_office")
def of_office(request: HttpRequest) -> list[EnquiryRow]:
    """What your offices owe an answer to, or were handed."""
    return list(queries.of_offices(asker(request), clock.now()))


@router.get("/figures", auth=STAFF, response=shown(EnquiryFigures), operation_id="enquiries_figures")
def figures(request: HttpRequest, days: Days = 30, at_once: Minutes = 30, within: Within = 2) -> EnquiryFigures:
    """What was asked in the last days, what became of it, and how much was answered at once and within two days."""
    until: date = day_of(clock.now()) + timedelta(days=1)
    limits = (timedelta(minutes=at_once), timedelta(days=within))
    return queries.figures(until - timedelta(days=days), until, clock.now(), *limits)


@router.get("/beyond", auth=STAFF, response=several(EnquiryRow), operation_id="enquiries_beyond")
def beyond(request: HttpRequest, within: Within = 2) -> list[EnquiryRow]:
    """What nobody has answered so many days after it was asked; for supervision."""
    return list(queries.beyond(asker(request), clock.now(), timedelta(days=within)))


@router.get("/cases/{ref}", auth=SIGNED_IN, response=several(EnquiryRow), operation_id="enquiries_of_case")
def of_case(request: HttpRequest, ref: PathRef) -> list[EnquiryRow]:
    """What was asked about a case."""
    return list(queries.of_case(ref, asker(request), clock.now()))


@router.get("/{ref}", auth=ALL, response=shown(EnquiryRow), operation_id="enquiries_one")
def one(request: HttpRequest, ref: PathRef) -> EnquiryRow:
    """A question with its answer."""
    return there(queries.one(ref, asker(request), clock.now()))


@router.post("/{ref}/take-up", auth=STAFF, response=shown(Heard), operation_id="enquiries_take_up")
def take_up(request: HttpRequest, ref: PathRef) -> Heard:
    """Take a question up. Refuses with EnquiryUnknown, TakenUp, EnquiryEnded or NotAllowed."""
    return done(request, operations.take_up_enquiry, ref)


@router.post("/{ref}/answer", auth=STAFF, response=shown(Heard), operation_id="enquiries_answer")
def answer(request: HttpRequest, ref: PathRef, body: EnquiryAnswered) -> Heard:
    """Answer it. Refuses with EnquiryUnknown, NotTheOwner, EnquiryEnded, HandedOver, NoWaits, NoNeedsApprover or
    TextMissing."""
    return done(request, operations.answer_enquiry, ref, body.answer, body.source, body.no)


@router.post("/{ref}/no", auth=STAFF, response=shown(Heard), operation_id="enquiries_propose_no")
def propose_no(request: HttpRequest, ref: PathRef, body: EnquiryNo) -> Heard:
    """Propose to answer that it cannot be done; who asked hears it when an approver has confirmed. Refuses with
    EnquiryUnknown, NotTheOwner, EnquiryEnded, HandedOver, NoWaits or TextMissing."""
    return done(request, operations.propose_no, ref, body.basis, body.explanation, body.guidance)


@router.post("/{ref}/no/confirm", auth=STAFF, response=shown(Heard), operation_id="enquiries_confirm_no")
def confirm_no(request: HttpRequest, ref: PathRef, body: EnquiryNoRead) -> Heard:
    """Confirm a proposed "no". Refuses with EnquiryUnknown, EnquiryEnded, NoUnknown, OwnNo, NotFormal, OwnMatter or
    ChangedSinceRead."""
    return done(request, operations.confirm_no, ref, body.seen)


@router.post("/{ref}/no/send-back", auth=STAFF, response=shown(Heard), operation_id="enquiries_send_no_back")
def send_no_back(request: HttpRequest, ref: PathRef, body: EnquiryNoReason) -> Heard:
    """Send a proposed "no" back to its owner. Refuses with EnquiryUnknown, EnquiryEnded, NoUnknown, OwnNo, NotFormal,
    OwnMatter, ChangedSinceRead or TextMissing."""
    return done(request, operations.send_no_back, ref, body.reason, body.seen)


@router.post("/{ref}/no/withdraw", auth=STAFF, response=shown(Heard), operation_id="enquiries_withdraw_no")
def withdraw_no(request: HttpRequest, ref: PathRef) -> Heard:
    """Take back the "no" that you proposed, before anybody has answered it. Refuses with EnquiryUnknown, NoUnknown,
    NotYourNo or NoDecided."""
    return done(request, operations.withdraw_no, ref)


@router.post("/{ref}/tell-all", auth=STAFF, response=shown(Heard), operation_id="enquiries_tell_all")
def tell_all(request: HttpRequest, ref: PathRef, body: EnquiryToldToAll) -> Heard:
    """Let everybody read the answer. Refuses with EnquiryUnknown, NotTheOwner, NotAnswered, TextMissing or
    NotAnonymous."""
    return done(request, operations.tell_answer_to_all, ref, body.question)


@router.post("/{ref}/take-back", auth=STAFF, response=shown(Heard), operation_id="enquiries_take_back")
def take_back(request: HttpRequest, ref: PathRef) -> Heard:
    """Show the answer to its asker alone again. Refuses with EnquiryUnknown, NotTheOwner or NotAnswered."""
    return done(request, operations.take_back_answer, ref)


@router.post("/{ref}/hand-over", auth=STAFF, response=shown(Heard), operation_id="enquiries_hand_over")
def hand_over(request: HttpRequest, ref: PathRef, body: EnquiryHanded) -> Heard:
    """Give it to an office. Refuses with EnquiryUnknown, NotTheOwner, EnquiryEnded, HandedOver, NoWaits, OwnOffice,
    NoSuchThing or TextMissing."""
    return done(request, operations.hand_over_enquiry, ref, body.office, body.reason)


@router.post("/{ref}/acknowledge", auth=STAFF, response=shown(Heard), operation_id="enquiries_acknowledge")
def acknowledge(request: HttpRequest, ref: PathRef) -> Heard:
    """Own it from now on. Refuses with EnquiryUnknown, NotTheOwner, EnquiryEnded or NothingToAcknowledge."""
    return done(request, operations.acknowledge_enquiry, ref)


@router.post("/{ref}/end", auth=STAFF, response=shown(Heard), operation_id="enquiries_end")
def end(request: HttpRequest, ref: PathRef, body: EnquiryClosing) -> Heard:
    """Close it without an answer. Refuses with EnquiryUnknown, NotTheOwner, EnquiryEnded, HandedOver, NoWaits or
    NotInList."""
    return done(request, operations.end_enquiry, ref, body.how)


@router.post("/{ref}/solved", auth=ALL, response=shown(Heard), operation_id="enquiries_solved")
def solved(request: HttpRequest, ref: PathRef, body: Rated) -> Heard:
    """Say whether the answer helped. Refuses with EnquiryUnknown or NotInList."""
    return run(operations.say_solved, ref, body.solved, by=asker(request), now=clock.now())
