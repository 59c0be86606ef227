"""Pieces: the plain values that the components of the theme draw. Doors make them from rows; templates only show."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from yimen.kernel.snapshot import snapshot

LAMP_LOOKS: Mapping[str, tuple[str, str]] = {
    "green": ("is-done", "ok"),
    "amber": ("is-soon", "clock"),
    "red": ("is-late", "stop"),
    "paused": ("", "pause"),
    "none": ("", "ring"),
}
"""Colour of a lamp -> class and icon. The shapes differ too: grey print still reads."""

TONES: Mapping[str, tuple[str, str]] = {
    "info": ("", "info"),
    "done": ("is-done", "ok"),
    "soon": ("is-soon", "clock"),
    "late": ("is-late", "stop"),
    "still": ("is-still", "pause"),
}
"""Tone of a notice or tag -> class and icon."""


@snapshot
class Link:
    """Where a piece leads."""

    url: str
    words: str
    icon: str = ""


@snapshot
class Happening:
    """One entry of a timeline."""

    title: str
    at: datetime | None = None
    text: str = ""
    quote: str = ""
    tone: str = "done"
    """done | now | next | late"""
    who: str = ""
    links: Sequence[Link] = ()
    where: str = ""
    """Through which channel; empty where nobody came."""


@snapshot
class DayCell:
    """One day of the clock: how it looks and what it was."""

    date: date
    look: str
    """used | today | off | due | ahead"""
    words: str
    why: str = ""
    counted: str = ""


@snapshot
class Mistake:
    """Something to mend on a form: the id of the control, and what to do."""

    at: str
    sentence: str
