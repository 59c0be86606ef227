"""Appointments: what can be booked where, booking with and without an account, the window's day, duty on days off."""

from datetime import date, time, timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field, StringConstraints

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.shapes import REF_PATTERN, Body, BodyRef, Moment, PathRef, Text500, several, shown
from yimen.engine.centre.appointments import operations, queries
from yimen.engine.centre.appointments.elsewhere import elsewhere as bookable_elsewhere
from yimen.engine.centre.appointments.operations import (
    Arrived,
    Booked,
    DutySaid,
    PauseSaid,
    PlanSaid,
    PlanTold,
    Visitor,
    WeekendSaid,
    Wish,
)
from yimen.engine.centre.appointments.rows import (
    AppointmentRow,
    DayRow,
    Elsewhere,
    OpenDay,
    PauseRow,
    PlanRow,
    RosterRow,
)
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["appointments"])

BOOKINGS, PER = 5, timedelta(hours=1)

OfItem = QueryEx[str, P(pattern=f"{REF_PATTERN}|^$", description="The plans that serve this item")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Hour = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
TicketCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{6}$")]
Small = Annotated[int, Field(ge=-1000, le=1000)]


class PlanAsked(Body):
    """A plan by which a centre can be booked."""

    name: Name
    kind: str = Field("regular", max_length=20)
    minutes: Small = 30
    places: Small = 1
    lead_hours: Small = 2
    days_ahead: Small = 14
    family: str = Field("", max_length=20)
    item: BodyRef | None = None
    office: BodyRef | None = None
    opens: Hour | None = None
    closes: Hour | None = None


class BookingAsked(Body):
    """A slot for a party, and what they come for."""

    plan: BodyRef
    begins: Moment
    party: BodyRef
    item: BodyRef | None = None
    case: BodyRef | None = None
    comes: str = Field("", max_length=50)


class VisitorAsked(Body):
    """A slot for somebody without an account."""

    plan: BodyRef
    begins: Moment
    name: Name
    number: str = Field(max_length=20)
    phone: str = Field(max_length=20)
    item: BodyRef | None = None


class NewTime(Body):
    """Another slot of the same plan."""

    begins: Moment


class CodeShown(Body):
    """What the visitor shows at the window."""

    code: TicketCode


class LeftOut(Body):
    """Items that the centre leaves out on days off."""

    items: list[BodyRef] = Field(min_length=1, max_length=500)
    since: date
    basis: str = Field(max_length=200)


class DoneAgain(Body):
    """Items that the centre does on days off again."""

    items: list[BodyRef] = Field(min_length=1, max_length=500)


class DutyAsked(Body):
    """Who serves on a day off."""

    plan: BodyRef
    staff: BodyRef
    day: date


class AppealAsked(Body):
    """Why the appointments were missed."""

    reason: Text500


class AppealAnswer(Body):
    """What came of an appeal: lifted or upheld."""

    answer: str = Field(max_length=20)
    reason: Text500


@router.get("/centres/{ref}/plans", auth=ALL, response=several(PlanRow), operation_id="appointments_plans")
def plans(request: HttpRequest, ref: PathRef, item: OfItem = "") -> list[PlanRow]:
    """What can be booked at a centre."""
    return list(queries.plans(ref, clock.now(), item))


@router.get("/centres/{ref}/opening", auth=ALL, response=several(OpenDay), operation_id="appointments_opening")
def opening(request: HttpRequest, ref: PathRef, item: OfItem = "") -> list[OpenDay]:
    """On which of the next fourteen days a centre, and an item there, is open, closed, or served for who books."""
    return list(queries.opening(ref, clock.now(), item))


@router.get("/plans/{ref}/days", auth=ALL, response=several(DayRow), operation_id="appointments_days")
def days(request: HttpRequest, ref: PathRef, item: OfItem = "") -> list[DayRow]:
    """The slots of a plan that can still be booked, by day."""
    return list(queries.days(ref, clock.now(), item))


@router.get("/centres/{ref}/elsewhere", auth=ALL, response=several(Elsewhere), operation_id="appointments_elsewhere")
def elsewhere(request: HttpRequest, ref: PathRef, item: OfItem) -> list[Elsewhere]:
    """At which other centres the same item can be booked, the soonest first; three at most."""
    return list(bookable_elsewhere(item, ref, clock.now()))


@router.post("/centres/{ref}/plans", auth=STAFF, response={201: shown(PlanSaid)}, operation_id="appointments_open_plan")
def open_plan(request: HttpRequest, ref: PathRef, body: PlanAsked) -> PlanSaid:
    """Let your centre be booked. Refuses with PlanImpossible, PlanOpenAlready, NotInList, NoSuchThing or NotAllowed."""
    opens, closes = (time.fromisoformat(one) if one else None for one in (body.opens, body.closes))
    told = PlanTold(
        body.name, body.kind, body.minutes, body.places, body.lead_hours, body.days_ahead, body.family,
        body.item or "", body.office or "", opens, closes,
    )  # fmt: skip
    return done(request, operations.open_plan, ref, told)


@router.post("/plans/{ref}/end", auth=STAFF, response=shown(PlanSaid), operation_id="appointments_end_plan")
def end_plan(request: HttpRequest, ref: PathRef) -> PlanSaid:
    """Take no more bookings by a plan. Refuses with NoSuchThing or NotAllowed."""
    return done(request, operations.end_plan, ref)


@router.post("/centres/{ref}/weekend", auth=STAFF, response=shown(WeekendSaid), operation_id="appointments_weekend")
def reduce_weekend(request: HttpRequest, ref: PathRef, body: LeftOut) -> WeekendSaid:
    """Leave items out on days off. Refuses with NoSuchThing, Missing, ImpossibleDates or NotAllowed."""
    return done(request, operations.reduce_weekend, ref, tuple(body.items), body.since, body.basis)


@router.post(
    "/centres/{ref}/weekend/restore", auth=STAFF, response=shown(WeekendSaid), operation_id="appointments_weekend_again"
)
def restore_weekend(request: HttpRequest, ref: PathRef, body: DoneAgain) -> WeekendSaid:
    """Do items on days off again, from tomorrow on. Refuses with NoSuchThing or NotAllowed."""
    return done(request, operations.restore_weekend, ref, tuple(body.items))


@router.get("", auth=SIGNED_IN, response=several(AppointmentRow), operation_id="appointments_mine")
def mine(request: HttpRequest) -> list[AppointmentRow]:
    """Your appointments, those of everybody you act for, and those you booked."""
    return list(queries.mine(asker(request), clock.now()))


@router.post("", auth=SIGNED_IN, response={201: shown(Booked)}, operation_id="appointments_book")
def book(request: HttpRequest, body: BookingAsked) -> Booked:
    """Book a place for a party you act for, or who stands at your window.

    Refuses with SlotNotOffered, TooLateToBook, TooEarlyToBook, SlotFull, NobodyOnDuty, BookedThen, TooManyBooked,
    BookingPaused, ItemNotInPlan, NoSuchThing, NotAllowed or CaseUnknown.
    """
    wish = Wish(body.item or "", body.case or "", body.comes)
    return done(request, operations.book, body.plan, body.begins, body.party, wish)


@router.post("/without-account", auth=ALL, response={201: shown(Booked)}, operation_id="appointments_book_bare")
def book_without_account(request: HttpRequest, body: VisitorAsked) -> Booked:
    """Book with a name, an identity number and a phone, five times an hour. Answers as booking does.

    Refuses with TooManyKnocks, NameDiffers, SlotNotOffered, TooLateToBook, TooEarlyToBook, SlotFull, NobodyOnDuty,
    BookedThen, TooManyBooked, BookingPaused, ItemNotInPlan, NoSuchThing, BadNumber or BadPhone.
    """
    knock(request, "book", BOOKINGS, PER)
    visitor = Visitor(body.name, body.number, body.phone)
    facts = (body.plan, body.begins, visitor, body.item or "")
    return run(operations.book_without_account, *facts, by=asker(request), now=clock.now())


@router.get("/today", auth=STAFF, response=several(AppointmentRow), operation_id="appointments_today")
def today(request: HttpRequest) -> list[AppointmentRow]:
    """Who is expected today at your centre."""
    return list(queries.at_centre(asker(request), day_of(clock.now()), clock.now()))


@router.post("/arrive", auth=STAFF, response=shown(Arrived), operation_id="appointments_arrive")
def arrive(request: HttpRequest, body: CodeShown) -> Arrived:
    """A visitor shows the code; the visit begins. Refuses with NotAtAWindow, AppointmentUnknown, NotNow or
    VisitOpen.
    """
    return done(request, operations.arrive, body.code)


@router.get("/roster", auth=STAFF, response=several(RosterRow), operation_id="appointments_roster")
def roster(request: HttpRequest) -> list[RosterRow]:
    """Who serves on days off, and with how many visitors."""
    return list(queries.roster(asker(request), day_of(clock.now())))


@router.post("/roster", auth=STAFF, response={201: shown(DutySaid)}, operation_id="appointments_offer_duty")
def offer_duty(request: HttpRequest, body: DutyAsked) -> DutySaid:
    """Offer one of your staff for a day off. Refuses with NotADayOff, DutyOffered, ImpossibleDates or NotAllowed."""
    return done(request, operations.offer_duty, body.plan, body.staff, body.day)


@router.post("/roster/{ref}/withdraw", auth=STAFF, response=shown(DutySaid), operation_id="appointments_withdraw_duty")
def withdraw_duty(request: HttpRequest, ref: PathRef) -> DutySaid:
    """Take an offer back. Refuses with DutyNeeded, NoSuchThing or NotAllowed."""
    return done(request, operations.withdraw_duty, ref)


@router.get("/pauses", auth=CITIZEN, response=several(PauseRow), operation_id="appointments_pauses")
def pauses(request: HttpRequest) -> list[PauseRow]:
    """Your pauses in booking."""
    return list(queries.pauses(asker(request), clock.now()))


@router.post("/pauses/{ref}/appeal", auth=CITIZEN, response=shown(PauseSaid), operation_id="appointments_appeal")
def appeal(request: HttpRequest, ref: PathRef, body: AppealAsked) -> PauseSaid:
    """Say why you did not come. Refuses with NotPaused."""
    return done(request, operations.appeal_pause, ref, body.reason)


@router.get("/appeals", auth=STAFF, response=several(PauseRow), operation_id="appointments_appeals")
def appeals(request: HttpRequest) -> list[PauseRow]:
    """Appeals that wait for your answer."""
    return list(queries.appeals(asker(request)))


@router.post("/pauses/{ref}/answer", auth=STAFF, response=shown(PauseSaid), operation_id="appointments_answer_appeal")
def answer_appeal(request: HttpRequest, ref: PathRef, body: AppealAnswer) -> PauseSaid:
    """Lift a pause or uphold it. Refuses with NotPaused, NotInList, NotAllowed or OwnMatter."""
    return done(request, operations.answer_appeal, ref, body.answer, body.reason)


@router.get("/{ref}", auth=ALL, response=shown(AppointmentRow), operation_id="appointments_ticket")
def ticket(request: HttpRequest, ref: PathRef) -> AppointmentRow:
    """A ticket by its reference; who only holds the ticket reads no names."""
    return there(queries.ticket(ref, asker(request), clock.now()))


@router.post("/{ref}/change", auth=ALL, response=shown(Booked), operation_id="appointments_change")
def change(request: HttpRequest, ref: PathRef, body: NewTime) -> Booked:
    """Come at another time. Refuses with AppointmentUnknown, HasBegun, WrongState, SlotFull or SlotNotOffered.

    Also with TooLateToBook, TooEarlyToBook, NobodyOnDuty or BookedThen.
    """
    return run(operations.change_slot, ref, body.begins, by=asker(request), now=clock.now())


@router.post("/{ref}/cancel", auth=ALL, response=shown(Booked), operation_id="appointments_cancel")
def cancel(request: HttpRequest, ref: PathRef) -> Booked:
    """Give the place back. Refuses with AppointmentUnknown, HasBegun or WrongState."""
    return run(operations.cancel_booking, ref, by=asker(request), now=clock.now())
