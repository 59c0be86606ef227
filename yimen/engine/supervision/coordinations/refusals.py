"""How the coordination meetings say no."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class CoordinationUnknown(Refusal):
    """There is no such meeting for this reader."""

    code: ClassVar[str] = "coordinations.unknown"


@dataclass(eq=False)
class NotTheCaller(Refusal):
    """Who called the meeting keeps its papers."""

    code: ClassVar[str] = "coordinations.not_the_caller"


@dataclass(eq=False)
class NotInvited(Refusal):
    """They belong to no office that is invited."""

    code: ClassVar[str] = "coordinations.not_invited"


@dataclass(eq=False)
class SeatUnclear(Refusal):
    """Somebody belongs to several offices that are invited, and says for which they speak."""

    code: ClassVar[str] = "coordinations.seat_unclear"


@dataclass(eq=False)
class CallerThere(Refusal):
    """Who called the meeting is in office: they hand it over, nobody takes it from them."""

    code: ClassVar[str] = "coordinations.caller_there"


@dataclass(eq=False)
class NotThen(Refusal):
    """People sign in from an hour before a meeting until twelve after it began; minutes are kept once it began."""

    code: ClassVar[str] = "coordinations.not_then"


@dataclass(eq=False)
class NotStuck(Refusal):
    """What is brought before the meeting is not stuck, or not any more."""

    code: ClassVar[str] = "coordinations.not_stuck"


@dataclass(eq=False)
class PointsUndecided(Refusal):
    """Minutes say of every point what was decided."""

    code: ClassVar[str] = "coordinations.points_undecided"


@dataclass(eq=False)
class SignaturesMissing(Refusal):
    """An office that came has not signed the minutes."""

    code: ClassVar[str] = "coordinations.signatures_missing"
    offices: tuple[str, ...]


@dataclass(eq=False)
class SignedAlready(Refusal):
    """The office has signed in, or has signed these minutes."""

    code: ClassVar[str] = "coordinations.signed_already"


@dataclass(eq=False)
class SitsAlready(Refusal):
    """The department always sits already."""

    code: ClassVar[str] = "coordinations.sits_already"
