"""The self-service area of the sample city: two terminals, of which one waits for its code to be typed in."""

import secrets
from datetime import datetime

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import CENTRE, FOUNDER
from yimen.engine.centre.terminals import operations as terminals
from yimen.engine.centre.terminals import queries
from yimen.kernel.actor import SYSTEM

NAMES = ("自助 1 号机（示范）", "自助 2 号机（示范）")


def set_up(city: City) -> None:
    """Register what is not there yet; the first is set up for a browser that nobody has."""
    now: datetime = city.anchor
    if queries.terminals(SYSTEM, now):
        return
    first, _ = (terminals.register_terminal(city.centre(CENTRE), name, by=FOUNDER, now=now) for name in NAMES)
    terminals.activate_terminal(first.code, secrets.token_urlsafe(32), by=FOUNDER, now=now)
