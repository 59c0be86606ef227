"""Complaints: lodged by anybody, by name or not, read by number and code; handled by staff who are apart from it."""

from datetime import timedelta

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, CITIZEN, STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text100, Text1000, Text2000, several, shown
from yimen.engine.public.complaints import operations, queries
from yimen.engine.public.complaints.operations import Complained, ComplaintMoved, Lodged
from yimen.engine.public.complaints.rows import ComplainantShown, ComplaintRow, ComplaintStanding, HandledComplaint
from yimen.kernel.actor import NOBODY, ActorKind
from yimen.kernel.complaint import ComplaintWay
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["complaints"])

LODGED, LOOKED, PER = 10, 30, timedelta(hours=1)
Number = PathEx[str, P(max_length=20, description="The number of a complaint")]
Days = QueryEx[int, P(ge=1, le=3660, description="How many days back")]


class ComplaintLodged(Body):
    """What is complained of: a case of one's own, a window, a centre or an office; by name, or by none."""

    kind: str = Field(max_length=20)
    told: Text2000
    case: BodyRef | None = None
    window: BodyRef | None = None
    centre: BodyRef | None = None
    office: BodyRef | None = None
    officer: str = Field("", max_length=60)
    party: BodyRef | None = None
    contact: Text100 = ""

    def said(self) -> Complained:
        places = (self.case or "", self.window or "", self.centre or "", self.office or "")
        return Complained(self.kind, self.told, *places, officer=self.officer)


class ComplaintRecorded(ComplaintLodged):
    """What somebody said at the window, by phone or in a letter."""

    way: str = Field(max_length=10)


class ComplaintCode(Body):
    """The code that was told with the number; empty for one's own complaint."""

    code: str = Field("", max_length=64)


class ContentSaid(ComplaintCode):
    """Whether one is content with the answer."""

    content: str = Field(pattern="^(yes|no)$")


class AppealMade(ComplaintCode):
    """Why one does not accept the answer."""

    why: Text1000


class KindSaid(Body):
    """What the complaint is about, as who acknowledges it sees it."""

    kind: str = Field(max_length=20)


class InvestigatorNamed(Body):
    """Who looks into it."""

    staff: BodyRef


class ComplaintAnswered(Body):
    """What was found: upheld, partly or not_upheld; the answer, and what is done about it."""

    found: str = Field(pattern="^(upheld|partly|not_upheld)$")
    answer: Text2000
    measure: Text1000 = ""


@router.post("", auth=ALL, response={201: shown(Lodged)}, operation_id="complaints_lodge")
def lodge(request: HttpRequest, body: ComplaintLodged) -> Lodged:
    """Complain, with or without an account and a name; number and code are told once, and kept with no errand. Refuses
    with TooManyKnocks, NotInList, NobodyComplainedOf, NoSuchThing, CaseUnknown or TextMissing."""
    knock(request, "complain", LODGED, PER)
    facts = (body.said(), ComplaintWay.API, body.party or "", body.contact)
    me = asker(request)
    # Who wants no name has none among the attempts either, if it is refused.
    nameless = me.kind is ActorKind.CITIZEN and not body.party and not body.case
    return run(operations.lodge_complaint, *facts, by=NOBODY if nameless else me, now=clock.now())


@router.post("/recorded", auth=STAFF, response={201: shown(Lodged)}, operation_id="complaints_record")
def record(request: HttpRequest, body: ComplaintRecorded) -> Lodged:
    """Record what you were told. Refuses with NotAllowed, NotInList, AboutYou, NobodyComplainedOf or NoSuchThing."""
    return done(request, operations.record_complaint, body.said(), body.way, body.party or "", body.contact)


@router.get("", auth=CITIZEN, response=several(ComplaintRow), operation_id="complaints_mine")
def mine(request: HttpRequest) -> list[ComplaintRow]:
    """What you complained of, and those for whom you act."""
    return list(queries.mine(asker(request), clock.now()))


@router.get("/standing", auth=ALL, response=shown(ComplaintStanding), operation_id="complaints_standing")
def standing(request: HttpRequest, days: Days = 365) -> ComplaintStanding:
    """How the complaints of the city stand: numbers alone."""
    now = clock.now()
    return queries.standing(now - timedelta(days=days), now)


@router.post("/own/{number}", auth=ALL, response=shown(ComplaintRow), operation_id="complaints_look")
def look(request: HttpRequest, number: Number, body: ComplaintCode) -> ComplaintRow:
    """A complaint by number and code; by POST, so that the code stands in no address. Refuses with TooManyKnocks or
    NothingHere."""
    knock(request, "complaints", LOOKED, PER)
    return there(queries.by_code(number, body.code, clock.now()))


@router.post("/own/{number}/content", auth=ALL, response=shown(ComplaintMoved), operation_id="complaints_content")
def content(request: HttpRequest, number: Number, body: ContentSaid) -> ComplaintMoved:
    """Say whether you are content with the answer. Refuses with ComplaintUnknown or NotAnsweredYet."""
    knock(request, "complaints", LOOKED, PER)
    facts = (number, body.code, body.content)
    return run(operations.say_content, *facts, by=asker(request), now=clock.now())


@router.post("/own/{number}/appeal", auth=ALL, response=shown(ComplaintMoved), operation_id="complaints_appeal")
def appeal(request: HttpRequest, number: Number, body: AppealMade) -> ComplaintMoved:
    """Ask the level above, once. Refuses with ComplaintUnknown, NotAnsweredYet, AppealedOnce, AppealOver or
    TextMissing."""
    knock(request, "complaints", LOOKED, PER)
    return run(operations.appeal_complaint, number, body.code, body.why, by=asker(request), now=clock.now())


@router.post("/own/{number}/withdraw", auth=ALL, response=shown(ComplaintMoved), operation_id="complaints_withdraw")
def withdraw(request: HttpRequest, number: Number, body: ComplaintCode) -> ComplaintMoved:
    """Take it back. Refuses with ComplaintUnknown or ComplaintEnded."""
    knock(request, "complaints", LOOKED, PER)
    return run(operations.withdraw_complaint, number, body.code, by=asker(request), now=clock.now())


@router.get("/handled", auth=STAFF, response=several(HandledComplaint), operation_id="complaints_handled")
def handled(request: HttpRequest) -> list[HandledComplaint]:
    """What is open and you handle or look into, by what falls due."""
    return list(queries.handled(asker(request), clock.now()))


@router.get("/against", auth=STAFF, response=several(HandledComplaint), operation_id="complaints_against")
def against(request: HttpRequest) -> list[HandledComplaint]:
    """What was said of the offices that you head; never by whom."""
    return list(queries.against(asker(request), clock.now()))


@router.get("/{ref}", auth=STAFF, response=shown(HandledComplaint), operation_id="complaints_one")
def one(request: HttpRequest, ref: PathRef) -> HandledComplaint:
    """One of them."""
    return there(queries.one(ref, asker(request), clock.now()))


@router.post("/{ref}/acknowledge", auth=STAFF, response=shown(ComplaintMoved), operation_id="complaints_acknowledge")
def acknowledge(request: HttpRequest, ref: PathRef, body: KindSaid) -> ComplaintMoved:
    """Acknowledge it. Refuses with ComplaintUnknown, ForSupervision, AboutYou, ComplaintEnded, AlreadyAcknowledged or
    NotInList."""
    return done(request, operations.acknowledge_complaint, ref, body.kind)


@router.post("/{ref}/investigator", auth=STAFF, response=shown(ComplaintMoved), operation_id="complaints_name")
def name(request: HttpRequest, ref: PathRef, body: InvestigatorNamed) -> ComplaintMoved:
    """Name who looks into it. Refuses with ComplaintUnknown, ForSupervision, AboutYou, ComplaintEnded, NotAcknowledged,
    NoSuchThing or TooNear."""
    return done(request, operations.name_investigator, ref, body.staff)


@router.post("/{ref}/complainant", auth=STAFF, response=shown(ComplainantShown), operation_id="complaints_complainant")
def complainant(request: HttpRequest, ref: PathRef) -> ComplainantShown:
    """Who complained, if you look into it; each look is on record. Refuses with ComplaintUnknown, ComplaintEnded or
    NotTheInvestigator."""
    return run(operations.show_complainant, ref, by=asker(request), now=clock.now())


@router.post("/{ref}/answer", auth=STAFF, response=shown(ComplaintMoved), operation_id="complaints_answer")
def answer(request: HttpRequest, ref: PathRef, body: ComplaintAnswered) -> ComplaintMoved:
    """Say what was found. Refuses with ComplaintUnknown, ComplaintEnded, NotTheInvestigator, TooNear or TextMissing."""
    return done(request, operations.answer_complaint, ref, body.found, body.answer, body.measure)
