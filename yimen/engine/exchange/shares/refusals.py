"""How the shares say no."""

from datetime import datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class ShareUnknown(Refusal):
    """There is no such share for this actor."""

    code: ClassVar[str] = "share.unknown"
    ref: str


class ShareEnded(Refusal):
    """The share was taken back, or its last day is over."""

    code: ClassVar[str] = "share.ended"
    at: datetime


class ShareOnlyToLook(Refusal):
    """The case was opened to be looked at; nothing may be done with it."""

    code: ClassVar[str] = "share.only_to_look"


class SharedAlready(Refusal):
    """The case is open to this centre already."""

    code: ClassVar[str] = "share.already"


class OwnCentre(Refusal):
    """A case is not shared with the centre at which it lies."""

    code: ClassVar[str] = "share.own_centre"


class ShareDaysWrong(Refusal):
    """A share lasts until today at least, and no longer than it may."""

    code: ClassVar[str] = "share.days_wrong"
    most: int
    field: str = "until"
