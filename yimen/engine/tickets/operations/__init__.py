"""Writes of the tickets: taken and left by who waits; called, served and finished at the counter."""

from yimen.engine.tickets.operations.booked import take_booked
from yimen.engine.tickets.operations.calling import TicketMoved, call_again, call_next, miss
from yimen.engine.tickets.operations.serving import finish, hand_out, serve, take_in
from yimen.engine.tickets.operations.taking import TicketTaken, leave, take

__all__ = [
    "TicketMoved",
    "TicketTaken",
    "call_again",
    "call_next",
    "finish",
    "hand_out",
    "leave",
    "miss",
    "serve",
    "take",
    "take_booked",
    "take_in",
]
