"""Personal codes 一码: for how long one is good, how it is spelled and heard, and at which doors it opens something.

It is no secret to keep: a code is shown on the screen of whoever is signed in, opens one thing once, and is over after
a minute and a half whether it was used or not.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from yimen.kernel.refs import heard, spelled

GOOD_FOR = timedelta(seconds=90)
RENEWED_AFTER = timedelta(seconds=60)
"""The page that shows it asks for another before the old one is over."""
LETTERS = 16


class CodeDoor(StrEnum):
    """Where a code is held up."""

    WINDOW = "window"
    TERMINAL = "terminal"


def new_code(entropy: bytes) -> str:
    """A code out of at least sixteen bytes of entropy: eighty bits, so that nobody meets one by trying."""
    return spelled(entropy, LETTERS)


def heard_code(typed: str) -> str:
    """What was meant by a code that was scanned, or typed in groups."""
    return heard(typed).replace("-", "")


def grouped(code: str) -> str:
    """A code as it is read out: in groups of four."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def is_over(shown_at: datetime, now: datetime) -> bool:
    return now > shown_at + GOOD_FOR
