"""Tickets 排队号: the life of a ticket, its number, and when a centre gives tickets. Nothing here knows who waits.

A number is the letter of the group of counters and a count without gaps, one a centre, letter and day. Why one ticket
serves a whole matter or chain: docs/decisions/0118.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal
from yimen.kernel.time.worktime import WorkCalendar


class TicketFor(StrEnum):
    """What somebody takes a ticket for: whatever it is, one number serves all of it."""

    GROUP = "group"
    """Whatever a group of counters takes in."""
    ITEM = "item"
    """An item, with those before and after it that the same group takes."""
    BUNDLE = "bundle"
    """一件事: all its items on one form."""
    MATTER = "matter"
    """An application for a bundle that was begun, or whose results lie ready."""


class TicketState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    FINISHED = "finished"
    MISSED = "missed"
    LEFT = "left"


class TicketMove(StrEnum):
    CALL = "call"
    CALL_AGAIN = "call_again"
    SERVE = "serve"
    FINISH = "finish"
    MISS = "miss"
    LEAVE = "leave"


_S, _M = TicketState, TicketMove

TICKET_LIFE: Lifecycle[TicketState, TicketMove] = Lifecycle(
    start=_S.WAITING,
    moves={
        _M.CALL: (frozenset({_S.WAITING}), _S.CALLED),
        _M.CALL_AGAIN: (frozenset({_S.CALLED}), _S.CALLED),
        _M.SERVE: (frozenset({_S.CALLED}), _S.SERVING),
        _M.FINISH: (frozenset({_S.SERVING}), _S.FINISHED),
        _M.MISS: (frozenset({_S.CALLED}), _S.MISSED),
        _M.LEAVE: (frozenset({_S.WAITING, _S.CALLED}), _S.LEFT),
    },
)
AT_A_COUNTER = frozenset({_S.CALLED, _S.SERVING})
"""A counter has one such ticket at a time."""
LIVE = frozenset({_S.WAITING}) | AT_A_COUNTER
"""A party has one such ticket at a time for one business of a day."""


@dataclass(eq=False)
class CentreClosed(Refusal):
    """The centre gives no tickets now: its calendar has today off, or its doors have closed; it opens at `at`."""

    code: ClassVar[str] = "tickets.centre_closed"
    at: str


def number(letter: str, nth: int) -> str:
    """What is called out and shown: the letter of the group, then at least three digits."""
    return f"{letter}{nth:03d}"


def heard(typed: str) -> tuple[str, int] | None:
    """The letter and the count of a number as somebody says it; None when it is none."""
    letter, digits = typed.strip().upper()[:1], typed.strip()[1:]
    if not ("A" <= letter <= "Z" and digits.isascii() and digits.isdigit() and len(digits) < 8 and int(digits)):
        return None
    return letter, int(digits)


def must_be_open(calendar: WorkCalendar, now: datetime) -> None:
    """Tickets are given on open days, from before the doors open until they close; refuses with CentreClosed."""
    today = calendar.day_of(now)
    if not calendar.shifts_on(today) or now >= calendar.closing(today):
        opens = calendar.next_opening(now).astimezone(calendar.zone)
        raise CentreClosed(at=opens.strftime("%Y-%m-%d %H:%M"))
