"""How the tickets say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class TicketUnknown(Refusal):
    """There is no such ticket, or not for this actor or at this counter."""

    code: ClassVar[str] = "tickets.unknown"
    ref: str


class NotTakenHere(Refusal):
    """No group of counters of the centre takes in what the ticket is wanted for, or nobody stands at its counters."""

    code: ClassVar[str] = "tickets.not_taken_here"
    what: str


class HoldsOne(Refusal):
    """This party holds a ticket for the same business today already; its number."""

    code: ClassVar[str] = "tickets.holds_one"
    number: str


class CounterInNoGroup(Refusal):
    """The counter at which this clerk stands is in no group: it calls nobody."""

    code: ClassVar[str] = "tickets.counter_in_no_group"


class CounterBusy(Refusal):
    """Somebody is called to this counter, or served at it; their number."""

    code: ClassVar[str] = "tickets.counter_busy"
    number: str


class NobodyWaits(Refusal):
    """No ticket waits for what this counter takes in."""

    code: ClassVar[str] = "tickets.nobody_waits"


class NotForABundle(Refusal):
    """The ticket was not taken for a bundle, or its one intake is done."""

    code: ClassVar[str] = "tickets.not_for_a_bundle"


class CounterNotOpen(Refusal):
    """This clerk has no counter open: it is closed, or pauses; only an open one calls."""

    code: ClassVar[str] = "tickets.counter_not_open"
    state: str


class CounterTaken(Refusal):
    """A colleague has this counter open; they close it, or the manager of the hall does."""

    code: ClassVar[str] = "tickets.counter_taken"
    window: str


class CounterOpenElsewhere(Refusal):
    """This clerk has another counter open: one at a time."""

    code: ClassVar[str] = "tickets.counter_open_elsewhere"


class SameQueue(Refusal):
    """The ticket stands in this queue already."""

    code: ClassVar[str] = "tickets.same_queue"
