"""Tickets 排队号: the life of a ticket, its number, and when a centre gives tickets. Nothing here knows who waits.

A number is the letter of the group of counters and a count without gaps, one a centre, letter and day. Why one ticket
serves a whole matter or chain: docs/decisions/0118. Who is called when, and what becomes of whom nobody saw: 0145.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
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
    COME_BACK = "come_back"
    TRANSFER = "transfer"
    LEAVE = "leave"


class FirstFor(StrEnum):
    """Why somebody is called before those who came earlier 优先: a clerk sees it, and answers for it by name."""

    ELDERLY = "elderly"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    SOLDIER = "soldier"
    ILL = "ill"


_S, _M = TicketState, TicketMove

TICKET_LIFE: Lifecycle[TicketState, TicketMove] = Lifecycle(
    start=_S.WAITING,
    moves={
        _M.CALL: (frozenset({_S.WAITING}), _S.CALLED),
        _M.CALL_AGAIN: (frozenset({_S.CALLED}), _S.CALLED),
        _M.SERVE: (frozenset({_S.CALLED}), _S.SERVING),
        _M.FINISH: (frozenset({_S.SERVING}), _S.FINISHED),
        _M.MISS: (frozenset({_S.CALLED}), _S.MISSED),
        _M.COME_BACK: (frozenset({_S.MISSED}), _S.WAITING),
        _M.TRANSFER: (frozenset({_S.CALLED, _S.SERVING}), _S.WAITING),
        _M.LEAVE: (frozenset({_S.WAITING, _S.CALLED}), _S.LEFT),
    },
)
AT_A_COUNTER = frozenset({_S.CALLED, _S.SERVING})
"""A counter has one such ticket at a time."""
LIVE = frozenset({_S.WAITING}) | AT_A_COUNTER
"""A party has one such ticket at a time for one business of a day."""

MOST_CALLS, BETWEEN_CALLS = 3, timedelta(seconds=15)
"""So often a number is called, so far apart; only then it may be passed over."""
KEPT, MOST_RETURNS, BACK_BEHIND = timedelta(minutes=30), 1, 3
"""A number that was passed over is kept so long, comes back so often, and stands behind so many who wait."""
NEARLY = 3
"""With so many before it or fewer, whoever holds a ticket is told that their turn comes."""


class CentreClosed(Refusal):
    """The centre gives no tickets now: its calendar has today off, or its doors have closed; it opens at `at`."""

    code: ClassVar[str] = "tickets.centre_closed"
    at: str


class CalledTooSoon(Refusal):
    """The number was called just now: people need so many seconds more to come."""

    code: ClassVar[str] = "tickets.called_too_soon"
    seconds: int


class CalledEnough(Refusal):
    """The number was called as often as a number is called."""

    code: ClassVar[str] = "tickets.called_enough"
    calls: int


class NotCalledEnough(Refusal):
    """A number is passed over only when it has been called so often."""

    code: ClassVar[str] = "tickets.not_called_enough"
    calls: int
    needed: int


class NumberLapsed(Refusal):
    """The number was passed over too long ago, or came back before: who comes now takes a new one."""

    code: ClassVar[str] = "tickets.number_lapsed"


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


def must_be_time_to_call(calls: int, called_at: datetime, now: datetime) -> None:
    """A number that was called so often, the last time then, may be called again; refuses with CalledEnough or
    CalledTooSoon."""
    if calls >= MOST_CALLS:
        raise CalledEnough(calls=calls)
    _must_have_had_time(called_at, now)


def must_have_called(calls: int, called_at: datetime, now: datetime) -> None:
    """A number may be passed over; refuses with NotCalledEnough or CalledTooSoon."""
    if calls < MOST_CALLS:
        raise NotCalledEnough(calls=calls, needed=MOST_CALLS)
    _must_have_had_time(called_at, now)


def _must_have_had_time(called_at: datetime, now: datetime) -> None:
    left = called_at + BETWEEN_CALLS - now
    if left > timedelta(0):
        raise CalledTooSoon(seconds=-(-left // timedelta(seconds=1)))


def kept_until(missed_at: datetime, returns: int, now: datetime) -> datetime | None:
    """Until when a number that was passed over may come back; None: it may not any more."""
    until = missed_at + KEPT
    return until if returns < MOST_RETURNS and now <= until else None


def place_behind(places: Sequence[float]) -> float | None:
    """The place of who comes back into a line with these places, the first first; None: nobody waits, it keeps its own.

    Behind the third who waits; behind the last where fewer do.
    """
    if not places:
        return None
    return places[min(BACK_BEHIND, len(places)) - 1] + 0.5
