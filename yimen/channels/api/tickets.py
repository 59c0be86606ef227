"""Tickets: the queues of a centre, taking and giving back a ticket, and the counter that calls and serves it."""

from datetime import timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, CITIZEN, STAFF
from yimen.channels.api.bundles import MatterTaken
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Text100, result_of, several, shown
from yimen.engine.centre.matters.operations.delivering import MatterDelivered
from yimen.engine.centre.matters.operations.handing_in import MatterHandedIn
from yimen.engine.centre.tickets import operations, queries
from yimen.engine.centre.tickets.operations import TicketMoved, TicketTaken
from yimen.engine.centre.tickets.rows import CounterView, QueueRow, TicketRow
from yimen.kernel.visits.tickets import TicketFor
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["tickets"])

TICKETS, PER = 30, timedelta(hours=1)


class TicketWanted(Body):
    """Where a ticket is taken, and for which group, item, bundle or matter."""

    centre: BodyRef
    wanted: TicketFor
    ref: BodyRef


class BookedTicket(Body):
    """At which centre the ticket of an appointment is drawn, and its code."""

    centre: BodyRef
    code: BodyRef


class ResultsSigned(Body):
    """Whose results are handed out on the ticket, and who signs for them."""

    matter: BodyRef
    signature: Annotated[Text100, Field(description="The name of who takes them")]


@router.get("/centres/{centre}/queues", auth=ALL, response=several(QueueRow), operation_id="tickets_queues")
def queues(request: HttpRequest, centre: PathRef) -> list[QueueRow]:
    """The queues of a centre today: how many wait, and who was called last."""
    return list(queries.queues(centre, clock.now()))


@router.get("/mine", auth=CITIZEN, response=several(TicketRow), operation_id="tickets_mine")
def mine(request: HttpRequest) -> list[TicketRow]:
    """Your tickets of today that are not done with."""
    return list(queries.mine(asker(request), clock.now()))


@router.post("", auth=CITIZEN, response={201: shown(TicketTaken)}, operation_id="tickets_take")
def take(request: HttpRequest, body: TicketWanted) -> TicketTaken:
    """Take one ticket for all of what you come for.

    Refuses with NoSuchThing, CentreClosed, NotTakenHere or HoldsOne.
    """
    return done(request, operations.take, body.centre, body.wanted.value, body.ref)


@router.post("/without-account", auth=ALL, response={201: shown(TicketTaken)}, operation_id="tickets_take_bare")
def take_without_account(request: HttpRequest, body: TicketWanted) -> TicketTaken:
    """Take a ticket without a name, thirty an hour. Refuses with TooManyKnocks, and as taking one does."""
    knock(request, "tickets", TICKETS, PER)
    return run(operations.take, body.centre, body.wanted.value, body.ref, by=asker(request), now=clock.now())


@router.post("/booked", auth=ALL, response={201: shown(TicketTaken)}, operation_id="tickets_take_booked")
def take_booked(request: HttpRequest, body: BookedTicket) -> TicketTaken:
    """Draw the ticket of an appointment with its code, thirty an hour; from its time on it is called first.

    Refuses with TooManyKnocks, NoSuchThing, AppointmentUnknown, NotNow, WrongState, CentreClosed, NotTakenHere,
    ItemNotThatDay or HoldsOne.
    """
    knock(request, "tickets", TICKETS, PER)
    return run(operations.take_booked, body.centre, body.code, by=asker(request), now=clock.now())


@router.get("/counter", auth=STAFF, response=shown(CounterView), operation_id="tickets_counter")
def counter(request: HttpRequest) -> CounterView:
    """What your counter has before it: its queues, who stands there, who was served today."""
    return there(queries.at_counter(asker(request), clock.now()))


@router.post("/next", auth=STAFF, response=shown(TicketMoved), operation_id="tickets_call_next")
def call_next(request: HttpRequest) -> TicketMoved:
    """Call who has waited longest.

    Refuses with NotAtAWindow, CounterNotOpen, CounterInNoGroup, CounterBusy or NobodyWaits.
    """
    return done(request, operations.call_next)


@router.get("/{ref}", auth=ALL, response=shown(TicketRow), operation_id="tickets_one")
def one(request: HttpRequest, ref: PathRef) -> TicketRow:
    """A ticket: its number, how many are before it, where it is called to. No personal data."""
    return there(queries.ticket(ref, clock.now()))


@router.post("/{ref}/leave", auth=ALL, response=shown(TicketMoved), operation_id="tickets_leave")
def leave(request: HttpRequest, ref: PathRef) -> TicketMoved:
    """Give a ticket back. Refuses with TicketUnknown or WrongState."""
    return run(operations.leave, ref, by=asker(request), now=clock.now())


@router.post("/{ref}/call-again", auth=STAFF, response=shown(TicketMoved), operation_id="tickets_call_again")
def call_again(request: HttpRequest, ref: PathRef) -> TicketMoved:
    """Call it once more. Refuses with TicketUnknown, WrongState, CalledEnough or CalledTooSoon."""
    return done(request, operations.call_again, ref)


@router.post("/{ref}/miss", auth=STAFF, response=shown(TicketMoved), operation_id="tickets_miss")
def miss(request: HttpRequest, ref: PathRef) -> TicketMoved:
    """Nobody came. Refuses with TicketUnknown, WrongState, NotCalledEnough or CalledTooSoon."""
    return done(request, operations.miss, ref)


@router.post("/{ref}/serve", auth=STAFF, response=shown(TicketMoved), operation_id="tickets_serve")
def serve(request: HttpRequest, ref: PathRef) -> TicketMoved:
    """Who was called has come; the visit begins. Refuses with TicketUnknown, WrongState or VisitOpen."""
    return done(request, operations.serve, ref)


@router.post("/{ref}/take-in", auth=STAFF, response={201: shown(MatterHandedIn)}, operation_id="tickets_take_in")
def take_in(request: HttpRequest, ref: PathRef, body: MatterTaken) -> MatterHandedIn:
    """Take the bundle of the ticket in: one intake, a case for each item.

    Refuses with TicketUnknown, WrongState, NotForABundle, NothingChosen, StillWaiting, OutOfScope, DraftIncomplete,
    NoDesk, PrerequisiteMissing, NotTakenInHere or ClassTooLow.
    """
    facts = (body.party, tuple(body.items), dict(body.said), dict(body.typed))
    return done(request, operations.take_in, ref, *facts)


@router.post("/{ref}/hand-out", auth=STAFF, response=shown(MatterDelivered), operation_id="tickets_hand_out")
def hand_out(request: HttpRequest, ref: PathRef, body: ResultsSigned) -> MatterDelivered:
    """Hand all results of a matter out together on this ticket.

    Refuses with TicketUnknown, WrongState, MatterUnknown, NotAllDecided, FeesOutstanding or TextMissing.
    """
    return done(request, operations.hand_out, ref, body.matter, body.signature)


@router.post("/{ref}/finish", auth=STAFF, response=result_of(operations.finish), operation_id="tickets_finish")
def finish(request: HttpRequest, ref: PathRef) -> TicketMoved:
    """The visitor leaves: ticket and visit end. Refuses with TicketUnknown or WrongState."""
    return done(request, operations.finish, ref)
