"""Outreach: visits at home, guides and tracking of a case, help with filing, late sessions and a centre's hours."""

from datetime import date, timedelta

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.shapes import (
    Body,
    BodyRef,
    Moment,
    PathRef,
    Text100,
    Text500,
    Text1000,
    several,
    shown,
)
from yimen.engine.public.outreach import operations, queries
from yimen.engine.public.outreach.operations import GuidanceSaid, HelpSaid, HomeVisitAsked, HomeVisitSaid, SessionSaid
from yimen.engine.public.outreach.operations import TrackingSaid as Tracked
from yimen.engine.public.outreach.rows import CaseOutreach, HomeVisitRow, SessionRow, TrackingRow
from yimen.insight.hours import queries as hours
from yimen.insight.hours.rows import HoursRow, OvertimeRow
from yimen.registries.dated import day_of
from yimen.threshold import clock

router = Router(tags=["outreach"])

Days = QueryEx[int, P(ge=1, le=366, description="How many days back")]
Word = Field(max_length=20)


class VisitAsked(Body):
    """Where to come, when, why, and for what."""

    party: BodyRef
    centre: BodyRef
    address: str = Field(max_length=200)
    reason: str = Word
    at: Moment
    wish: Text500 = ""
    item: BodyRef | None = None
    case: BodyRef | None = None


class Dispatch(Body):
    """Who goes, and when."""

    staff: BodyRef
    at: Moment


class VisitDone(Body):
    """What was taken along and done."""

    taken: list[Text100] = Field([], max_length=30)
    done: Text1000
    case: BodyRef | None = None


class OutreachReason(Body):
    """Why."""

    reason: Text500


class GuideNamed(Body):
    """Who goes all the way with the applicant."""

    staff: BodyRef
    reason: str = Field("", max_length=200)


class Step(Body):
    """What was done, where, for the applicant or with them."""

    place: str = Field(max_length=60)
    text: Text500
    how: str = Field("with", max_length=4)


class Contact(Body):
    """When the next contact is, and what was said or why it is tracked."""

    text: Text1000
    next_contact: date


class OutreachStart(Body):
    """Why a case is followed up: project, enterprise, difficult or other; and until when to call."""

    why: str = Word
    next_contact: date


class OutreachTold(Body):
    """What came of it."""

    text: Text1000


class Helped(Body):
    """Number and query code of the receipt, and what the help was."""

    number: str = Field(max_length=40)
    code: str = Field(max_length=20)
    what: str = Field(max_length=200)


class Staying(Body):
    """Why one stays."""

    reason: Text100 = ""


@router.get("/home-visits", auth=CITIZEN, response=several(HomeVisitRow), operation_id="home_visits_mine")
def mine(request: HttpRequest) -> list[HomeVisitRow]:
    """The visits you asked for."""
    return list(queries.home_visits(asker(request), clock.now()))


@router.get("/home-visits/to-do", auth=STAFF, response=several(HomeVisitRow), operation_id="home_visits_to_do")
def to_do(request: HttpRequest) -> list[HomeVisitRow]:
    """The visits that wait at your centre, and yours."""
    return list(queries.to_do(asker(request), clock.now()))


@router.post("/home-visits", auth=SIGNED_IN, response={201: shown(HomeVisitSaid)}, operation_id="home_visits_ask")
def ask(request: HttpRequest, body: VisitAsked) -> HomeVisitSaid:
    """Ask a centre to come. Refuses with NoSuchThing, NotAllowed, NotInList, ImpossibleDates or CaseUnknown."""
    asked = HomeVisitAsked(body.address, body.reason, body.at, body.wish, body.item or "", body.case or "")
    return done(request, operations.ask_home_visit, body.party, body.centre, asked)


@router.get("/home-visits/{ref}", auth=SIGNED_IN, response=shown(HomeVisitRow), operation_id="home_visits_one")
def one(request: HttpRequest, ref: PathRef) -> HomeVisitRow:
    """One visit."""
    return there(queries.home_visit(ref, asker(request), clock.now()))


@router.post(
    "/home-visits/{ref}/dispatch", auth=STAFF, response=shown(HomeVisitSaid), operation_id="home_visits_dispatch"
)
def dispatch(request: HttpRequest, ref: PathRef, body: Dispatch) -> HomeVisitSaid:
    """Send an officer. Refuses with HomeVisitUnknown, HomeVisitEnded, NoSuchThing, NotAllowed or ImpossibleDates."""
    return done(request, operations.dispatch_home_visit, ref, body.staff, body.at)


@router.post("/home-visits/{ref}/finish", auth=STAFF, response=shown(HomeVisitSaid), operation_id="home_visits_finish")
def finish(request: HttpRequest, ref: PathRef, body: VisitDone) -> HomeVisitSaid:
    """Record what you did there. Refuses with HomeVisitUnknown, HomeVisitEnded, NotDispatched, TextMissing, NoSuchThing
    or CaseUnknown."""
    return done(request, operations.finish_home_visit, ref, tuple(body.taken), body.done, body.case or "")


@router.post(
    "/home-visits/{ref}/decline", auth=STAFF, response=shown(HomeVisitSaid), operation_id="home_visits_decline"
)
def decline(request: HttpRequest, ref: PathRef, body: OutreachReason) -> HomeVisitSaid:
    """Say that nobody can come. Refuses with HomeVisitUnknown, HomeVisitEnded, NotAllowed or TextMissing."""
    return done(request, operations.decline_home_visit, ref, body.reason)


@router.post(
    "/home-visits/{ref}/cancel", auth=SIGNED_IN, response=shown(HomeVisitSaid), operation_id="home_visits_cancel"
)
def cancel(request: HttpRequest, ref: PathRef) -> HomeVisitSaid:
    """Need nobody any more. Refuses with HomeVisitUnknown or HomeVisitEnded."""
    return done(request, operations.cancel_home_visit, ref)


@router.get("/cases/{ref}", auth=SIGNED_IN, response=shown(CaseOutreach), operation_id="outreach_of_case")
def of_case(request: HttpRequest, ref: PathRef) -> CaseOutreach:
    """Everything beyond the counter that was done for a case."""
    return there(queries.of_case(ref, asker(request), clock.now()))


@router.post("/cases/{ref}/guide", auth=STAFF, response={201: shown(GuidanceSaid)}, operation_id="outreach_guide")
def guide(request: HttpRequest, ref: PathRef, body: GuideNamed) -> GuidanceSaid:
    """Give a case a guide. Refuses with GuidedAlready, NoSuchThing, CaseUnknown or NotAllowed."""
    return done(request, operations.assign_guide, ref, body.staff, body.reason)


@router.post("/cases/{ref}/steps", auth=STAFF, response={201: shown(GuidanceSaid)}, operation_id="outreach_step")
def step(request: HttpRequest, ref: PathRef, body: Step) -> GuidanceSaid:
    """Log a step. Refuses with NotTheGuide, NotInList, Missing, TextMissing or CaseUnknown."""
    return done(request, operations.log_step, ref, body.place, body.text, body.how)


@router.post("/cases/{ref}/guide/finish", auth=STAFF, response=shown(GuidanceSaid), operation_id="outreach_finish")
def finish_guidance(request: HttpRequest, ref: PathRef) -> GuidanceSaid:
    """The way is gone to its end. Refuses with NotTheGuide or CaseUnknown."""
    return done(request, operations.finish_guidance, ref)


@router.post("/cases/{ref}/guide/confirm", auth=CITIZEN, response=shown(GuidanceSaid), operation_id="outreach_confirm")
def confirm(request: HttpRequest, ref: PathRef) -> GuidanceSaid:
    """Confirm what your guide did. Refuses with NothingToConfirm or CaseUnknown."""
    return done(request, operations.confirm_guidance, ref)


@router.post("/cases/{ref}/tracking", auth=STAFF, response={201: shown(Tracked)}, operation_id="outreach_track")
def start(request: HttpRequest, ref: PathRef, body: OutreachStart) -> Tracked:
    """Follow a case up. Refuses with TrackedAlready, NotInList, ImpossibleDates, NotYourRole or CaseUnknown."""
    return done(request, operations.start_tracking, ref, body.why, body.next_contact)


@router.post("/cases/{ref}/tracking/notes", auth=STAFF, response={201: shown(Tracked)}, operation_id="outreach_note")
def note(request: HttpRequest, ref: PathRef, body: Contact) -> Tracked:
    """Note a contact. Refuses with NotTracked, TextMissing, ImpossibleDates or CaseUnknown."""
    return done(request, operations.note_tracking, ref, body.text, body.next_contact)


@router.post("/cases/{ref}/tracking/end", auth=STAFF, response=shown(Tracked), operation_id="outreach_untrack")
def end(request: HttpRequest, ref: PathRef, body: OutreachTold) -> Tracked:
    """Follow it no longer. Refuses with NotTracked, TextMissing or CaseUnknown."""
    return done(request, operations.end_tracking, ref, body.text)


@router.get("/contacts", auth=STAFF, response=several(TrackingRow), operation_id="outreach_contacts")
def contacts(request: HttpRequest) -> list[TrackingRow]:
    """Whom you call next."""
    return list(queries.contacts(asker(request), clock.now()))


@router.post("/help", auth=STAFF, response={201: shown(HelpSaid)}, operation_id="outreach_help")
def helped(request: HttpRequest, body: Helped) -> HelpSaid:
    """Record your help with filing online. Refuses with NoSuchThing, NotFiledOnline, HelpedAlready, Missing or
    NotAllowed."""
    return done(request, operations.record_help, body.number, body.code, body.what)


@router.get("/sessions", auth=STAFF, response=several(SessionRow), operation_id="outreach_sessions")
def sessions(request: HttpRequest) -> list[SessionRow]:
    """Late sessions of your centre."""
    return list(queries.sessions(asker(request), clock.now()))


@router.post("/sessions", auth=STAFF, response={201: shown(SessionSaid)}, operation_id="outreach_stay")
def stay(request: HttpRequest, body: Staying) -> SessionSaid:
    """Stay after closing. Refuses with StillOpen, SessionOpen or NotAllowed."""
    return done(request, operations.begin_late_session, body.reason)


@router.post("/sessions/end", auth=STAFF, response=shown(SessionSaid), operation_id="outreach_go")
def go(request: HttpRequest) -> SessionSaid:
    """Go home. Refuses with NoSession."""
    return done(request, operations.end_late_session)


@router.get("/hours/{ref}", auth=STAFF, response=several(HoursRow), operation_id="outreach_hours")
def by_kind(request: HttpRequest, ref: PathRef, days: Days = 30) -> list[HoursRow]:
    """What a centre did on working days, after closing, at weekends and on holidays."""
    until = day_of(clock.now()) + timedelta(days=1)
    return list(hours.by_kind(ref, until - timedelta(days=days), until))


@router.get("/hours/{ref}/overtime", auth=STAFF, response=several(OvertimeRow), operation_id="outreach_overtime")
def overtime(request: HttpRequest, ref: PathRef, days: Days = 30) -> list[OvertimeRow]:
    """Who stayed after closing."""
    until = day_of(clock.now()) + timedelta(days=1)
    return list(hours.overtime(ref, until - timedelta(days=days), until))
