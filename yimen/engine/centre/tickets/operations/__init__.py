"""Writes of the tickets: taken and left by who waits; called, served and finished at a counter that is open."""

from yimen.engine.centre.tickets.operations.booked import take_booked
from yimen.engine.centre.tickets.operations.calling import TicketMoved, call_again, call_next, miss
from yimen.engine.centre.tickets.operations.lining_up import come_back, put_first, remind_waiting, transfer
from yimen.engine.centre.tickets.operations.opening import (
    CounterMoved,
    close_counter,
    close_for,
    open_counter,
    pause_counter,
    resume_counter,
)
from yimen.engine.centre.tickets.operations.serving import finish, hand_out, serve, take_in
from yimen.engine.centre.tickets.operations.taking import TicketTaken, leave, take

__all__ = [
    "CounterMoved",
    "TicketMoved",
    "TicketTaken",
    "call_again",
    "call_next",
    "close_counter",
    "close_for",
    "come_back",
    "finish",
    "hand_out",
    "leave",
    "miss",
    "open_counter",
    "pause_counter",
    "put_first",
    "remind_waiting",
    "resume_counter",
    "serve",
    "take",
    "take_booked",
    "take_in",
    "transfer",
]
