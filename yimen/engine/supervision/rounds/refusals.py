"""How the rounds say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class RoundUnknown(Refusal):
    """There is no such round, visit or finding for this reader."""

    code: ClassVar[str] = "rounds.unknown"


class NotTheDay(Refusal):
    """A window is visited on the day that was drawn, once."""

    code: ClassVar[str] = "rounds.not_the_day"


class NearTheWindow(Refusal):
    """Who works at the window, or in its office, does not look at it."""

    code: ClassVar[str] = "rounds.near_the_window"


class NotForTheUnit(Refusal):
    """The unit that was looked at answers, and others judge."""

    code: ClassVar[str] = "rounds.not_for_the_unit"


class VisitsAhead(Refusal):
    """A round is closed when all its days are over."""

    code: ClassVar[str] = "rounds.visits_ahead"
