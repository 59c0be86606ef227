"""How the re-visits say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class RevisitUnknown(Refusal):
    """There is no such draw or call for this reader."""

    code: ClassVar[str] = "revisits.unknown"


class RevisitDrawn(Refusal):
    """The draw has been made."""

    code: ClassVar[str] = "revisits.drawn"


class DrawWaits(Refusal):
    """A draw was announced for this centre and waits for its witness: who is not content has no second try."""

    code: ClassVar[str] = "revisits.draw_waits"


class DrawLapsed(Refusal):
    """No witness came in the days of the draw: another is announced."""

    code: ClassVar[str] = "revisits.lapsed"


class WitnessAnnounced(Refusal):
    """The witness is another than who announced the draw, and none who is to call."""

    code: ClassVar[str] = "revisits.witness_announced"


class NobodyCalled(Refusal):
    """Nothing is written of a call before whom to call was looked up, each time anew."""

    code: ClassVar[str] = "revisits.nobody_called"


class TriedToday(Refusal):
    """On one working day one try counts, so that nobody is given up within minutes."""

    code: ClassVar[str] = "revisits.tried_today"


class CallerTooNear(Refusal):
    """Who had a hand in the case meanwhile, or works where it was handled, does not ask about it."""

    code: ClassVar[str] = "revisits.caller_too_near"
