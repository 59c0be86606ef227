"""How the coordination meetings say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class CoordinationUnknown(Refusal):
    """There is no such meeting for this reader."""

    code: ClassVar[str] = "coordinations.unknown"


class NotTheCaller(Refusal):
    """Who called the meeting keeps its papers."""

    code: ClassVar[str] = "coordinations.not_the_caller"


class NotInvited(Refusal):
    """They belong to no office that is invited."""

    code: ClassVar[str] = "coordinations.not_invited"


class SeatUnclear(Refusal):
    """Somebody belongs to several offices that are invited, and says for which they speak."""

    code: ClassVar[str] = "coordinations.seat_unclear"


class CallerThere(Refusal):
    """Who called the meeting is in office: they hand it over, nobody takes it from them."""

    code: ClassVar[str] = "coordinations.caller_there"


class NotThen(Refusal):
    """People sign in from an hour before a meeting until twelve after it began; minutes are kept once it began."""

    code: ClassVar[str] = "coordinations.not_then"


class NotStuck(Refusal):
    """What is brought before the meeting is not stuck, or not any more."""

    code: ClassVar[str] = "coordinations.not_stuck"


class PointsUndecided(Refusal):
    """Minutes say of every point what was decided."""

    code: ClassVar[str] = "coordinations.points_undecided"


class SignaturesMissing(Refusal):
    """An office that came has not signed the minutes."""

    code: ClassVar[str] = "coordinations.signatures_missing"
    offices: tuple[str, ...]


class SignedAlready(Refusal):
    """The office has signed in, or has signed these minutes."""

    code: ClassVar[str] = "coordinations.signed_already"


class SitsAlready(Refusal):
    """The department always sits already."""

    code: ClassVar[str] = "coordinations.sits_already"
