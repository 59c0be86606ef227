"""Bills by the clock: runs that lie ready are taken in, what waits is brought; one that is unsound stops no other."""

from contextlib import suppress
from datetime import datetime

from yimen.engine.money.page_bills import operations, ports
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.threshold.run import run


def fetched(now: datetime) -> int:
    """Take in and bring; how many bills came to their owners. An unsound run is noted among the attempts each time."""
    for name in ports.source().waiting():
        with suppress(Refusal):
            run(operations.take_in_run, *ports.source().run(name), by=SYSTEM, now=now)
    return operations.bring_bills(by=SYSTEM, now=now).bills
