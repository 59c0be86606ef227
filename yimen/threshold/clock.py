"""The one reader of the clock. In demo mode YIMEN_NOW moves it, so that a reviewer can watch a midnight pass."""

import os
from datetime import UTC, datetime

from django.conf import settings

_STARTED = datetime.now(UTC)
#: When the whole installation was started, told by who started it: a process that starts later is on the same clock.
SINCE = "YIMEN_NOW_SINCE"


def now() -> datetime:
    """The present moment, aware, in UTC; moved by YIMEN_NOW in demo mode only (and running on from there)."""
    moment = datetime.now(UTC)
    told = os.environ.get("YIMEN_NOW", "")
    if not told or not settings.YIMEN_DEMO:
        return moment
    began = os.environ.get(SINCE, "")
    return datetime.fromisoformat(told).astimezone(UTC) + (
        moment - (datetime.fromisoformat(began) if began else _STARTED)
    )


def share() -> None:
    """Have every process that is started from here run on the same moved clock, however late it starts."""
    os.environ.setdefault(SINCE, _STARTED.isoformat())
