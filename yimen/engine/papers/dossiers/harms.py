"""Harms: what a PDF could do besides being read. Apart from who looks for them, whom only an upload needs."""

from enum import StrEnum


class Harm(StrEnum):
    """What a PDF could do besides being read."""

    SCRIPT = "script"
    LAUNCH = "launch"
    CARRIES = "carries"
    BY_ITSELF = "by_itself"
    DYNAMIC_FORM = "dynamic_form"
    BLOWS_UP = "blows_up"
