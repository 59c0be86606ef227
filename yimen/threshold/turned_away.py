"""Turned away: a door that is not for whoever knocks says no, and that they tried is written among the attempts.

Rate and number are those of every attempt: at most sixty lines a minute and actor. Nobody who is not known is noted.
"""

from typing import ClassVar

from django.http import HttpRequest

from yimen.journal.attempts import note_attempt
from yimen.kernel.actor import Actor
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock

LONGEST = 100


class NotForYou(Refusal):
    """Whoever asks is known, and this is not for them."""

    code: ClassVar[str] = "request.not_for_you"


def turned_away(request: HttpRequest, by: Actor) -> NotForYou:
    """Note that this actor knocked here; the refusal to answer with."""
    refusal = NotForYou()
    note_attempt(_door(request), _subject(request), refusal, by, clock.now())
    return refusal


def _door(request: HttpRequest) -> str:
    """What was asked of which address; the address as it is declared, so that it names nobody."""
    place = request.resolver_match
    route = place.route if place is not None else ""
    return f"{request.method} /{route}"[:LONGEST]


def _subject(request: HttpRequest) -> str:
    found = request.resolver_match.kwargs.get("ref", "") if request.resolver_match is not None else ""
    return found if isinstance(found, str) and len(found) <= 64 else ""
