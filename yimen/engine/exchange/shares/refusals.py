"""How the shares say no."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class ShareUnknown(Refusal):
    """There is no such share for this actor."""

    code: ClassVar[str] = "share.unknown"
    ref: str


@dataclass(eq=False)
class ShareEnded(Refusal):
    """The share was taken back, or its last day is over."""

    code: ClassVar[str] = "share.ended"
    at: datetime


@dataclass(eq=False)
class ShareOnlyToLook(Refusal):
    """The case was opened to be looked at; nothing may be done with it."""

    code: ClassVar[str] = "share.only_to_look"


@dataclass(eq=False)
class SharedAlready(Refusal):
    """The case is open to this centre already."""

    code: ClassVar[str] = "share.already"


@dataclass(eq=False)
class OwnCentre(Refusal):
    """A case is not shared with the centre at which it lies."""

    code: ClassVar[str] = "share.own_centre"


@dataclass(eq=False)
class ShareDaysWrong(Refusal):
    """A share lasts until today at least, and no longer than it may."""

    code: ClassVar[str] = "share.days_wrong"
    most: int
    field: str = "until"
