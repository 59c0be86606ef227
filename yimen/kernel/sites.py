"""Sites 网上办事站: which colours a site may choose, each of the theme, so that none is hard to read. Pure."""

from enum import StrEnum


class Tone(StrEnum):
    """The colour by which a place's own site is known."""

    TRUST = "trust"
    DONE = "done"
    SOON = "soon"
    STILL = "still"


MOST_TEXT = 4000
