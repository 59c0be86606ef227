"""How the populations say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class PopulationTwice(Refusal):
    """A figure of the place as of the same day stands already: that one is withdrawn first."""

    code: ClassVar[str] = "populations.twice"


class PopulationWithdrawn(Refusal):
    """The figure was withdrawn and is read only."""

    code: ClassVar[str] = "populations.withdrawn"


class NotACrowd(Refusal):
    """A population is a whole number of people, one to two thousand million."""

    code: ClassVar[str] = "populations.not_a_number"
