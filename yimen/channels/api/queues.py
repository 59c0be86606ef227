"""Counters and lines: what the screen of a hall shows, counters opened and closed, who comes back or goes over."""

from datetime import date

from django.http import HttpRequest
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import done
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import REF_PATTERN, Body, BodyRef, PathRef, several, shown
from yimen.engine.centre.tickets import operations, queries
from yimen.engine.centre.tickets.operations import CounterMoved, TicketMoved
from yimen.engine.centre.tickets.rows import BoardRow, CounterNow
from yimen.insight.waits import queries as waited
from yimen.insight.waits.rows import HourRow
from yimen.kernel.visits.counters import PausedFor
from yimen.kernel.visits.tickets import FirstFor
from yimen.threshold import clock

router = Router(tags=["queues"])

OneGroup = QueryEx[str, P(pattern=f"{REF_PATTERN}|^$", description="One queue alone")]


class CounterOpened(Body):
    """Which counter is opened."""

    window: BodyRef


class CounterPaused(Body):
    """Why the counter pauses, as those who wait are told."""

    why: PausedFor


class QueueChanged(Body):
    """To which queue of the centre somebody is sent over."""

    group: BodyRef


class PutFirst(Body):
    """Why somebody is called before those who came earlier."""

    why: FirstFor


@router.get("/centres/{centre}/board", auth=ALL, response=shown(BoardRow), operation_id="queues_board")
def board(request: HttpRequest, centre: PathRef, group: OneGroup = "") -> BoardRow:
    """What the screen of a centre shows: who was called where, and each queue with its next numbers and its wait."""
    return queries.board(centre, group, clock.now())


@router.get("/centres/{centre}/counters", auth=STAFF, response=several(CounterNow), operation_id="queues_counters")
def counters(request: HttpRequest, centre: PathRef) -> list[CounterNow]:
    """The counters of a centre as they are now: open, paused or closed, who is there, and whose number."""
    return list(queries.counters(centre, clock.now()))


@router.get("/centres/{centre}/hours", auth=ALL, response=several(HourRow), operation_id="queues_hours")
def hours(request: HttpRequest, centre: PathRef, day: date, group: OneGroup = "") -> list[HourRow]:
    """What the hours of a day are likely to be at a centre: of the same weekday in the last five weeks."""
    return list(waited.hours(centre, group, day, clock.now()))


@router.post("/counter/open", auth=STAFF, response={201: shown(CounterMoved)}, operation_id="queues_open")
def open_counter(request: HttpRequest, body: CounterOpened) -> CounterMoved:
    """Open the counter at which you stand. Refuses with NotAtAWindow, CounterTaken or CounterOpenElsewhere."""
    return done(request, operations.open_counter, body.window)


@router.post("/counter/pause", auth=STAFF, response=shown(CounterMoved), operation_id="queues_pause")
def pause_counter(request: HttpRequest, body: CounterPaused) -> CounterMoved:
    """Pause your counter. Refuses with NotAtAWindow, CounterNotOpen, WrongState or CounterBusy."""
    return done(request, operations.pause_counter, body.why.value)


@router.post("/counter/resume", auth=STAFF, response=shown(CounterMoved), operation_id="queues_resume")
def resume_counter(request: HttpRequest) -> CounterMoved:
    """Your counter goes on. Refuses with NotAtAWindow, CounterNotOpen or WrongState."""
    return done(request, operations.resume_counter)


@router.post("/counter/close", auth=STAFF, response=shown(CounterMoved), operation_id="queues_close")
def close_counter(request: HttpRequest) -> CounterMoved:
    """Close your counter. Refuses with NotAtAWindow, CounterNotOpen or CounterBusy."""
    return done(request, operations.close_counter)


@router.post("/counters/{ref}/close", auth=STAFF, response=shown(CounterMoved), operation_id="queues_close_for")
def close_for(request: HttpRequest, ref: PathRef) -> CounterMoved:
    """Close a counter that was left open, as the manager of the hall. Refuses with NoSuchThing or CounterBusy."""
    return done(request, operations.close_for, ref)


@router.post("/tickets/{ref}/come-back", auth=STAFF, response=shown(TicketMoved), operation_id="queues_come_back")
def come_back(request: HttpRequest, ref: PathRef) -> TicketMoved:
    """Who was missed waits again. Refuses with TicketUnknown, WrongState, NumberLapsed or HoldsOne."""
    return done(request, operations.come_back, ref)


@router.post("/tickets/{ref}/transfer", auth=STAFF, response=shown(TicketMoved), operation_id="queues_transfer")
def transfer(request: HttpRequest, ref: PathRef, body: QueueChanged) -> TicketMoved:
    """Send somebody over to another queue with their place.

    Refuses with TicketUnknown, WrongState, NotTakenHere, SameQueue or HoldsOne.
    """
    return done(request, operations.transfer, ref, body.group)


@router.post("/tickets/{ref}/put-first", auth=STAFF, response=shown(TicketMoved), operation_id="queues_put_first")
def put_first(request: HttpRequest, ref: PathRef, body: PutFirst) -> TicketMoved:
    """Let somebody be called first, for a reason that you answer for. Refuses with TicketUnknown or WrongState."""
    return done(request, operations.put_first, ref, body.why.value)
