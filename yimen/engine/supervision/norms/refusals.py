"""How the norms say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class SelfCheckUnknown(Refusal):
    """There is no such self-check for this reader."""

    code: ClassVar[str] = "norms.unknown"


class NotOfTheCentre(Refusal):
    """Who belongs to a centre checks it."""

    code: ClassVar[str] = "norms.not_of_the_centre"


class NotForThisCentre(Refusal):
    """The norm is not for this kind of centre, or not in force."""

    code: ClassVar[str] = "norms.not_for_this_centre"


class CheckedAlready(Refusal):
    """The centre is being checked against this norm already."""

    code: ClassVar[str] = "norms.checked_already"


class NormStands(Refusal):
    """A norm of this title is in force."""

    code: ClassVar[str] = "norms.stands"
