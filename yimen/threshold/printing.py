"""Printing at the threshold: every door hands out papers here, so that none goes out without being on record."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest

from yimen.engine.records.prints.rows import PrintedPaper
from yimen.kernel.papers.prints import Door, Where
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.run import run
from yimen.threshold.terminals import terminal_of

P = TypeVar("P", bound=PrintedPaper | None)


def printed(request: HttpRequest, act: Callable[..., P], *which: str, door: Door) -> P:
    """The paper, on record for this door; at a registered terminal for the terminal."""
    at = terminal_of(request) if door in (Door.HALL, Door.KIOSK) else None
    where = Where(Door.TERMINAL if at and door is Door.HALL else door, at.name if at else "")
    return run(act, *which, where, by=actor_of_request(request), now=clock.now())
